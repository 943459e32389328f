package dev.sportello.relay.mail.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes the base64 of a mail up to where it is padded, or else to the first line that is none: mailing lists and
/// scanners write below it. What lacks its end is decoded as far as it goes.
final class Base64Lines extends InputStream {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9+/]*+)(=*+)\\s*");

    /// Of a longer line so much at a time.
    private static final int MOST_AT_ONCE = 1_024;

    /// So many characters before something odd are base64 that is broken rather than a word.
    private static final int LONGER_THAN_WORDS = 16;

    private static final int GROUP = 4;

    private final InputStream raw;

    /// The beginning of a group that goes on in the next line.
    private String begun = "";

    private byte[] decoded = {};
    private int given;
    private boolean over;

    Base64Lines(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        while (given == decoded.length) {
            if (over) {
                return -1;
            }
            decode(line());
        }
        return decoded[given++] & 0xff;
    }

    private void decode(@Nullable String line) {
        if (line == null) {
            over = true;
        } else {
            add(line);
        }
        var rest = begun.length() % GROUP;
        // One character alone is not even a byte.
        var end = begun.length() - (over && rest > 1 ? 0 : rest);
        decoded = Base64.getDecoder().decode(begun.substring(0, end).getBytes(StandardCharsets.ISO_8859_1));
        given = 0;
        begun = begun.substring(end);
    }

    private void add(String line) {
        var found = LINE.matcher(line);
        // Every line begins so, be it with nothing.
        var _ = found.lookingAt();
        var text = found.group(1);
        var padding = found.group(2).length();
        var whole = found.end() == line.length();
        var padded = padding > 0 && (begun.length() + text.length() + padding) % GROUP == 0;
        if (whole || padded || text.length() >= LONGER_THAN_WORDS) {
            begun += text;
        }
        over = !whole || padding > 0;
    }

    /// @return null at the end
    private @Nullable String line() throws IOException {
        var line = new StringBuilder();
        var next = raw.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\r' && next != '\n') {
            line.append((char) next);
            next = line.length() < MOST_AT_ONCE ? raw.read() : '\n';
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
