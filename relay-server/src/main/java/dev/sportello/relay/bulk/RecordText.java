package dev.sportello.relay.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of a record, and whether a database can keep it.
final class RecordText {

    /// @throws BadLine where the bytes are no text of that encoding, or hold NUL
    static String of(byte[] bytes, Charset encoding) throws BadLine {
        try {
            var text = encoding.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new BadLine("It holds NUL. Save the file as UTF-8 text.");
            }
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new BadLine("It is no text in " + encoding.name()
                    + ". Name the file's encoding, such as --encoding=windows-1252, or save it as UTF-8.");
        }
    }

    /// @param value of [dev.sportello.wire.JsonTree]
    /// @throws BadLine where a text in it holds NUL, or half a surrogate pair
    static void check(@Nullable Object value) throws BadLine {
        switch (value) {
            case String text -> check(text);
            case Map<?, ?> map -> {
                for (var entry : map.entrySet()) {
                    check(entry.getKey());
                    check(entry.getValue());
                }
            }
            case Collection<?> all -> {
                for (var one : all) {
                    check(one);
                }
            }
            case null, default -> {}
        }
    }

    private static void check(String text) throws BadLine {
        if (text.indexOf('\0') >= 0) {
            throw new BadLine("It holds NUL.");
        }
        if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw new BadLine("It holds half a surrogate pair.");
        }
    }

    private RecordText() {}
}
