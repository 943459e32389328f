package dev.sportello.relay.customer;

import dev.sportello.model.Profile.Verified;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The shoppers that the shop has identified. Thread-safe: each call is a transaction of its own.
public final class Profiles {
    private final CustomerTransactions transactions;
    private final Jdbi jdbi;
    private final Codec codec;
    private final CustomerChanges changes;
    private final Identities identities;
    private final ToldViews views;

    /// @param ids makes the id of a new profile
    /// @param changes hears whose profile looks another way
    Profiles(CustomerTransactions transactions, Codec codec, Supplier<UUID> ids, CustomerChanges changes) {
        this.transactions = transactions;
        jdbi = transactions.jdbi();
        this.codec = codec;
        this.changes = changes;
        Properties.register(jdbi, codec);
        identities = new Identities(codec, ids);
        views = new ToldViews(codec);
    }

    /// For what works on a database by itself, where nobody hears of changes.
    public static Profiles alone(Database database, Codec codec) {
        return new Profiles(
                new CustomerTransactions(database), codec, UUID::randomUUID, new CustomerChanges(Peers.none()));
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
        return published(transactions.asked(handle -> {
            var signed = Identity.of(shopper);
            // Who was erased and signs in is back, and new.
            ErasedNames.forget(handle, signed);
            var whose = identities.resolve(handle, signed);
            var row = ProfileTable.locked(handle, whose.profile());
            var known = whole(handle, row);
            return keep(handle, whose, known, new ToldProfile(updated(known, shopper), row.told()), row);
        }));
    }

    /// Keeps what a shop tells of a shopper. What comes late, twice or in another order leads to the same profile; what
    /// the shop has signed at a sign-in is not overwritten.
    ///
    /// @param who whom it is told of
    /// @return the profile as it stands now; null where they were erased ([LateReports]): nothing is kept then
    public @Nullable Profile take(ProfileReport report, Identity who) {
        var kept = transactions.told(handle -> {
            var whose = identities.resolve(handle, who);
            if (!LateReports.keepsFacts(handle, who, !whose.made())) {
                handle.rollback();
                return Optional.<Kept>empty();
            }
            return Optional.of(told(handle, whose, report));
        });
        return kept.map(this::published).orElse(null);
    }

    /// The profile of somebody who has written to the shop by a text or an email: a new one where there is
    /// none. Who was erased and writes is back, and new.
    ///
    /// @param who with the number or the address from which it came; nobody has signed that
    public Profile wrote(Identity who, ProfileReport report) {
        return published(transactions.told(handle -> {
            ErasedNames.forget(handle, who);
            return told(handle, identities.resolve(handle, who), report);
        }));
    }

    private Kept told(Handle handle, Identities.Known whose, ProfileReport report) {
        var known = whole(handle, ProfileTable.locked(handle, whose.profile()));
        views.tell(handle, whose, report);
        var now = whole(handle, ProfileTable.locked(handle, whose.profile()));
        var changed = new HashSet<>(whose.changed());
        if (!now.equals(known)) {
            changed.add(known.id());
        }
        return new Kept(now, changed);
    }

    private Kept keep(Handle handle, Identities.Known whose, Profile known, ToldProfile now, ProfileTable.Row row) {
        var changed = new HashSet<>(whose.changed());
        if (!known.equals(now.profile()) || !row.told().equals(now.told())) {
            ProfileTable.update(handle, codec, now);
        }
        if (!known.equals(now.profile())) {
            changed.add(known.id());
        }
        CustomerWords.add(handle, known.id(), CustomerWords.of(now.profile()));
        return new Kept(now.profile(), changed);
    }

    /// @param changed the profiles that look another way now
    private record Kept(Profile profile, Set<ProfileId> changed) {}

    private Profile published(Kept kept) {
        changes.publish(kept.changed);
        return kept.profile;
    }

    /// Keeps a whole profile as given, but for its orders.
    ///
    /// @throws org.jdbi.v3.core.JdbiException if its id or its customer id is taken
    public void add(Profile profile) {
        jdbi.useTransaction(handle -> {
            ProfileTable.insert(handle, codec, new ToldProfile(profile, Map.of()));
            CustomerWords.add(handle, profile.id(), CustomerWords.of(profile));
        });
    }

    /// @param customerId the shop's own
    public Optional<Profile> find(String customerId) {
        return jdbi.withHandle(handle -> find(handle, customerId));
    }

    /// What is known of a profile beside what agents see.
    ///
    /// @param names under which something was told of it
    /// @param told what was told under them, as far as something was
    public record Beside(List<Name> names, List<Told> told) {
        public Beside {
            names = List.copyOf(names);
            told = List.copyOf(told);
        }

        /// @param kind `customer`, `email` or `phone`
        public record Name(String kind, String name) {}

        /// @param kind of the name
        /// @param facts what came over the API, with its types; null where nothing did
        /// @param shown what agents see of it, each fact as of when it was told
        public record Told(String kind, @Nullable Object facts, Object shown) {}
    }

    public Beside known(ProfileId id) {
        return jdbi.withHandle(handle -> new Beside(
                IdentityTable.of(handle, id).stream()
                        .map(row -> new Beside.Name(row.kind().key(), row.name()))
                        .toList(),
                new ToldTable(codec)
                        .all(handle, id).stream()
                                .map(row -> new Beside.Told(row.kind().key(), row.facts(), row.shown()))
                                .toList()));
    }

    /// A profile, and those that the names which are surely the customer's had of their own before: what somebody
    /// wrote by email before the shop's sign-in said whose the email is has stayed with one of these.
    public Set<ProfileId> withEarlier(ProfileId id) {
        return jdbi.withHandle(handle -> {
            var all = new LinkedHashSet<>(Set.of(id));
            SureNames.of(handle, id, IdentityTable.of(handle, id), Set.of()).values().stream()
                    .map(IdentityTable.Row::home)
                    .forEach(all::add);
            return all;
        });
    }

    /// Whose profile it is that is known under the strongest of some names. Makes none.
    ///
    /// @return null where there is none; by an email or a phone number also where it is that of a customer with
    ///     an id that was given as well, and is another
    public @Nullable ProfileId named(Identity who) {
        return jdbi.withHandle(handle -> {
            if (who.customerId() != null) {
                var known = ProfileTable.find(handle, who.customerId()).map(ProfileTable.Row::id);
                if (known.isPresent()) {
                    return known.get();
                }
            }
            var name = IdentityTable.find(handle, who);
            var owner = name == null ? null : name.profile();
            var other = owner == null ? null : find(handle, owner);
            var another = other == null || other.customerId() != null && who.customerId() != null;
            return another ? null : owner;
        });
    }

    /// The same in the caller's transaction.
    public static @Nullable Profile find(Handle handle, ProfileId id) {
        return ProfileTable.find(handle, id).map(row -> whole(handle, row)).orElse(null);
    }

    private static Optional<Profile> find(Handle handle, String customerId) {
        return ProfileTable.find(handle, customerId).map(row -> whole(handle, row));
    }

    static Profile whole(Handle handle, ProfileTable.Row row) {
        var id = row.id();
        return row.profile(Orders.purchases(handle, id), Orders.last(handle, id));
    }

    private static Profile updated(Profile known, VerifiedShopper shopper) {
        var email = either(shopper.email(), known.email());
        return new Profile(
                known.id(),
                known.customerId(),
                Objects.requireNonNullElse(shopper.name(), Nameless.renamed(known, email)),
                email,
                either(shopper.phone(), known.phone()),
                known.place(),
                known.zone(),
                either(shopper.language(), known.language()),
                known.customerSince(),
                known.properties(),
                new Verified(
                        known.verified().name() || shopper.name() != null,
                        shopper.email() == null ? known.verified().email() : shopper.owned(),
                        known.verified().phone() || shopper.phone() != null),
                known.purchases(),
                known.lastOrder());
    }

    private static @Nullable String either(@Nullable String given, @Nullable String known) {
        return given == null ? known : given;
    }
}
