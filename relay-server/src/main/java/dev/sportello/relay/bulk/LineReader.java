package dev.sportello.relay.bulk;

import dev.sportello.relay.customer.BulkIntake;
import dev.sportello.relay.http.ApiRefused;
import dev.sportello.relay.klaviyo.ToldLine;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.JsonTree;
import dev.sportello.wire.RefusedFrame;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what the records of a file tell. Immutable.
///
/// @param rows of a table; null: each record is an object of JSON
record LineReader(@Nullable CsvRows rows, Charset encoding, ToldLine lines) {
    /// The names that a refusal may repeat: any other could be somebody's data.
    private static final Set<String> NAMES = Stream.of(
                    CsvColumns.OF_PROFILES,
                    CsvColumns.OF_EVENTS,
                    CsvColumns.OF_ORDERS,
                    Set.of("type", "profile", "location", "properties", "lines", "fulfilments", "refunds"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /// @return null for an empty line
    /// @throws BadLine where nothing of it can be taken
    BulkIntake.@Nullable Told read(FileRecords.Record line, Instant now) throws BadLine {
        if (line.problem() != null) {
            throw new BadLine(line.problem());
        }
        var text = RecordText.of(line.bytes(), encoding);
        if (text.isBlank()) {
            return null;
        }
        var value = rows == null ? json(text) : rows.line(text);
        RecordText.check(value);
        try {
            return lines.read(value, now);
        } catch (ApiRefused e) {
            throw new BadLine(e.detail() + where(e.pointer()));
        }
    }

    private static @Nullable Object json(String text) throws BadLine {
        try {
            return JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (RefusedFrame e) {
            throw new BadLine(problem(e));
        }
    }

    private static String problem(RefusedFrame refused) {
        if (refused.refusal().error() == ErrorKind.TOO_DEEP) {
            return "It nests too deeply.";
        }
        return refused.refusal().error() == ErrorKind.TOO_LARGE
                ? "It holds too much."
                : "It is no object of JSON. Each line holds one, from { to }.";
    }

    private static String where(@Nullable String pointer) {
        if (pointer == null) {
            return "";
        }
        var last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return NAMES.contains(last) ? " (" + last + ")" : "";
    }
}
