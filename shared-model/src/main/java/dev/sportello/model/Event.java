package dev.sportello.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something a profile did or got. Not journalled: events come in bulk and are idempotent by their own id.
///
/// @param metric what whoever sent it calls such an event, "Started Subscription"; null where the kind says all
/// @param summary one line for the timeline, in the words of whoever sent it
/// @param order of which it is; null: of none
/// @param properties further facts, shown when the event is opened
public record Event(
        EventId id,
        ProfileId profile,
        Instant at,
        Kind kind,
        @Nullable String metric,
        String summary,
        @Nullable OrderId order,
        Map<String, String> properties) {
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(summary, "summary");
        properties = Ordered.copy(properties);
    }

    /// Decides the icon and the filter of an event.
    public sealed interface Kind {
        Known ORDER_PLACED = Known.ORDER_PLACED;
        Known ORDER_SHIPPED = Known.ORDER_SHIPPED;
        Known ORDER_CANCELLED = Known.ORDER_CANCELLED;
        Known REFUND = Known.REFUND;
        Known EMAIL = Known.EMAIL;
        Known PRODUCT_VIEWED = Known.PRODUCT_VIEWED;
        Known PRODUCT_ORDERED = Known.PRODUCT_ORDERED;
        Known CHECKOUT_STARTED = Known.CHECKOUT_STARTED;
        Known CHAT = Known.CHAT;
        Known OTHER = Known.OTHER;

        enum Known implements Kind {
            ORDER_PLACED,
            ORDER_SHIPPED,
            ORDER_CANCELLED,
            REFUND,
            EMAIL,
            PRODUCT_VIEWED,
            PRODUCT_ORDERED,
            CHECKOUT_STARTED,
            CHAT,
            OTHER
        }

        /// A kind that is newer than this program. Here it is shown as any other event.
        record Unknown(String name) implements Kind, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }
}
