package dev.sportello.relay.customer;

import dev.sportello.model.StorableText;

import dev.sportello.relay.storage.StoredTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a shop tells of one shopper at one time, without the shopper having signed in. What it leaves out, or what
/// nobody would see anything of, stays as it was known. For one thread.
public final class ProfileReport {
    private static final int MOST_PROPERTIES = 400;

    private final Instant asOf;
    private final TreeMap<ProfileFact, String> facts = new TreeMap<>();
    private final TreeMap<String, String> properties = new TreeMap<>();

    /// @param asOf when the shop changed the shopper's data to what is told here
    public ProfileReport(Instant asOf) {
        this.asOf = StoredTime.kept(asOf).truncatedTo(ChronoUnit.MILLIS);
    }

    /// @param told a longer one than 200 characters is cut
    public ProfileReport name(@Nullable String told) {
        return fact(ProfileFact.NAME, StorableText.line(told, 200));
    }

    /// @param told what is no email is left out
    public ProfileReport email(@Nullable String told) {
        return fact(ProfileFact.EMAIL, Identity.email(told));
    }

    /// @param told a number without its country's code is kept as it was typed
    public ProfileReport phone(@Nullable String told) {
        var international = Identity.phone(told);
        return fact(ProfileFact.PHONE, international == null ? StorableText.line(told, 40) : international);
    }

    /// @param told such as "Bologna, Italy"
    public ProfileReport place(@Nullable String told) {
        return fact(ProfileFact.PLACE, StorableText.line(told, 200));
    }

    /// @param told an IANA time zone; anything else is left out
    public ProfileReport zone(@Nullable String told) {
        try {
            return fact(
                    ProfileFact.ZONE,
                    told == null ? null : ZoneId.of(told.strip()).getId());
        } catch (DateTimeException e) {
            return this;
        }
    }

    /// @param told a BCP 47 tag
    public ProfileReport language(@Nullable String told) {
        var tag = StorableText.line(told, 35);
        return fact(ProfileFact.LANGUAGE, tag == null ? null : tag.replace('_', '-'));
    }

    /// @param told since when the shop knows the shopper
    public ProfileReport customerSince(@Nullable Instant told) {
        var kept = told == null ? null : StoredTime.kept(told).truncatedTo(ChronoUnit.MILLIS);
        return fact(ProfileFact.CUSTOMER_SINCE, kept == null ? null : kept.toString());
    }

    /// Takes a fact back that was told.
    ProfileReport none(ProfileFact fact) {
        facts.put(fact, "");
        return this;
    }

    /// Of more than 400 the rest is left out.
    ///
    /// @param name a blank one is left out
    /// @param told a longer one than 500 characters is cut; empty: there is no such property any more
    public ProfileReport property(String name, String told) {
        var key = StorableText.line(name, 100);
        if (key != null && properties.size() < MOST_PROPERTIES) {
            var value = StorableText.line(told, 500);
            properties.put(key, value == null ? "" : value);
        }
        return this;
    }

    private ProfileReport fact(ProfileFact fact, @Nullable String told) {
        if (told != null) {
            facts.put(fact, told);
        }
        return this;
    }

    Instant asOf() {
        return asOf;
    }

    Map<ProfileFact, String> facts() {
        return Collections.unmodifiableMap(facts);
    }

    Map<String, String> properties() {
        return Collections.unmodifiableMap(properties);
    }
}
