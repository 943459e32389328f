package dev.sportello.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sportello.model.Change;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Frames, bodies and stored changes as JSON text, and back. The only class that knows their
/// JSON, and the one place where what comes in is checked. Immutable and thread-safe.
public final class Codec {
    private static final int MOST_BUFFERS = 32;

    private final JsonMapper mapper = JsonMapper.builder(factory())
            .annotationIntrospector(new NamedKinds())
            .addModule(new JavaTimeModule())
            .addModule(TextValues.module())
            .addModule(Ids.module())
            .addModule(Hours.module())
            .addModule(NamedKinds.module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A newer client may know fields that this relay does not.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, Codec::takeTextOnly)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            // A record is written with its components only, and isSet() is none.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Class<?>, ObjectReader> requestReaders = new ConcurrentHashMap<>();

    public Codec() {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Protocol.MOST_NESTING)
                        .build());
    }

    /// A number that is read as a text has lost digits before anybody looks at it.
    private static void takeTextOnly(MutableCoercionConfig text) {
        var _ = text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /// Its buffers are shared by all threads: Jackson's own are kept for each thread, and a virtual thread lives for
    /// one frame.
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.newBoundedPool(MOST_BUFFERS))
                .build();
    }

    /// A frame, a body or a change as JSON.
    public String encode(Object value) {
        try {
            return writers.computeIfAbsent(value.getClass(), type -> mapper.writerFor(root(type)))
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be written as JSON.", e);
        }
    }

    /// The fields of a record as [#encode] writes them: objects as maps, arrays as lists. No value is null.
    Map<String, Object> fields(Object value) {
        try {
            return mapper.readerForMapOf(Object.class).readValue(encode(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was just encoded cannot be read.", e);
        }
    }

    /// An entry whose change was encoded before.
    ///
    /// @param ticket null for what concerns the account
    public String entry(long sequence, Instant at, @Nullable TicketId ticket, String encodedChange) {
        var whose = ticket == null ? "" : "\"ticket\":" + ticket.number() + ",";
        return "{\"sequence\":" + sequence + ",\"at\":\"" + at + "\"," + whose + "\"change\":" + encodedChange + "}";
    }

    /// One `entries` frame from entries that were encoded before.
    public String entriesFrame(List<String> encodedEntries) {
        return encodedEntries.stream().collect(Collectors.joining(",", "{\"kind\":\"entries\",\"entries\":[", "]}"));
    }

    /// Reads what a client sent, and checks it by every rule that needs no state.
    ///
    /// @throws RefusedFrame with the named error, and the command's id where it could be read
    public ClientFrame clientFrame(String text) throws RefusedFrame {
        if (text.length() > Protocol.MOST_FRAME_BYTES) {
            throw new RefusedFrame(ErrorKind.TOO_LARGE, ErrorKind.TOO_LARGE.sentence(), null);
        }
        var frame = request(text, ClientFrame.class);
        switch (frame) {
            case Command.SendEmail email -> MessageText.check(email);
            case Command.HasText said -> MessageText.check(said.text(), said.id());
            case ClientFrame.Hello hello -> check(hello);
            case Command _,
                    ClientFrame.Ping _,
                    ClientFrame.LookAt _,
                    ClientFrame.FollowCustomer _,
                    ClientFrame.Visiting _ -> {}
        }
        return frame;
    }

    /// Reads what the relay sent.
    public RelayFrame relayFrame(String text) throws RefusedFrame {
        return body(text, RelayFrame.class);
    }

    /// Reads a change that was stored.
    ///
    /// @throws IllegalStateException if the text is not what [#encode] wrote
    public Change change(String text) {
        return stored(text, Change.class);
    }

    /// Reads what was stored.
    ///
    /// @throws IllegalStateException if the text is not what [#encode] wrote
    public <T> T stored(String text, Class<T> type) {
        try {
            return body(text, type);
        } catch (RefusedFrame e) {
            throw new IllegalStateException("What was stored cannot be read: " + e.getMessage(), e);
        }
    }

    /// Reads the body of a relay's answer, or what a program kept for itself. What is newer than this program is read
    /// as unknown.
    ///
    /// @throws RefusedFrame with the named error
    public <T> T body(String text, Class<T> type) throws RefusedFrame {
        return read(text, readers.computeIfAbsent(type, mapper::readerFor));
    }

    /// Reads the body of a client's request. What this relay does not know it cannot execute, and refuses.
    ///
    /// @throws RefusedFrame with the named error
    public <T> T request(String text, Class<T> type) throws RefusedFrame {
        return read(
                text,
                requestReaders.computeIfAbsent(
                        type, it -> mapper.readerFor(it).withAttribute(NamedKinds.ONLY_KNOWN, true)));
    }

    private <T> T read(String text, ObjectReader reader) throws RefusedFrame {
        try {
            T value = reader.readValue(text);
            if (value == null) {
                throw new RefusedFrame(ErrorKind.MALFORMED, "Send a JSON object, not null.", null);
            }
            return value;
        } catch (StreamConstraintsException e) {
            var error = String.valueOf(e.getMessage()).contains("nesting") ? ErrorKind.TOO_DEEP : ErrorKind.TOO_LARGE;
            throw new RefusedFrame(error, error.sentence(), null);
        } catch (InvalidTypeIdException e) {
            throw unknownKind(e, text);
        } catch (JsonMappingException e) {
            throw new RefusedFrame(ErrorKind.MALFORMED, "Check the field " + path(e) + ".", idOf(text));
        } catch (JsonProcessingException e) {
            throw new RefusedFrame(ErrorKind.MALFORMED, ErrorKind.MALFORMED.sentence(), null);
        }
    }

    private static void check(ClientFrame.Hello hello) throws RefusedFrame {
        if (Protocol.VERSIONS.common(hello.versions()) == null) {
            throw new RefusedFrame(Refusal.ofVersions(Protocol.VERSIONS, hello.versions()), null);
        }
    }

    private RefusedFrame unknownKind(InvalidTypeIdException e, String text) {
        if (e.getTypeId() == null) {
            return new RefusedFrame(ErrorKind.MALFORMED, "Name the frame's kind.", idOf(text));
        }
        return new RefusedFrame(ErrorKind.UNKNOWN_KIND, ErrorKind.UNKNOWN_KIND.sentence(), idOf(text));
    }

    /// The id of a command whose rest is unreadable, so that its sender learns which one was refused.
    private @Nullable CommandId idOf(String text) {
        try {
            var id = mapper.readTree(text).path("id").asText();
            var uuid = Ids.parse(id);
            return uuid == null ? null : new CommandId(uuid);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /// Only names of fields, never what stood in them: an error is logged and shown, its input is not.
    private static String path(JsonMappingException e) {
        var names = e.getPath().stream()
                .map(reference -> reference.getFieldName() == null ? "[]" : reference.getFieldName())
                .collect(Collectors.joining("."));
        return names.isEmpty() ? "at the top" : "\"" + names + "\"";
    }

    /// A record of a sealed interface is written as that interface, so that it carries its kind.
    private static Class<?> root(Class<?> type) {
        var kinds = Names.kindsOf(type);
        return kinds == null ? type : kinds.root();
    }
}
