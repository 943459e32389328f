package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.IdentityTable.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Which names are surely of a profile: its own, what that one has claimed signed, and what an agent has merged with
/// it.
final class SureNames {

    /// @param own the names that are with the profile
    /// @param chosen those of them that count whoever has claimed them
    static Map<UUID, IdentityTable.Row> of(
            Handle handle, ProfileId profile, Collection<IdentityTable.Row> own, Set<UUID> chosen) {
        var claimants = claimants(handle, own);
        var sure = new LinkedHashMap<UUID, IdentityTable.Row>();
        var before = -1;
        while (before < sure.size()) {
            before = sure.size();
            for (var row : own) {
                if (row.kind() == Kind.CUSTOMER
                        || row.home().equals(profile)
                        || chosen.contains(row.id())
                        || claimants.getOrDefault(row.id(), Set.of()).stream().anyMatch(sure::containsKey)) {
                    sure.put(row.id(), row);
                }
            }
        }
        return sure;
    }

    /// By each name those who have claimed it signed, or with whom it goes because an agent says so.
    private static Map<UUID, Set<UUID>> claimants(Handle handle, Collection<IdentityTable.Row> own) {
        var ids = own.stream().map(IdentityTable.Row::id).toList();
        var claimants = new HashMap<UUID, Set<UUID>>();
        Stream.concat(IdentityTable.signed(handle, ids).stream(), MergeTable.claimed(handle, ids).stream())
                .forEach(claim -> claimants
                        .computeIfAbsent(claim.identity(), _ -> new HashSet<>())
                        .add(claim.claimant()));
        return claimants;
    }

    private SureNames() {}
}
