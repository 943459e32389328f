import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks, or with `write` repairs, the format of every Java source below the folder given as the first argument.
/// It runs on the project's own JDK: a formatter inside an older Maven's JVM cannot parse today's patterns.
public final class Format {
    public static void main(String[] arguments) throws IOException {
        var top = Path.of(arguments[0]);
        var write = arguments.length > 1 && arguments[1].equals("write");
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        var unformatted = new ArrayList<Path>();
        for (var source : sources(top)) {
            var text = Files.readString(source);
            var formatted = format(formatter, top.relativize(source), text);
            if (!formatted.equals(text)) {
                unformatted.add(top.relativize(source));
                if (write) {
                    Files.writeString(source, formatted);
                }
            }
        }
        if (!write && !unformatted.isEmpty()) {
            unformatted.forEach(source -> System.err.println("not formatted: " + source));
            System.err.println("Run \"mvn -N -Pformat validate\" and commit the result.");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, Path source, String text) {
        try {
            String formatted = formatter.formatSource(text);
            List<String> kept = comments(formatted);
            comments(text).stream()
                    .filter(line -> !kept.contains(line))
                    .findFirst()
                    .ifPresent(line -> {
                        // The formatter breaks one that is too long for it into a line that is no comment any more.
                        throw new IllegalArgumentException(source + ": wrap this comment by hand, shorter: " + line);
                    });
            return formatted;
        } catch (FormatterException e) {
            throw new IllegalArgumentException(source + " cannot be parsed: " + e.getMessage(), e);
        }
    }

    private static List<String> comments(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("//"))
                .toList();
    }

    private static List<Path> sources(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !top.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    private Format() {}
}
