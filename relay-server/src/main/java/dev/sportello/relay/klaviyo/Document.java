package dev.sportello.relay.klaviyo;

import dev.sportello.model.Profile;
import dev.sportello.relay.customer.Intake;
import dev.sportello.relay.customer.ProfilePatch.Fact;
import dev.sportello.relay.customer.ToldFacts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer in the form of JSON:API: one resource. Immutable.
record Document(Resource data) {
    private static final List<String> LOCATION = List.of(
            "address1", "address2", "city", "country", "latitude", "longitude", "region", "zip", "timezone", "ip");

    record Resource(String type, String id, Map<String, @Nullable Object> attributes, Links links) {
        Resource {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    record Links(String self) {}

    static Document of(Intake.Taken taken) {
        return new Document(resource(taken.profile(), taken.told()));
    }

    /// @param told null where systems of the shop have told nothing of it
    static Resource resource(Profile profile, @Nullable ToldFacts told) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.put("email", profile.email());
        attributes.put("phone_number", profile.phone());
        attributes.put("external_id", profile.customerId());
        var first = text(told, Fact.FIRST_NAME);
        attributes.put("first_name", first == null ? called(profile) : first);
        attributes.put("last_name", text(told, Fact.LAST_NAME));
        attributes.put("organization", text(told, Fact.ORGANIZATION));
        attributes.put("locale", profile.language());
        attributes.put("title", text(told, Fact.TITLE));
        attributes.put("image", text(told, Fact.IMAGE));
        attributes.put("created", told == null ? null : told.createdAt().toString());
        attributes.put("updated", told == null ? null : told.updatedAt().toString());
        attributes.put("last_event_date", null);
        attributes.put("location", location(told == null ? Map.of() : told.location()));
        attributes.put("properties", told == null ? profile.properties() : told.properties());
        var id = profile.id().toString();
        return new Resource("profile", id, attributes, new Links("/api/profiles/" + id));
    }

    private static @Nullable String text(@Nullable ToldFacts told, Fact fact) {
        return told == null ? null : told.text(fact);
    }

    /// The name that the shop has signed.
    private static @Nullable String called(Profile profile) {
        return profile.verified().name() ? profile.name() : null;
    }

    private static Map<String, @Nullable Object> location(Map<String, Object> told) {
        var location = new LinkedHashMap<String, @Nullable Object>();
        LOCATION.forEach(field -> location.put(field, told.get(field)));
        return location;
    }

    static Document of(ProfileImports.Import done) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.put("status", "complete");
        attributes.put("created_at", done.startedAt().toString());
        attributes.put("total_count", done.total());
        attributes.put("completed_count", done.total() - done.failed());
        attributes.put("failed_count", done.failed());
        attributes.put("completed_at", done.completedAt().toString());
        attributes.put(
                "expires_at", done.completedAt().plus(ProfileImports.KEPT).toString());
        attributes.put("started_at", done.startedAt().toString());
        var id = done.id().toString();
        return new Document(new Resource(
                "profile-bulk-import-job", id, attributes, new Links("/api/profile-bulk-import-jobs/" + id)));
    }
}
