package dev.sportello.desktop.disk;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// The checksum by which a text on the disk is known to be as it was written (CRC-32C, RFC 3720).
public final class Checksum {

    /// @return eight hexadecimal digits
    public static String of(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private Checksum() {}
}
