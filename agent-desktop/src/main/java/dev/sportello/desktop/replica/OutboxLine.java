package dev.sportello.desktop.replica;

import dev.sportello.desktop.disk.Checksum;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line of the outbox's files: a checksum, a number, the name of its kind, and JSON. Everything behind the checksum
/// is covered by it.
///
/// @param number orders the lines, and is given once
/// @param kind its name on disk; one that only a later version knows is kept as it is
/// @param body JSON, which holds no line break
record OutboxLine(long number, String kind, String body) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{8}) (\\d{1,18}) ([a-z-]+) (.*)", Pattern.DOTALL);

    OutboxLine {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(body, "body");
    }

    /// @return empty where the checksum does not fit, or it is no line at all
    static Optional<OutboxLine> read(String text) {
        var line = LINE.matcher(text);
        return line.matches() && line.group(1).equals(Checksum.of(text.substring(9)))
                ? Optional.of(new OutboxLine(Long.parseLong(line.group(2)), line.group(3), line.group(4)))
                : Optional.empty();
    }

    /// Without the line break at its end.
    String written() {
        var rest = number + " " + kind + " " + body;
        return Checksum.of(rest) + " " + rest;
    }
}
