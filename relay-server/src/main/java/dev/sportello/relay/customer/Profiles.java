package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.Codec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The shoppers that the shop has identified. Thread-safe: each call is a transaction of its own.
public final class Profiles {
    private static final String CURRENCY_UNTIL_TOLD = "EUR";

    private final Jdbi jdbi;
    private final Codec codec;
    private final Supplier<UUID> ids;

    /// @param ids makes the id of a new profile
    public Profiles(Jdbi jdbi, Codec codec, Supplier<UUID> ids) {
        this.jdbi = jdbi;
        this.codec = codec;
        Properties.register(jdbi, codec);
        this.ids = ids;
    }

    public @Nullable Profile find(ProfileId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from profile where id = :id")
                        .bind("id", id.value())
                        .mapTo(Profile.class)
                        .findOne())
                .orElse(null);
    }

    /// Whether no shopper has ever been known.
    public boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select id from profile limit 1")
                .mapTo(UUID.class)
                .findOne()
                .isEmpty());
    }

    /// The profile of a shopper whom the shop vouches for: the one with that customer id, brought up to date, or a new
    /// one. Two different customer ids never share a profile, whatever else is the same.
    public Profile recognise(VerifiedShopper shopper) {
        return WriteConflict.retried(() -> jdbi.inTransaction(handle -> {
            var known = find(handle, shopper.customerId());
            var now = known.map(profile -> updated(profile, shopper)).orElseGet(() -> made(shopper));
            if (known.isEmpty()) {
                insert(handle, now);
            } else if (!known.get().equals(now)) {
                update(handle, now);
            }
            return now;
        }));
    }

    /// Keeps a whole profile as given.
    ///
    /// @throws org.jdbi.v3.core.JdbiException if its id or its customer id is taken
    public void add(Profile profile) {
        jdbi.useHandle(handle -> insert(handle, profile));
    }

    /// @param customerId the shop's own
    public Optional<Profile> find(String customerId) {
        return jdbi.withHandle(handle -> find(handle, customerId));
    }

    /// Forgets a shopper whose tickets are erased, and their events.
    ///
    /// @return how many events there were
    public static int erase(Handle handle, ProfileId profile) {
        var events = Events.erase(handle, profile);
        handle.createUpdate("delete from profile where id = :id")
                .bind("id", profile)
                .execute();
        return events;
    }

    private Optional<Profile> find(Handle handle, String customerId) {
        return handle.createQuery("select * from profile where customer_id = :customerId")
                .bind("customerId", customerId)
                .mapTo(Profile.class)
                .findOne();
    }

    private void insert(Handle handle, Profile profile) {
        bound(handle.createUpdate("""
                                insert into profile (id, customer_id, name, email, phone, place, zone, language,
                                    customer_since, orders, spent, currency, properties, verified)
                                values (:id, :customerId, :name, :email, :phone, :place, :zone, :language,
                                    :customerSince, :orders, :spent, :currency, :properties, :verified)"""), profile).execute();
    }

    private void update(Handle handle, Profile profile) {
        handle.createUpdate("""
                        update profile
                        set name = :name, email = :email, phone = :phone, language = :language, verified = :verified
                        where id = :id""")
                .bind("id", profile.id().value())
                .bind("name", profile.name())
                .bind("email", profile.email())
                .bind("phone", profile.phone())
                .bind("language", profile.language())
                .bind("verified", profile.verified())
                .execute();
    }

    private Profile made(VerifiedShopper shopper) {
        return new Profile(
                new ProfileId(ids.get()),
                shopper.customerId(),
                Objects.requireNonNullElse(shopper.name(), nameless(shopper.email(), shopper.customerId())),
                shopper.email(),
                shopper.phone(),
                null,
                null,
                shopper.language(),
                null,
                0,
                BigDecimal.ZERO.setScale(2),
                CURRENCY_UNTIL_TOLD,
                Map.of(),
                true);
    }

    private static Profile updated(Profile known, VerifiedShopper shopper) {
        var email = either(shopper.email(), known.email());
        return new Profile(
                known.id(),
                known.customerId(),
                Objects.requireNonNullElse(shopper.name(), nameOf(known, email)),
                email,
                either(shopper.phone(), known.phone()),
                known.place(),
                known.zone(),
                either(shopper.language(), known.language()),
                known.customerSince(),
                known.orders(),
                known.spent(),
                known.currency(),
                known.properties(),
                true);
    }

    /// Who has no name of their own is called by what is known now.
    private static String nameOf(Profile known, @Nullable String email) {
        var nameless = known.name().equals(nameless(known.email(), known.customerId()));
        return nameless ? nameless(email, known.customerId()) : known.name();
    }

    private static String nameless(@Nullable String email, @Nullable String customerId) {
        return email == null ? "Customer " + customerId : email;
    }

    private static @Nullable String either(@Nullable String given, @Nullable String known) {
        return given == null ? known : given;
    }

    private <S extends SqlStatement<S>> S bound(S statement, Profile profile) {
        var zone = profile.zone();
        return statement
                .bind("id", profile.id().value())
                .bind("customerId", profile.customerId())
                .bind("name", profile.name())
                .bind("email", profile.email())
                .bind("phone", profile.phone())
                .bind("place", profile.place())
                .bind("zone", zone == null ? null : zone.getId())
                .bind("language", profile.language())
                .bindByType("customerSince", profile.customerSince(), Instant.class)
                .bind("orders", profile.orders())
                .bind("spent", profile.spent())
                .bind("currency", profile.currency())
                .bind("properties", Properties.encoded(codec, profile.properties()))
                .bind("verified", profile.verified());
    }
}
