package dev.sportello.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs a program of the benchmark with the options of the desktop's launcher, and reads the rows that it prints.
final class DesktopRows {
    /// As its launcher starts the desktop (`launcher.collector` and `launcher.options` in its `pom.xml`).
    private static final List<String> LAUNCHER = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED");

    private static final List<String> HEADLESS =
            List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");

    private static final String ROW = "row: ";

    /// A line of the table.
    record Row(String what, String measured) {}

    /// @param folder for the program
    /// @return in the order in which it was said
    static List<Row> of(Class<?> program, Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                        List.of(java),
                        LAUNCHER,
                        HEADLESS,
                        List.of("-cp", System.getProperty("java.class.path"), program.getName(), folder.toString()))
                .flatMap(List::stream)
                .toList();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var rows = new ArrayList<Row>();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().filter(line -> line.startsWith(ROW)).forEach(line -> {
                var cut = line.lastIndexOf('|');
                rows.add(new Row(line.substring(ROW.length(), cut), line.substring(cut + 1)));
            });
        }
        if (process.waitFor() != 0) {
            throw new IOException(program.getSimpleName() + " failed.");
        }
        return rows;
    }

    private DesktopRows() {}
}
