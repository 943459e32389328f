package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.IdentityTable.Kind;
import dev.sportello.wire.Codec;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Decides whose profile something is of that was told under a customer id, an email or a phone number. Thread-safe;
/// works in the caller's transaction.
///
/// The rule looks at the set of all that was ever told, and not at the order in which it came:
///
/// - What names a customer id is of that customer. Two customer ids never share a profile.
/// - An email is of the one customer who has claimed it signed; where nobody has, of the one who has claimed it
///   unsigned. Where two have equally, it is of neither, and has a profile of its own.
/// - Where nobody has claimed it signed, it goes with the name with which an agent has merged it by hand.
/// - A phone number likewise; where no customer claims it, it goes with the one email that it was told with.
///
/// So what was told under an email alone goes to its customer as soon as one is known, and comes back out of that
/// profile when it turns out that two claim the email.
final class Identities {
    /// The customer id is the strongest; of two of a kind one always counts for more than the other.
    static final Comparator<IdentityTable.Row> STRONGER =
            Comparator.comparing(IdentityTable.Row::kind).thenComparing(IdentityTable.Row::name);

    private static final Optional<ProfileId> NOBODY = Optional.empty();

    private final Codec codec;
    private final Supplier<UUID> ids;

    Identities(Codec codec, Supplier<UUID> ids) {
        this.codec = codec;
        this.ids = ids;
    }

    /// @param identity under which something is kept: when that turns out to be somebody else's, it moves
    /// @param changed the profiles that have gained or lost something of what was told before
    /// @param made whether nobody had told of them before
    record Known(UUID identity, ProfileId profile, Set<ProfileId> changed, boolean made) {}

    /// Whose something is that was told under these names; from now on they are known.
    Known resolve(Handle handle, Identity told) {
        var fresh = new HashSet<UUID>();
        var phone = row(handle, Kind.PHONE, told.phone(), fresh);
        var email = row(handle, Kind.EMAIL, told.email(), fresh);
        var customer = row(handle, Kind.CUSTOMER, told.customerId(), fresh);
        claim(handle, email, customer, told.signed());
        claim(handle, phone, customer == null ? email : customer, told.signed());
        var changed = new HashSet<ProfileId>();
        settle(handle, email, changed);
        settle(handle, phone, changed);
        var strongest = customer != null ? customer : email != null ? email : Objects.requireNonNull(phone);
        var now = Objects.requireNonNull(IdentityTable.find(handle, strongest.id()));
        return new Known(now.id(), now.profile(), changed, fresh.contains(now.id()));
    }

    /// Whether the strongest of these names is known already.
    static boolean isKnown(Handle handle, Identity told) {
        if (told.customerId() != null) {
            return IdentityTable.locked(handle, Kind.CUSTOMER, told.customerId()) != null
                    || ProfileTable.find(handle, told.customerId()).isPresent();
        }
        return told.email() != null
                ? IdentityTable.locked(handle, Kind.EMAIL, told.email()) != null
                : told.phone() != null && IdentityTable.locked(handle, Kind.PHONE, told.phone()) != null;
    }

    private static void claim(
            Handle handle, IdentityTable.@Nullable Row claimed, IdentityTable.@Nullable Row claimant, boolean signed) {
        if (claimed != null && claimant != null) {
            IdentityTable.claim(handle, claimed.id(), claimant, signed);
        }
    }

    /// @param fresh gets the id of a row whose shopper was not known before
    private IdentityTable.@Nullable Row row(Handle handle, Kind kind, @Nullable String name, Set<UUID> fresh) {
        if (name == null) {
            return null;
        }
        var known = IdentityTable.locked(handle, kind, name);
        if (known != null) {
            return known;
        }
        var there = kind == Kind.CUSTOMER ? ProfileTable.find(handle, name).map(ProfileTable.Row::id) : NOBODY;
        var home = there.orElseGet(() -> kind == Kind.CUSTOMER ? made(handle, kind, name) : new ProfileId(ids.get()));
        var row = new IdentityTable.Row(ids.get(), kind, name, home, home);
        IdentityTable.insert(handle, row);
        if (there.isEmpty()) {
            fresh.add(row.id());
        }
        return row;
    }

    /// The same without telling whose profiles have changed.
    void settle(Handle handle, IdentityTable.@Nullable Row row) {
        settle(handle, row, new HashSet<>());
    }

    /// Brings an email or a phone number to whose it is by all claims.
    private void settle(Handle handle, IdentityTable.@Nullable Row row, Set<ProfileId> changed) {
        if (row == null) {
            return;
        }
        var whose = IdentityOwner.of(handle, row);
        var owner = whose.home();
        if (ProfileTable.find(handle, owner).isEmpty()) {
            var _ = made(handle, owner, whose.kind(), whose.name());
        }
        if (!owner.equals(row.profile())) {
            move(handle, row, owner);
            changed.addAll(List.of(row.profile(), owner));
            // Locked before its claims are read: who claims it in the same instant is seen, or waits.
            goingWith(handle, row.id()).forEach(claimed -> settle(handle, claimed, changed));
        }
    }

    /// The names that may go with one: it has claimed them, or an agent says so.
    static Stream<UUID> goingWith(Handle handle, UUID identity) {
        return Stream.concat(
                IdentityTable.claimedBy(handle, identity).stream(), MergeTable.into(handle, identity).stream());
    }

    /// The same for a name of which an agent says with whom it goes, or no longer does.
    void settle(Handle handle, UUID identity, Set<ProfileId> changed) {
        settle(handle, IdentityTable.locked(handle, identity), changed);
    }

    /// The name whose own profile it is. One that was made without a name gets the strongest that is nobody's.
    ///
    /// @return null where there is none
    IdentityTable.@Nullable Row own(Handle handle, ProfileTable.Row profile) {
        var known = IdentityTable.ofHome(handle, profile.id());
        if (known != null) {
            return known;
        }
        for (var name : names(profile).entrySet()) {
            if (IdentityTable.locked(handle, name.getKey(), name.getValue()) == null) {
                var row = new IdentityTable.Row(ids.get(), name.getKey(), name.getValue(), profile.id(), profile.id());
                IdentityTable.insert(handle, row);
                return row;
            }
        }
        return null;
    }

    private static Map<Kind, String> names(ProfileTable.Row profile) {
        var names = new LinkedHashMap<Kind, String>();
        put(names, Kind.CUSTOMER, profile.customerId());
        put(names, Kind.EMAIL, Identity.email(profile.email()));
        put(names, Kind.PHONE, Identity.phone(profile.phone()));
        return names;
    }

    private static void put(Map<Kind, String> names, Kind kind, @Nullable String name) {
        if (name != null) {
            names.put(kind, name);
        }
    }

    private void move(Handle handle, IdentityTable.Row row, ProfileId owner) {
        IdentityTable.move(handle, row.id(), owner);
        // The orders first, which are locked: a report that is under way writes its events before, or for the owner.
        OrderTable.move(handle, codec, row.id(), owner);
        Events.move(handle, row.id(), owner);
        refresh(handle, row, owner);
        var words = CustomerWords.of(row);
        // What was told under it may have called somebody another name.
        ProfileTable.find(handle, row.home())
                .ifPresent(own -> words.addAll(CustomerWords.of(own.profile(List.of(), null))));
        OrderTable.ofIdentity(handle, row.id()).forEach(number -> words.addAll(CustomerWords.ofOrder(number)));
        CustomerWords.add(handle, owner, words);
        if (row.profile().equals(row.home())) {
            // Nobody finds it any more under its own name: it is another's now.
            CustomerWords.erase(handle, row.home());
        } else {
            CustomerWords.remove(handle, row.profile(), words);
        }
    }

    /// The facts go with the name. The profile that it had of its own stays as it was: nobody finds it any more.
    private void refresh(Handle handle, IdentityTable.Row row, ProfileId owner) {
        var views = new ToldViews(codec);
        views.refresh(handle, owner);
        if (!row.profile().equals(row.home())) {
            views.forget(handle, row.profile());
        }
        if (owner.equals(row.home())) {
            var own = ProfileTable.locked(handle, owner);
            CustomerWords.add(handle, owner, CustomerWords.of(own.profile(List.of(), null)));
        }
    }

    private ProfileId made(Handle handle, Kind kind, String name) {
        return made(handle, new ProfileId(ids.get()), kind, name);
    }

    private ProfileId made(Handle handle, ProfileId id, Kind kind, String name) {
        var profile = new Profile(
                id,
                kind == Kind.CUSTOMER ? name : null,
                kind == Kind.CUSTOMER ? Nameless.called(null, null, name) : name,
                kind == Kind.EMAIL ? name : null,
                kind == Kind.PHONE ? name : null,
                null,
                null,
                null,
                null,
                Map.of(),
                Profile.Verified.NOTHING,
                List.of(),
                null);
        ProfileTable.insert(handle, codec, new ToldProfile(profile, Map.of()));
        CustomerWords.add(handle, id, CustomerWords.of(profile));
        return id;
    }
}
