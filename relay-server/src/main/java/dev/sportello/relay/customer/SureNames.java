package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.IdentityTable.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Which names are surely of a profile: its own, what that one has claimed signed, and what an agent has merged with
/// it.
final class SureNames {

    /// @param own the names that are with the profile
    /// @param chosen those of them that count whoever has claimed them
    static Map<UUID, IdentityTable.Row> of(
            Handle handle, ProfileId profile, Collection<IdentityTable.Row> own, Set<UUID> chosen) {
        var sure = new LinkedHashMap<UUID, IdentityTable.Row>();
        var before = -1;
        while (before < sure.size()) {
            before = sure.size();
            for (var row : own) {
                if (row.kind() == Kind.CUSTOMER
                        || row.home().equals(profile)
                        || chosen.contains(row.id())
                        || isSureBy(handle, row, sure.keySet())) {
                    sure.put(row.id(), row);
                }
            }
        }
        return sure;
    }

    private static boolean isSureBy(Handle handle, IdentityTable.Row row, Set<UUID> sure) {
        var byHand = MergeTable.claimant(handle, row.id());
        return byHand != null && sure.contains(byHand)
                || IdentityTable.claims(handle, row.id()).stream()
                        .anyMatch(claim ->
                                claim.signed() && sure.contains(claim.claimant().id()));
    }

    private SureNames() {}
}
