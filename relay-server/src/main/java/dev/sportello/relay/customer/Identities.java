package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.IdentityTable.Claim;
import dev.sportello.relay.customer.IdentityTable.Kind;
import dev.sportello.wire.Codec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
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
/// - A phone number likewise; where no customer claims it, it goes with the one email that it was told with.
///
/// So what was told under an email alone goes to its customer as soon as one is known, and comes back out of that
/// profile when it turns out that two claim the email.
final class Identities {
    /// The customer id is the strongest; of two of a kind one always counts for more than the other.
    static final Comparator<IdentityTable.Row> STRONGER =
            Comparator.comparing(IdentityTable.Row::kind).thenComparing(IdentityTable.Row::name);

    private final Codec codec;
    private final Supplier<UUID> ids;

    Identities(Codec codec, Supplier<UUID> ids) {
        this.codec = codec;
        this.ids = ids;
    }

    /// @param identity under which something is kept: when that turns out to be somebody else's, it moves
    record Known(UUID identity, ProfileId profile) {}

    /// Whose something is that was told under these names; from now on they are known.
    Known resolve(Handle handle, Identity told) {
        var phone = row(handle, Kind.PHONE, told.phone());
        var email = row(handle, Kind.EMAIL, told.email());
        var customer = row(handle, Kind.CUSTOMER, told.customerId());
        claim(handle, email, customer, told.signed());
        claim(handle, phone, customer == null ? email : customer, told.signed());
        settle(handle, email);
        settle(handle, phone);
        var strongest = customer != null ? customer : email != null ? email : Objects.requireNonNull(phone);
        var now = Objects.requireNonNull(IdentityTable.find(handle, strongest.id()));
        return new Known(now.id(), now.profile());
    }

    private static void claim(
            Handle handle, IdentityTable.@Nullable Row claimed, IdentityTable.@Nullable Row claimant, boolean signed) {
        if (claimed != null && claimant != null) {
            IdentityTable.claim(handle, claimed.id(), claimant.id(), signed);
        }
    }

    private IdentityTable.@Nullable Row row(Handle handle, Kind kind, @Nullable String name) {
        if (name == null) {
            return null;
        }
        var known = IdentityTable.locked(handle, kind, name);
        if (known != null) {
            return known;
        }
        var home = kind == Kind.CUSTOMER
                ? ProfileTable.find(handle, name).map(ProfileTable.Row::id).orElseGet(() -> made(handle, kind, name))
                : new ProfileId(ids.get());
        var row = new IdentityTable.Row(ids.get(), kind, name, home, home);
        IdentityTable.insert(handle, row);
        return row;
    }

    /// Brings an email or a phone number to whose it is by all claims.
    private void settle(Handle handle, IdentityTable.@Nullable Row row) {
        if (row == null) {
            return;
        }
        var owner = Objects.requireNonNullElse(owner(IdentityTable.claims(handle, row.id())), row.home());
        if (owner.equals(row.home()) && ProfileTable.find(handle, owner).isEmpty()) {
            var _ = made(handle, row.home(), row.kind(), row.name());
        }
        if (!owner.equals(row.profile())) {
            move(handle, row, owner);
            IdentityTable.claimedBy(handle, row.id()).stream()
                    .map(phone -> IdentityTable.find(handle, phone))
                    .forEach(phone -> settle(handle, phone));
        }
    }

    private void move(Handle handle, IdentityTable.Row row, ProfileId owner) {
        IdentityTable.move(handle, row.id(), owner);
        Events.move(handle, row.id(), owner);
        OrderTable.ofIdentity(handle, row.id())
                .forEach(number -> CustomerWords.add(handle, owner, CustomerWords.ofOrder(number)));
        OrderTable.move(handle, codec, row.id(), owner);
        if (row.profile().equals(row.home())) {
            // Nobody finds it any more under its own name: it is another's now.
            CustomerWords.erase(handle, row.home());
        }
        if (owner.equals(row.home())) {
            CustomerWords.add(handle, owner, CustomerWords.ofOrder(row.name()));
        }
    }

    private static @Nullable ProfileId owner(List<Claim> claims) {
        var customers =
                claims.stream().filter(claim -> claim.kind() == Kind.CUSTOMER).toList();
        if (!customers.isEmpty()) {
            var signed = customers.stream().filter(Claim::signed).toList();
            return only(signed.isEmpty() ? customers : signed);
        }
        return only(claims);
    }

    private static @Nullable ProfileId only(List<Claim> claims) {
        return claims.size() == 1 ? claims.getFirst().profile() : null;
    }

    private ProfileId made(Handle handle, Kind kind, String name) {
        return made(handle, new ProfileId(ids.get()), kind, name);
    }

    private ProfileId made(Handle handle, ProfileId id, Kind kind, String name) {
        var profile = new Profile(
                id,
                kind == Kind.CUSTOMER ? name : null,
                kind == Kind.CUSTOMER ? "Customer " + name : name,
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
        ProfileTable.insert(handle, codec, profile);
        CustomerWords.add(handle, id, CustomerWords.of(profile));
        return id;
    }
}
