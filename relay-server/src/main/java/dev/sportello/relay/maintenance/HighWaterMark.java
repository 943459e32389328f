package dev.sportello.relay.maintenance;

import dev.sportello.model.Position;
import dev.sportello.relay.storage.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the journal has come, noted beside the database every few seconds. A database that ends before that was
/// restored or replaced, and whoever had seen more would take one customer's ticket for another's. For one thread.
///
/// @param file one line: epoch, sequence number, ticket number
public record HighWaterMark(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(HighWaterMark.class);
    private static final int WORDS = 3;

    /// @param data the data folder
    public static HighWaterMark in(Path data) {
        return new HighWaterMark(data.resolve("high-water"));
    }

    private record Mark(Position position, long ticket) {}

    /// Whether a journal has come as far as was noted.
    ///
    /// @param embedded whether it stands in the same folder: another one cannot be meant, then
    /// @return a sentence for the operator where it lacks something; null where all is well
    public @Nullable String missing(Position head, boolean embedded) {
        var mark = read();
        if (mark == null || mark.position.sequence() == 0) {
            return null;
        }
        var same = mark.position.epoch().equals(head.epoch());
        if (!same && embedded && head.sequence() == 0) {
            return "The database is new, and there was one with " + mark.position.sequence()
                    + " entries here. Put that one back, or restore a backup with the command restore; to begin with"
                    + " nothing, delete " + file.toAbsolutePath() + ".";
        }
        if (!same || mark.position.sequence() <= head.sequence()) {
            return null;
        }
        return "The journal ends with entry " + head.sequence() + ", and entry " + mark.position.sequence()
                + " was acknowledged. If the database was restored from a backup, run the command restore without a file,"
                + " so that nothing reaches another customer. If not, stop and look for the newest data.";
    }

    /// Notes how far the journal has come. What cannot be noted is noted the next time.
    ///
    /// @param ticket the highest number that was given out
    public void note(Position head, long ticket) {
        try {
            var known = read();
            if (known != null && known.equals(new Mark(head, ticket))) {
                return;
            }
            var line = head.epoch() + " " + head.sequence() + " " + ticket + "\n";
            OwnerOnly.replace(file, line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.debug("How far the journal has come could not be noted.", e);
        }
    }

    /// The highest ticket number that was noted; 0 where none was.
    long ticket() {
        var mark = read();
        return mark == null ? 0 : mark.ticket;
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /// @return null where there is none that can be read
    private @Nullable Mark read() {
        try {
            var words = Files.readString(file).strip().split(" ");
            return words.length == WORDS
                    ? new Mark(
                            new Position(UUID.fromString(words[0]), Long.parseLong(words[1])), Long.parseLong(words[2]))
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
