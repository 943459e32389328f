package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.Profile.Verified;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.Codec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The shoppers that the shop has identified. Thread-safe: each call is a transaction of its own.
public final class Profiles {
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
        return jdbi.withHandle(handle -> find(handle, id));
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
            CustomerWords.add(handle, now.id(), CustomerWords.of(now));
            return now;
        }));
    }

    /// Keeps a whole profile as given, but for its orders.
    ///
    /// @throws org.jdbi.v3.core.JdbiException if its id or its customer id is taken
    public void add(Profile profile) {
        jdbi.useTransaction(handle -> {
            insert(handle, profile);
            CustomerWords.add(handle, profile.id(), CustomerWords.of(profile));
        });
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
        Orders.erase(handle, profile);
        CustomerWords.erase(handle, profile);
        handle.createUpdate("delete from profile where id = :id")
                .bind("id", profile)
                .execute();
        return events;
    }

    private static @Nullable Profile find(Handle handle, ProfileId id) {
        return ProfileTable.find(handle, id).map(row -> whole(handle, row)).orElse(null);
    }

    private static Optional<Profile> find(Handle handle, String customerId) {
        return ProfileTable.find(handle, customerId).map(row -> whole(handle, row));
    }

    private static Profile whole(Handle handle, ProfileTable.Row row) {
        var id = row.id();
        return row.profile(Orders.purchases(handle, id), Orders.last(handle, id));
    }

    private void insert(Handle handle, Profile profile) {
        ProfileTable.insert(handle, codec, profile);
    }

    private void update(Handle handle, Profile profile) {
        ProfileTable.update(handle, profile);
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
                Map.of(),
                new Verified(shopper.name() != null, shopper.email() != null, shopper.phone() != null),
                List.of(),
                null);
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
                known.properties(),
                new Verified(
                        known.verified().name() || shopper.name() != null,
                        known.verified().email() || shopper.email() != null,
                        known.verified().phone() || shopper.phone() != null),
                known.purchases(),
                known.lastOrder());
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
}
