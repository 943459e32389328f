package dev.sportello.relay.customer;

import dev.sportello.relay.customer.BulkIntake.Told;
import dev.sportello.relay.customer.IdentityTable.Kind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The names of one block that are known already, looked up all at once and locked: nothing moves by what only says
/// again whose they are. For one thread.
final class BlockNames {
    private final Map<Kind, Map<String, IdentityTable.Row>> known = new EnumMap<>(Kind.class);
    private final Set<IdentityTable.Claimed> claims;
    private final Map<UUID, ToldFacts> facts;

    /// @param table of what was told
    BlockNames(Handle handle, List<Told> block, ToldTable table) {
        var names = new TreeSet<String>();
        for (var kind : Kind.values()) {
            known.put(kind, new HashMap<>());
            block.forEach(told -> add(names, name(told.who(), kind)));
        }
        if (!names.isEmpty()) {
            IdentityTable.locked(handle, names)
                    .forEach(
                            row -> Objects.requireNonNull(known.get(row.kind())).put(row.name(), row));
        }
        var ids = known.values().stream()
                .flatMap(rows -> rows.values().stream())
                .map(IdentityTable.Row::id)
                .toList();
        claims = ids.isEmpty() ? Set.of() : new HashSet<>(IdentityTable.claimed(handle, ids));
        facts = ids.isEmpty() ? Map.of() : table.facts(handle, ids);
    }

    private static void add(Collection<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    private static @Nullable String name(Identity who, Kind kind) {
        return switch (kind) {
            case PHONE -> who.phone();
            case EMAIL -> who.email();
            case CUSTOMER -> who.customerId();
        };
    }

    /// Whose something is that says nothing new of whose these names are.
    ///
    /// @return null where it does, or one of them is new
    Identities.@Nullable Known find(Identity who) {
        var phone = row(who, Kind.PHONE);
        var email = row(who, Kind.EMAIL);
        var customer = row(who, Kind.CUSTOMER);
        var isMissing = Stream.of(Kind.values()).anyMatch(kind -> name(who, kind) != null && row(who, kind) == null);
        if (isMissing
                || who.signed()
                || !isClaimed(email, customer)
                || !isClaimed(phone, customer == null ? email : customer)) {
            return null;
        }
        var strongest = customer != null ? customer : email != null ? email : Objects.requireNonNull(phone);
        return new Identities.Known(strongest.id(), strongest.profile(), Set.of(), false);
    }

    private IdentityTable.@Nullable Row row(Identity who, Kind kind) {
        var name = name(who, kind);
        return name == null ? null : Objects.requireNonNull(known.get(kind)).get(name);
    }

    private boolean isClaimed(IdentityTable.@Nullable Row claimed, IdentityTable.@Nullable Row claimant) {
        return claimed == null
                || claimant == null
                || claims.contains(new IdentityTable.Claimed(claimed.id(), claimant.id()));
    }

    /// Whether all of a patch was told under that name already.
    boolean says(UUID identity, ProfilePatch patch) {
        var told = facts.get(identity);
        return told != null && told.says(patch);
    }
}
