package dev.sportello.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.NullUnmarked;

/// Reads the records of one sealed interface by their `kind`, and those of kinds that are newer than this program.
/// Immutable and thread-safe.
@NullUnmarked
final class KindReader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Kinds<T> kinds;

    KindReader(Kinds<T> kinds) {
        super(kinds.root());
        this.kinds = kinds;
    }

    /// It finds the kind by itself.
    @Override
    public Object deserializeWithType(JsonParser json, DeserializationContext context, TypeDeserializer type)
            throws IOException {
        return deserialize(json, context);
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            return kinds.root().cast(context.handleUnexpectedToken(kinds.root(), json));
        }
        // Whoever writes JSON by the codec writes the kind first: then nothing has to be kept until it is found.
        var kindIsFirst = NamedKinds.KIND.equals(json.nextFieldName());
        if (kindIsFirst && json.nextToken() == JsonToken.VALUE_STRING) {
            var kind = kinds.classes().get(json.getText());
            if (kind != null) {
                json.nextToken();
                return read(kind, json, context);
            }
        }
        return search(rest(kindIsFirst, json, context), context);
    }

    /// The whole object, of which the parser stands behind the start.
    private static TokenBuffer rest(boolean kindIsRead, JsonParser json, DeserializationContext context)
            throws IOException {
        var whole = context.bufferForInputBuffering(json);
        whole.writeStartObject();
        if (kindIsRead) {
            whole.writeFieldName(NamedKinds.KIND);
            whole.copyCurrentStructure(json);
            json.nextToken();
        }
        while (json.hasToken(JsonToken.FIELD_NAME)) {
            whole.copyCurrentStructure(json);
            json.nextToken();
        }
        whole.writeEndObject();
        return whole;
    }

    private T search(TokenBuffer whole, DeserializationContext context) throws IOException {
        var fields = Fields.of(whole.asParser());
        var kind = fields.kind == null ? null : kinds.classes().get(fields.kind);
        if (kind != null) {
            var json = whole.asParserOnFirstToken();
            return read(kind, json, context);
        }
        if (fields.kind == null || kinds.unknown() == null || context.getAttribute(NamedKinds.ONLY_KNOWN) != null) {
            throw context.invalidTypeIdException(
                    context.constructType(kinds.root()), fields.kind, "not a kind of " + kinds.root());
        }
        return kinds.unknown().of(fields.kind, fields.quiet, text(whole.asParser()));
    }

    private T read(Class<? extends T> kind, JsonParser json, DeserializationContext context) throws IOException {
        var reader = context.findContextualValueDeserializer(context.constructType(kind), null);
        return kind.cast(reader.deserialize(json, context));
    }

    /// What the fields of an object say that every reader understands.
    private record Fields(String kind, boolean quiet) {

        static Fields of(JsonParser json) throws IOException {
            String kind = null;
            var quiet = false;
            json.nextToken();
            for (var field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                var value = json.nextToken();
                if (field.equals(NamedKinds.KIND) && value == JsonToken.VALUE_STRING) {
                    kind = json.getText();
                }
                quiet |= field.equals("quiet") && value == JsonToken.VALUE_TRUE;
                json.skipChildren();
            }
            return new Fields(kind, quiet);
        }
    }

    /// The tokens as JSON. Numbers keep the digits with which they came.
    private static String text(JsonParser tokens) throws IOException {
        var text = new StringWriter();
        try (var json = tokens.getCodec().getFactory().createGenerator(text)) {
            while (tokens.nextToken() != null) {
                if (tokens.currentToken().isNumeric()) {
                    json.writeNumber(tokens.getText());
                } else {
                    json.copyCurrentEvent(tokens);
                }
            }
        }
        return text.toString();
    }
}
