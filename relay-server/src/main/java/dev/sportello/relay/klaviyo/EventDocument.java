package dev.sportello.relay.klaviyo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// A resource of the type `event`, and the one of its metric that it refers to. Immutable.
record EventDocument(
        String type,
        String id,
        Map<String, Object> attributes,
        Map<String, Object> relationships,
        Document.Links links) {

    static EventDocument of(Event event) {
        var id = event.id().toString();
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("timestamp", event.at().getEpochSecond());
        attributes.put("event_properties", event.properties());
        attributes.put("datetime", event.at().toString());
        attributes.put("uuid", id);
        var relationships = new LinkedHashMap<String, Object>();
        relationships.put("profile", reference("profile", event.profile().toString()));
        relationships.put("metric", reference("metric", metricId(event)));
        return new EventDocument("event", id, attributes, relationships, new Document.Links("/api/events/" + id));
    }

    /// What it is called by whoever told of it, or in the API.
    static Map<String, Object> metric(Event event) {
        var metric = new LinkedHashMap<String, Object>();
        metric.put("type", "metric");
        metric.put("id", metricId(event));
        metric.put("attributes", Map.of("name", Metric.name(event)));
        return metric;
    }

    private static Map<String, Object> reference(String type, String id) {
        return Map.of("data", Map.of("type", type, "id", id));
    }

    /// The same for each name.
    private static String metricId(Event event) {
        return UUID.nameUUIDFromBytes(Metric.name(event).getBytes(UTF_8)).toString();
    }
}
