package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Which names go when a profile is erased. For one thread, within one transaction.
///
/// Surely of the profile are its [SureNames]. What is claimed only unsigned was typed by somebody, and may be a
/// stranger's.
///
/// @param gone nothing is known of them any more
/// @param signed are nobody's for now, and may be of the profile as well: what was told under them goes
/// @param left are no longer claimed by the profile: what was told under them alone stays
record ErasedClaims(
        Map<UUID, IdentityTable.Row> gone, Map<UUID, IdentityTable.Row> signed, Map<UUID, IdentityTable.Row> left) {

    /// Takes back what the names that go have claimed of others'.
    ///
    /// @param chosen the names that go whoever has claimed them
    static ErasedClaims of(Handle handle, ProfileId profile, Set<UUID> chosen) {
        var own = own(handle, profile);
        var claims = new ErasedClaims(
                SureNames.of(handle, profile, own.values(), chosen), new LinkedHashMap<>(), new LinkedHashMap<>());
        own.values().stream()
                .filter(row -> !claims.gone.containsKey(row.id()))
                .filter(row -> IdentityTable.hasOwn(handle, row.id()))
                .forEach(row -> claims.leave(handle, row, own));
        own.values().stream()
                .filter(row -> !claims.left.containsKey(row.id()))
                .forEach(row -> claims.gone.put(row.id(), row));
        for (var claimant : Set.copyOf(claims.gone.keySet())) {
            for (var id : IdentityTable.claimedBy(handle, claimant)) {
                var other = own.containsKey(id) ? null : IdentityTable.locked(handle, id);
                if (other != null) {
                    claims.addOther(handle, other, claimant);
                }
            }
        }
        return claims;
    }

    /// Whether more than an unsigned claim says that a name is of the profile where it is.
    static boolean isSure(Handle handle, IdentityTable.Row name) {
        var own = own(handle, name.profile());
        return SureNames.of(handle, name.profile(), own.values(), Set.of()).containsKey(name.id());
    }

    /// The names of a profile, locked in the order in which reports lock them.
    private static Map<UUID, IdentityTable.Row> own(Handle handle, ProfileId profile) {
        var own = new LinkedHashMap<UUID, IdentityTable.Row>();
        IdentityTable.of(handle, profile).stream()
                .sorted(Identities.STRONGER)
                .flatMap(row -> Stream.ofNullable(IdentityTable.locked(handle, row.id())))
                .filter(row -> row.profile().equals(profile))
                .forEach(row -> own.put(row.id(), row));
        return own;
    }

    /// What goes with it leaves with it.
    private void leave(Handle handle, IdentityTable.Row row, Map<UUID, IdentityTable.Row> own) {
        if (left.put(row.id(), row) == null) {
            Identities.goingWith(handle, row.id())
                    .map(own::get)
                    .filter(Objects::nonNull)
                    .filter(next -> !gone.containsKey(next.id()))
                    .forEach(next -> leave(handle, next, own));
        }
    }

    private void addOther(Handle handle, IdentityTable.Row row, UUID claimant) {
        var isSigned = signed.containsKey(row.id())
                || IdentityTable.claims(handle, row.id()).stream()
                        .anyMatch(
                                claim -> claim.signed() && claim.claimant().id().equals(claimant));
        IdentityTable.withdraw(handle, row.id(), claimant);
        signed.remove(row.id());
        left.remove(row.id());
        target(handle, row, isSigned).put(row.id(), row);
    }

    private Map<UUID, IdentityTable.Row> target(Handle handle, IdentityTable.Row row, boolean isSigned) {
        var isUnclaimed = IdentityTable.claims(handle, row.id()).isEmpty();
        if (!row.profile().equals(row.home())) {
            return left;
        }
        if (isUnclaimed && (isSigned || !IdentityTable.hasOwn(handle, row.id()))) {
            return gone;
        }
        return isSigned ? signed : left;
    }
}
