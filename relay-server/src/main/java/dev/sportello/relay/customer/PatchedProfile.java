package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.VisibleText;
import dev.sportello.relay.customer.ProfilePatch.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a patch changes of a profile as people see it. Immutable.
///
/// @param before all that had been told
/// @param told with the patch
record PatchedProfile(Profile known, ProfilePatch patch, ToldFacts before, ToldFacts told) {

    /// @param asOf when that was said
    ProfileReport report(Instant asOf) {
        var report = new ProfileReport(asOf);
        email(report);
        phone(report);
        if (patch.concerns(Fact.FIRST_NAME, Fact.LAST_NAME)) {
            var name = joined(" ", told.text(Fact.FIRST_NAME), told.text(Fact.LAST_NAME));
            tell(report, ProfileFact.NAME, name).name(name);
        }
        if (patch.concerns(Fact.LANGUAGE)) {
            tell(report, ProfileFact.LANGUAGE, told.text(Fact.LANGUAGE)).language(told.text(Fact.LANGUAGE));
        }
        if (concernsLocation("city", "region", "country")) {
            var place = place();
            tell(report, ProfileFact.PLACE, place).place(place);
        }
        if (concernsLocation("timezone")) {
            var zone = told.location().get("timezone") instanceof String name ? name : null;
            tell(report, ProfileFact.ZONE, zone).zone(zone);
        }
        properties(report);
        return report;
    }

    private static ProfileReport tell(ProfileReport report, ProfileFact fact, @Nullable String told) {
        return told == null || VisibleText.isInvisible(told) ? report.none(fact) : report;
    }

    /// Whoever has no customer id is known by email or phone, and cannot be without.
    private void email(ProfileReport report) {
        if (patch.concerns(Fact.EMAIL)) {
            if (told.text(Fact.EMAIL) == null && known.customerId() != null) {
                report.none(ProfileFact.EMAIL);
            }
            report.email(told.text(Fact.EMAIL));
        }
    }

    private void phone(ProfileReport report) {
        if (patch.concerns(Fact.PHONE)) {
            if (told.text(Fact.PHONE) == null && known.customerId() != null) {
                report.none(ProfileFact.PHONE);
            }
            report.phone(told.text(Fact.PHONE));
        }
    }

    private boolean concernsLocation(String... names) {
        var location = patch.location();
        return location == null || Stream.of(names).anyMatch(location::containsKey);
    }

    private String place() {
        var location = told.location();
        return joined(", ", text(location.get("city")), text(location.get("region")), text(location.get("country")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !VisibleText.isInvisible(part))
                .map(String::strip)
                .collect(Collectors.joining(between));
    }

    private void properties(ProfileReport report) {
        var earlier = shown(before);
        var now = shown(told);
        earlier.keySet().stream().filter(name -> !now.containsKey(name)).forEach(name -> report.property(name, ""));
        now.forEach((name, text) -> {
            if (!text.equals(earlier.get(name))) {
                report.property(name, text);
            }
        });
    }

    private static Map<String, String> shown(ToldFacts facts) {
        var shown = new LinkedHashMap<String, String>();
        put(shown, "Organization", facts.text(Fact.ORGANIZATION));
        put(shown, "Title", facts.text(Fact.TITLE));
        shown.putAll(ShownProperties.of(facts.properties()));
        return shown;
    }

    private static void put(Map<String, String> shown, String name, @Nullable String text) {
        if (text != null) {
            shown.put(name, text);
        }
    }
}
