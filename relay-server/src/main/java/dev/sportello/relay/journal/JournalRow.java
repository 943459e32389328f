package dev.sportello.relay.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

/// One row of the log: what one group commit decided, or a part of it where that is very much.
///
/// @param number counts the rows, without gaps
/// @param first the sequence number of its first entry
/// @param last of its last entry; `first - 1` where it holds answers only
/// @param at when it was committed, in whole milliseconds
/// @param content its lines, see [RowLines]; not to be changed
record JournalRow(long number, long first, long last, Instant at, byte[] content) {

    /// How many entries it was written with.
    int entries() {
        return (int) (last - first + 1);
    }

    /// CRC-32C (RFC 3720, appendix B.4) of all that the row says.
    long checksum() {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(number)
                .putLong(first)
                .putLong(last)
                .putLong(at.toEpochMilli())
                .flip());
        crc.update(content);
        return crc.getValue();
    }

    RowLines lines() {
        return RowLines.of(this);
    }

    /// The same row with the lines of some of its entries only; the others' are blank.
    ///
    /// @param kept the lines to keep, by sequence number
    JournalRow keeping(Map<Long, String> kept) {
        var entries = LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> kept.getOrDefault(sequence, ""))
                .toList();
        var lines = new RowLines(entries, lines().answers()).joined();
        return new JournalRow(number, first, last, at, lines.getBytes(UTF_8));
    }
}
