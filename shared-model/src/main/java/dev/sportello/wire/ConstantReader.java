package dev.sportello.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;

/// Reads the words of one enum, and those that are newer than this program. Immutable and thread-safe.
@NullUnmarked
final class ConstantReader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient ConstantNames<T> words;

    ConstantReader(ConstantNames<T> words) {
        super(words.root());
        this.words = words;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return words.root().cast(context.handleUnexpectedToken(words.root(), json));
        }
        var word = json.getText();
        var constant = words.constants().get(word);
        if (constant != null) {
            return constant;
        }
        if (words.unknown() == null || context.getAttribute(NamedKinds.ONLY_KNOWN) != null) {
            return words.root().cast(context.handleWeirdStringValue(words.root(), word, "not known here"));
        }
        return words.unknown().apply(word);
    }
}
