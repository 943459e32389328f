package dev.sportello.relay.bulk;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is imported, and how it is read. Immutable.
///
/// @param file an absolute path
/// @param format `csv`, `ndjson`, or empty: by the file's name and its first letter
/// @param type of the rows of a CSV file that has no column for it: `profile`, `event` or `order`; empty: what fits
/// @param delimiter one letter of ASCII, or empty: by the first line
/// @param encoding of the file
/// @param map by the name of an attribute the name of the column that holds it
/// @param rest whether all other columns become properties
/// @param dry whether it is only said what would be done
public record ImportOptions(
        Path file,
        String format,
        String type,
        String delimiter,
        Charset encoding,
        Map<String, String> map,
        boolean rest,
        boolean dry) {
    private static final String ASCII = "\r\n\t,;|\"{";

    public ImportOptions {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(delimiter, "delimiter");
        Objects.requireNonNull(encoding, "encoding");
        map = Map.copyOf(new LinkedHashMap<>(map));
    }

    /// @throws ImportFailed where there is no such encoding, or it does not write lines as ASCII does
    public static Charset encoding(String name) throws ImportFailed {
        try {
            var encoding = Charset.forName(name);
            if (encoding.canEncode() && ASCII.equals(new String(ASCII.getBytes(encoding), StandardCharsets.US_ASCII))) {
                return encoding;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw unusable(name);
        }
        throw unusable(name);
    }

    private static ImportFailed unusable(String name) {
        return new ImportFailed("Files in the encoding " + name + " cannot be read. Save the file as UTF-8, and leave"
                + " --encoding out.");
    }

    /// As lines of text, of which [#read] makes the same again.
    public String text() {
        var lines = new ArrayList<>(List.of(file.toString(), format, type, delimiter.replace("\t", "tab")));
        lines.addAll(List.of(encoding.name(), Boolean.toString(rest), Boolean.toString(dry)));
        map.forEach((attribute, column) -> lines.add(attribute + "=" + column));
        return String.join("\n", lines);
    }

    /// @throws IllegalArgumentException if it is no such text
    public static ImportOptions read(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 7) {
            throw new IllegalArgumentException("These are not the options of an import.");
        }
        var map = new LinkedHashMap<String, String>();
        for (var line : List.of(lines).subList(7, lines.length)) {
            var at = line.indexOf('=');
            map.put(line.substring(0, at), line.substring(at + 1));
        }
        return new ImportOptions(
                Path.of(lines[0]),
                lines[1],
                lines[2],
                lines[3].replace("tab", "\t"),
                Charset.forName(lines[4]),
                map,
                Boolean.parseBoolean(lines[5]),
                Boolean.parseBoolean(lines[6]));
    }
}
