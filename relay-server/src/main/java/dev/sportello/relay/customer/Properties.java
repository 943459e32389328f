package dev.sportello.relay.customer;

import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.util.Map;

/// The properties of a profile or an event as they stand in one column: a JSON object.
record Properties(Map<String, String> properties) {

    static String encoded(Codec codec, Map<String, String> properties) {
        return codec.encode(new Properties(properties));
    }

    static Map<String, String> decoded(Codec codec, String column) {
        try {
            return codec.body(column, Properties.class).properties();
        } catch (RefusedFrame e) {
            throw new IllegalStateException("Stored properties cannot be read: " + e.getMessage(), e);
        }
    }
}
