package dev.sportello.relay.bulk;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Cuts a file into its records: lines, or rows of RFC 4180, whose quoted cells may go over several lines. It holds one
/// record at a time, however long a line is, and goes on behind one that is wrong. For one thread.
final class FileRecords implements Closeable {
    static final int LONGEST = 1 << 20;

    /// Behind an unclosed quote much is read twice: not for ever.
    private static final int MOST_UNCLOSED = 100;

    private static final String TOO_LONG = "It is longer than a million bytes.";
    private static final String UNCLOSED = "A quote is not closed.";

    private final FileChannel channel;
    private final int delimiter;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long position;
    private long line = 1;
    private int unclosed;

    /// @param delimiter of the cells; -1: each line is a record, whatever quotes it holds
    FileRecords(Path file, int delimiter) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        this.delimiter = delimiter;
    }

    /// @param line the number of its first line, from 1
    /// @param end the position behind it
    /// @param next the number of the line behind it
    /// @param problem why it cannot be read; null where it can
    record Record(
            long line,
            long end,
            long next,
            byte[] bytes,
            @Nullable String problem) {}

    private enum Cell {
        BEGIN,
        PLAIN,
        QUOTED,
        CLOSED
    }

    void seek(long to, long atLine) throws IOException {
        channel.position(to);
        buffer.limit(0);
        position = to;
        line = atLine;
    }

    long size() throws IOException {
        return channel.size();
    }

    /// @return null at the end
    /// @throws ImportFailed where so much is wrong that the rest makes no sense
    @Nullable
    Record next() throws IOException, ImportFailed {
        bytes.reset();
        var first = line;
        var behindFirstLine = -1L;
        var cell = Cell.BEGIN;
        var tooLong = false;
        var read = read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0; read = read()) {
            if (read == '\n') {
                line++;
                behindFirstLine = behindFirstLine < 0 ? position : behindFirstLine;
                if (cell != Cell.QUOTED) {
                    break;
                }
            }
            cell = delimiter < 0 ? cell : next(cell, read);
            if (bytes.size() < LONGEST) {
                bytes.write(read);
            } else if (cell == Cell.QUOTED) {
                break;
            } else {
                tooLong = true;
            }
        }
        if (cell == Cell.QUOTED) {
            return unclosed(first, behindFirstLine);
        }
        return new Record(first, position, line, bytes.toByteArray(), tooLong ? TOO_LONG : null);
    }

    private Cell next(Cell cell, int read) {
        return switch (cell) {
            case BEGIN -> read == '"' ? Cell.QUOTED : read == delimiter ? Cell.BEGIN : Cell.PLAIN;
            case PLAIN -> read == delimiter ? Cell.BEGIN : Cell.PLAIN;
            case QUOTED -> read == '"' ? Cell.CLOSED : Cell.QUOTED;
            case CLOSED -> read == '"' ? Cell.QUOTED : read == delimiter ? Cell.BEGIN : Cell.CLOSED;
        };
    }

    /// The lines behind it may be well: they are read on their own.
    private Record unclosed(long first, long behindFirstLine) throws IOException, ImportFailed {
        unclosed++;
        if (unclosed > MOST_UNCLOSED) {
            throw new ImportFailed("Line " + first + ", as many before it, has a quote that is not closed. Name the"
                    + " delimiter with --delimiter, or correct the file.");
        }
        if (behindFirstLine >= 0) {
            seek(behindFirstLine, first + 1);
        } else {
            skipLine();
        }
        return new Record(first, position, line, new byte[0], UNCLOSED);
    }

    private void skipLine() throws IOException {
        for (var read = read(); read >= 0; read = read()) {
            if (read == '\n') {
                line++;
                return;
            }
        }
    }

    private int read() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            var count = channel.read(buffer);
            buffer.flip();
            if (count < 0) {
                return -1;
            }
        }
        position++;
        return buffer.get() & 0xff;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
