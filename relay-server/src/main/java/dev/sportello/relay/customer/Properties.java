package dev.sportello.relay.customer;

import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/// The properties of a profile or an event as they stand in one column: a JSON object.
record Properties(Map<String, String> properties) {

    /// Lets records have their properties from such a column.
    static void register(Jdbi jdbi, Codec codec) {
        jdbi.registerColumnMapper(
                new GenericType<Map<String, String>>() {}, (row, column, _) -> decoded(codec, row.getString(column)));
    }

    static String encoded(Codec codec, Map<String, String> properties) {
        return codec.encode(new Properties(properties));
    }

    private static Map<String, String> decoded(Codec codec, String column) {
        try {
            return codec.body(column, Properties.class).properties();
        } catch (RefusedFrame e) {
            throw new IllegalStateException("Stored properties cannot be read: " + e.getMessage(), e);
        }
    }
}
