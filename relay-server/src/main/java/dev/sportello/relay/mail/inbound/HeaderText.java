package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads headers more patiently than RFC 2047 asks for: mailers split letters between words, leave out white
/// space, and write what should be encoded as it is.
final class HeaderText {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");

    /// It begins where white space begins, so that a lot of that is not looked through again from each of its letters.
    private static final Pattern FOLD = Pattern.compile("(?<!\\s)\\s*[\\r\\n]+\\s*");

    /// By what the library reads a part. It takes them apart whole, however long they are.
    private static final List<String> OF_A_PART =
            List.of("Content-Type", "Content-Disposition", "Content-Transfer-Encoding");

    private static final int MOST = 16_000;
    private static final int MOST_VALUES = 20;
    private static final int HEX = 16;
    private static final int LAST_OF_A_BYTE = 0xFF;

    /// Whether the headers by which a part is read are no longer than headers are.
    static boolean areReadable(Part part) {
        return OF_A_PART.stream()
                .flatMap(name -> values(part, name).stream())
                .allMatch(value -> value.length() <= MOST);
    }

    /// The values of a header as they stand, unfolded, in their order.
    static List<String> all(Part part, String name) {
        return values(part, name).stream().map(HeaderText::unfolded).toList();
    }

    private static List<String> values(Part part, String name) {
        try {
            var values = part.getHeader(name);
            return values == null
                    ? List.of()
                    : Arrays.stream(values).limit(MOST_VALUES).toList();
        } catch (MessagingException e) {
            return List.of();
        }
    }

    /// The first value of a header as it stands; empty where there is none.
    static String first(Part part, String name) {
        var all = all(part, name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    private static String unfolded(String value) {
        var kept = value.length() > MOST ? value.substring(0, MOST) : value;
        return FOLD.matcher(kept).replaceAll(" ").strip();
    }

    /// The words of a header for people.
    ///
    /// @param value as the library gives it: a character for each byte
    static String decoded(String value) {
        var text = new StringBuilder();
        var words = WORD.matcher(value);
        var end = 0;
        var pending = new Run();
        while (words.find()) {
            var between = value.substring(end, words.start());
            if (!pending.isEmpty() && !between.isBlank()) {
                pending.flushTo(text);
            }
            if (pending.isEmpty()) {
                text.append(plain(between));
            }
            pending.add(words.group(1), bytes(words.group(2), words.group(3)), text);
            end = words.end();
        }
        pending.flushTo(text);
        return text.append(plain(value.substring(end))).toString();
    }

    /// What is not encoded: as UTF-8 where it is that.
    ///
    /// @param value as the library gives it: a character for each byte, but where it has decoded some itself
    static String plain(String value) {
        var isDecoded = value.chars().anyMatch(letter -> letter > LAST_OF_A_BYTE);
        return isDecoded ? value : CharsetText.of(value.getBytes(ISO_8859_1), null);
    }

    private static byte[] bytes(String encoding, String word) {
        return encoding.equalsIgnoreCase("b") ? base64(word) : quoted(word);
    }

    private static byte[] base64(String word) {
        var kept = word.replaceAll("[^A-Za-z0-9+/]", "");
        var whole = kept.length() % 4 == 1 ? kept.substring(0, kept.length() - 1) : kept;
        return Base64.getDecoder().decode(whole);
    }

    private static byte[] quoted(String word) {
        var bytes = new ByteArrayOutputStream();
        for (var at = 0; at < word.length(); at++) {
            var letter = word.charAt(at);
            var high = letter == '=' && at + 2 < word.length() ? digit(word.charAt(at + 1)) : -1;
            var low = high >= 0 ? digit(word.charAt(at + 2)) : -1;
            if (low >= 0) {
                bytes.write(high * HEX + low);
                at += 2;
            } else {
                bytes.write(letter == '_' ? ' ' : letter);
            }
        }
        return bytes.toByteArray();
    }

    private static int digit(char letter) {
        return letter < 128 ? Character.digit(letter, HEX) : -1;
    }

    /// Words of one charset in a row: a letter may be divided between two of them.
    private static final class Run {
        private final List<byte[]> parts = new ArrayList<>();
        private @Nullable String charset;

        boolean isEmpty() {
            return parts.isEmpty();
        }

        /// @param before takes what was there of another charset
        void add(String name, byte[] bytes, StringBuilder before) {
            // RFC 2231 lets a language follow.
            var said = name.replaceFirst("\\*.*", "");
            if (charset != null && !charset.equalsIgnoreCase(said)) {
                flushTo(before);
            }
            charset = said;
            parts.add(bytes);
        }

        void flushTo(StringBuilder text) {
            var all = new ByteArrayOutputStream();
            parts.forEach(all::writeBytes);
            text.append(CharsetText.of(all.toByteArray(), charset));
            parts.clear();
            charset = null;
        }
    }

    private HeaderText() {}
}
