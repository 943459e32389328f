package dev.sportello.desktop.replica;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The checksum of a row. The database itself notices damage to its pages' heads only, and would hand out a row in
/// which a bit is another.
final class RowCheck {

    /// Of the columns in this order.
    static int of(@Nullable Object... columns) {
        var crc = new CRC32C();
        for (var column : columns) {
            crc.update(String.valueOf(column).getBytes(StandardCharsets.UTF_8));
            // Between two columns, so that none of their letters can change sides.
            crc.update(0);
        }
        return (int) crc.getValue();
    }

    /// @throws UnreadableFile if the row is not as it was written
    static void demand(boolean asWritten) {
        if (!asWritten) {
            throw new UnreadableFile("A row is not as it was written.");
        }
    }

    private RowCheck() {}
}
