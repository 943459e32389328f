package dev.sportello.logo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The shop's logo as it is kept and served: a square PNG of one size and one form, with pixels and nothing else in
/// it, as base64. Whoever chooses a picture decodes it and makes such a one; whoever takes one decodes it again.
public final class Logo {
    /// Its width and height, in pixels.
    public static final int SIZE = 96;

    /// The longest one, in characters of base64: a page of the settings has to fit into one request.
    public static final int MOST = 32_000;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Eight bits each of red, green, blue and opacity, in rows from above (PNG, third edition, section 11.2.1).
    private static final byte[] HEADER = ByteBuffer.allocate(13)
            .putInt(SIZE)
            .putInt(SIZE)
            .put(new byte[] {8, 6, 0, 0, 0})
            .array();

    private static final int ROW = 1 + 4 * SIZE;

    /// How many of the eight bits are given up, one after the other, until it is short enough.
    private static final int MOST_BITS_GIVEN_UP = 5;

    /// Makes one of pixels; with fewer shades, if it would be too long.
    ///
    /// @param pixels of [#SIZE] rows: opacity, red, green and blue in eight bits each, not multiplied
    public static String of(int[] pixels) {
        if (pixels.length != SIZE * SIZE) {
            throw new IllegalArgumentException("A logo has " + SIZE + " rows of " + SIZE + " pixels.");
        }
        for (var bits = 0; bits < MOST_BITS_GIVEN_UP; bits++) {
            var logo = Base64.getEncoder().encodeToString(png(pixels, bits));
            if (logo.length() <= MOST) {
                return logo;
            }
        }
        throw new IllegalStateException("Pixels of three bits are longer than any logo.");
    }

    private static byte[] png(int[] pixels, int bits) {
        var rows = ByteBuffer.allocate(ROW * SIZE);
        var kept = 0xff << bits & 0xff;
        for (var y = 0; y < SIZE; y++) {
            // Each row as it differs from the one above: filter type 2.
            rows.put((byte) 2);
            for (var x = 0; x < SIZE; x++) {
                var pixel = pixels[y * SIZE + x];
                var above = y == 0 ? 0 : pixels[(y - 1) * SIZE + x];
                for (var shift : new int[] {16, 8, 0, 24}) {
                    var one = pixel >>> shift & 0xff & kept;
                    var other = y == 0 ? 0 : above >>> shift & 0xff & kept;
                    rows.put((byte) (one - other));
                }
            }
        }
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", HEADER);
        chunk(png, "IDAT", deflated(rows.array()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array());
    }

    private static byte[] deflated(byte[] rows) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(rows);
            deflater.finish();
            var deflated = new ByteArrayOutputStream();
            var part = new byte[8 * 1024];
            while (!deflater.finished()) {
                deflated.write(part, 0, deflater.deflate(part));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /// The picture as it is served.
    ///
    /// @return null for a text that is no logo
    public static byte @Nullable [] bytes(String logo) {
        if (logo.length() > MOST) {
            return null;
        }
        try {
            var bytes = Base64.getDecoder().decode(logo);
            return Base64.getEncoder().encodeToString(bytes).equals(logo) && isOne(bytes) ? bytes : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    /// Three chunks in this order, and behind them nothing: neither texts nor what somebody else's program could run.
    private static boolean isOne(byte[] bytes) {
        var png = ByteBuffer.wrap(bytes);
        var signature = new byte[SIGNATURE.length];
        if (png.remaining() < signature.length) {
            return false;
        }
        png.get(signature);
        if (!Arrays.equals(signature, SIGNATURE) || !Arrays.equals(take(png, "IHDR"), HEADER)) {
            return false;
        }
        var pixels = take(png, "IDAT");
        var end = take(png, "IEND");
        return pixels != null && end != null && end.length == 0 && !png.hasRemaining() && isWhole(pixels);
    }

    private static byte @Nullable [] take(ByteBuffer png, String type) {
        if (png.remaining() < 12) {
            return null;
        }
        var length = png.getInt();
        if (length < 0 || length > png.remaining() - 8) {
            return null;
        }
        var named = new byte[4 + length];
        png.get(named);
        var crc = new CRC32();
        crc.update(named);
        var isRight = png.getInt() == (int) crc.getValue()
                && type.equals(new String(named, 0, 4, StandardCharsets.ISO_8859_1));
        return isRight ? Arrays.copyOfRange(named, 4, named.length) : null;
    }

    /// Whether it holds exactly the rows, each with a filter that there is.
    private static boolean isWhole(byte[] deflated) {
        var inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            var rows = new byte[ROW * SIZE + 1];
            var length = 0;
            for (var got = -1; got != 0 && length < rows.length; length += got) {
                got = inflater.inflate(rows, length, rows.length - length);
            }
            if (length != ROW * SIZE || !inflater.finished() || inflater.getRemaining() > 0) {
                return false;
            }
            for (var row = 0; row < SIZE; row++) {
                if (rows[row * ROW] < 0 || rows[row * ROW] > 4) {
                    return false;
                }
            }
            return true;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private Logo() {}
}
