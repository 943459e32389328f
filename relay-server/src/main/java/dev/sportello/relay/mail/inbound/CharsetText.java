package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads bytes as text, whatever a mail says of them: a wrong word about the charset costs some letters at most.
final class CharsetText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /// What mails call charsets that Java knows by another name, or better by a larger one.
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "iso-8859-8-i", "ISO-8859-8",
            "iso-8859-8-e", "ISO-8859-8",
            "iso-8859-6-i", "ISO-8859-6",
            "ks_c_5601-1987", "x-windows-949",
            "shift_jis", "windows-31j",
            "unicode", "UTF-16",
            "utf8mb4", "UTF-8");

    /// @param name as the mail says it; null where it says none
    static String of(byte[] bytes, @Nullable String name) {
        var charset = find(name);
        if (charset == null) {
            var text = strictly(bytes);
            return text == null ? new String(bytes, WINDOWS) : text;
        }
        return new String(bytes, charset);
    }

    /// @return null where nothing can be made of the name, or it says little: whoever says ASCII or Latin-1 often
    ///     means another
    static @Nullable Charset find(@Nullable String name) {
        var said = name == null ? "" : name.strip().toLowerCase(Locale.ROOT).replaceAll("[\"'\\s]", "");
        if (said.isEmpty()) {
            return null;
        }
        try {
            var charset = Charset.forName(OTHER_NAMES.getOrDefault(said, said));
            return charset.equals(US_ASCII) || charset.equals(ISO_8859_1) ? null : charset;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String strictly(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private CharsetText() {}
}
