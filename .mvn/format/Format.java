import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks, or with `write` repairs, the format of every Java source below the folder given as the first argument.
/// It runs on the project's own JDK: a formatter inside an older Maven's JVM cannot parse today's patterns.
public final class Format {
    public static void main(String[] arguments) throws IOException {
        var top = Path.of(arguments[0]);
        var write = arguments.length > 1 && arguments[1].equals("write");
        var problems = sources(top).parallelStream()
                .map(source -> problem(top, source, write))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println("Run \"mvn -N -Pformat validate\" and commit the result.");
            System.exit(1);
        }
    }

    private static Optional<String> problem(Path top, Path source, boolean write) {
        var name = top.relativize(source);
        try {
            var text = Files.readString(source);
            var formatted = formatter().formatSource(text);
            var kept = comments(formatted);
            // The formatter breaks one that is too long for it into a line that is no comment any more.
            var broken =
                    comments(text).stream().filter(line -> !kept.contains(line)).findFirst();
            if (broken.isPresent()) {
                return Optional.of(name + ": wrap this comment by hand, shorter: " + broken.get());
            }
            if (formatted.equals(text)) {
                return Optional.empty();
            }
            if (write) {
                Files.writeString(source, formatted);
                return Optional.empty();
            }
            return Optional.of("not formatted: " + name);
        } catch (FormatterException e) {
            return Optional.of(name + " cannot be parsed: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Formatter formatter() {
        return Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
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
