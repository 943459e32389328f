package dev.sportello.relay.klaviyo;

import dev.sportello.relay.customer.BulkIntake;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.http.ApiRefused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what one line of a file tells: a profile, an event or an order. A line is a resource as in the bodies of the
/// API, or only its attributes, beside a field `type`. Immutable and thread-safe.
///
/// @param profiles finds a profile by the id that this relay has given it
public record ToldLine(Profiles profiles) {
    private static final String PROFILE = "profile";
    private static final String EVENT = "event";
    private static final String METRIC = "metric";
    private static final String ATTRIBUTES = "attributes";

    /// @param line of [dev.sportello.wire.JsonTree]
    /// @throws ApiRefused where something is missing or wrong
    public BulkIntake.Told read(@Nullable Object line, Instant now) throws ApiRefused {
        var whole = new JsonPart(line, "");
        return switch (whole.required("type").text(20)) {
            case PROFILE -> profile(resource(whole, PROFILE));
            case EVENT -> event(resource(whole, EVENT), now);
            case "order" -> order(resource(whole, "order"), now);
            case null, default -> throw whole.at("type").refused("The type is profile, event or order.");
        };
    }

    private BulkIntake.Told profile(JsonPart resource) throws ApiRefused {
        var body = ProfileBody.read(resource);
        var asOf = ToldEvent.instant(resource.required(ATTRIBUTES).at("updated"));
        return new BulkIntake.Told(body.identity(profiles), body.patch(), asOf, null, null);
    }

    private BulkIntake.Told event(JsonPart resource, Instant now) throws ApiRefused {
        var body = owner(resource);
        var told = ToldEvent.read(resource, now);
        var isOfAnOrder = told.order() != null;
        return new BulkIntake.Told(
                body.identity(profiles), body.patch(), asOf(body), isOfAnOrder ? null : told.report(), told.order());
    }

    private BulkIntake.Told order(JsonPart resource, Instant now) throws ApiRefused {
        var body = owner(resource);
        OrderReport report = OrderLine.read(resource.required(ATTRIBUTES), now);
        return new BulkIntake.Told(body.identity(profiles), body.patch(), asOf(body), null, report);
    }

    private static ProfileBody owner(JsonPart resource) throws ApiRefused {
        return ProfileBody.read(resource.required(ATTRIBUTES).required(PROFILE).resource(PROFILE));
    }

    private static @Nullable Instant asOf(ProfileBody body) throws ApiRefused {
        return ToldEvent.instant(body.resource().required(ATTRIBUTES).at("updated"));
    }

    /// The same line in the form of the API.
    private static JsonPart resource(JsonPart line, String type) throws ApiRefused {
        var fields = line.object();
        if (fields.get(ATTRIBUTES) instanceof Map<?, ?>) {
            return line;
        }
        var attributes = new LinkedHashMap<>(fields);
        attributes.remove("type");
        var meta = type.equals(PROFILE) ? attributes.remove("meta") : null;
        var id = type.equals(PROFILE) ? attributes.remove("id") : null;
        if (attributes.get(METRIC) instanceof String name) {
            attributes.put(METRIC, data(METRIC, Map.of("name", name)));
        }
        if (attributes.get(PROFILE) instanceof Map<?, ?> flat && !flat.containsKey("data")) {
            attributes.put(PROFILE, data(PROFILE, flat));
        }
        if (type.equals(EVENT)) {
            attributes.putIfAbsent("properties", Map.of());
        }
        var resource = new LinkedHashMap<String, @Nullable Object>();
        resource.put("type", type);
        resource.put("id", id);
        resource.put("meta", meta);
        resource.put(ATTRIBUTES, attributes);
        return new JsonPart(resource, "");
    }

    private static Map<String, Object> data(String type, Map<?, ?> attributes) {
        return Map.of("data", Map.of("type", type, ATTRIBUTES, attributes));
    }
}
