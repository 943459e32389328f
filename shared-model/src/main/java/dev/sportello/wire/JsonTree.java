package dev.sportello.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON whose fields are somebody else's: objects as maps in the order of their fields, arrays as lists, numbers exact.
/// Bounded in depth and in how many values there are, since a few bytes of text become many in memory. For one thread.
public final class JsonTree {
    private static final int MOST_NESTING = 32;
    private static final int MOST_VALUES = 400_000;

    /// A number with more zeros than this is nobody's price.
    private static final int MOST_ZEROS = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newBoundedPool(8))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .maxNumberLength(MOST_ZEROS)
                    .build())
            .build();

    private final JsonParser json;
    private final int most;
    private int values;

    private JsonTree(JsonParser json, int most) {
        this.json = json;
        this.most = most;
    }

    /// @param utf8 the whole text
    /// @return a [Map], [List], [String], [BigDecimal] or [Boolean]; null for `null`
    /// @throws RefusedFrame `malformed`, `too-deep` or `too-large`
    public static @Nullable Object read(byte[] utf8) throws RefusedFrame {
        return read(utf8, MOST_VALUES);
    }

    /// The same, with another bound.
    ///
    /// @param most how many values there may be
    public static @Nullable Object read(byte[] utf8, int most) throws RefusedFrame {
        try (var json = FACTORY.createParser(utf8)) {
            json.nextToken();
            var value = new JsonTree(json, most).value();
            if (json.nextToken() != null) {
                throw refusal(ErrorKind.MALFORMED);
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw refusal(
                    String.valueOf(e.getMessage()).contains("nesting") ? ErrorKind.TOO_DEEP : ErrorKind.TOO_LARGE);
        } catch (JsonProcessingException e) {
            throw refusal(ErrorKind.MALFORMED);
        } catch (IOException e) {
            // Bytes that are no text of UTF-8.
            throw refusal(ErrorKind.MALFORMED);
        }
    }

    private @Nullable Object value() throws IOException, RefusedFrame {
        values++;
        if (values > most) {
            throw refusal(ErrorKind.TOO_LARGE);
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getDecimalValue());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case null, default -> throw refusal(ErrorKind.MALFORMED);
        };
    }

    private Map<String, @Nullable Object> object() throws IOException, RefusedFrame {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private List<@Nullable Object> array() throws IOException, RefusedFrame {
        var array = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private static BigDecimal number(BigDecimal number) throws RefusedFrame {
        if (Math.abs((long) number.scale()) > MOST_ZEROS) {
            throw refusal(ErrorKind.MALFORMED);
        }
        return number;
    }

    private static RefusedFrame refusal(ErrorKind error) {
        return new RefusedFrame(error, error.sentence(), null);
    }
}
