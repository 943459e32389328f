package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Erases profiles: first who it is, at once, then all the rest, a little at a time. Thread-safe; works in the
/// caller's transactions.
public final class ProfileErasure {
    private static final int AT_ONCE = 1_000;

    private final Identities identities;
    private final Supplier<UUID> ids;

    /// @param ids makes ids of profiles
    public ProfileErasure(Codec codec, Supplier<UUID> ids) {
        this.ids = ids;
        identities = new Identities(codec, ids);
    }

    /// Forgets who somebody is: names and facts, and by what they are found. What is told of them from now on
    /// is another's, and what is told late is not kept.
    ///
    /// What was told under an email or a phone number that they and others have claimed signed, and that is
    /// nobody's for now, goes too: it may be theirs. What was told under one alone that they have claimed only
    /// unsigned stays: anybody may have typed it.
    ///
    /// A profile whose own name has gone to another's since, by a claim or by an agent, stands for that name.
    ///
    /// @return the profiles of which all the rest is to be deleted ([#deleteSome]); empty where there is none
    ///     such
    public Set<ProfileId> begin(Handle handle, ProfileId profile, Instant now) {
        var moved = movedName(handle, profile);
        return moved == null ? begin(handle, profile, Set.of(), now) : begin(handle, moved, now);
    }

    /// Who is erased where a profile is asked for by its id: itself, or whose its own name is now ([#begin]). In a
    /// transaction, since names are locked for it.
    public ProfileId meant(Handle handle, ProfileId profile) {
        var moved = movedName(handle, profile);
        return moved == null || !namesAllOf(handle, moved) ? profile : moved.profile();
    }

    /// A profile's own name where it has gone to another's; else null.
    private static IdentityTable.@Nullable Row movedName(Handle handle, ProfileId profile) {
        var own = ProfileTable.find(handle, profile).isEmpty() ? null : IdentityTable.ofHome(handle, profile);
        return own == null || own.profile().equals(profile) ? null : own;
    }

    /// Whether a customer's name is surely theirs, or that of somebody who is no customer yet.
    private static boolean namesAllOf(Handle handle, IdentityTable.Row name) {
        return ProfileTable.find(handle, name.profile())
                        .map(ProfileTable.Row::customerId)
                        .isEmpty()
                || ErasedClaims.isSure(handle, name);
    }

    /// The same of whom a name names, and of the name, whoever has claimed it. A customer who has claimed an
    /// email or a phone number only unsigned is not erased by it: what was told under it alone is.
    ///
    /// @param who with one name
    public Set<ProfileId> begin(Handle handle, Identity who, Instant now) {
        if (who.customerId() != null) {
            return ProfileTable.find(handle, who.customerId())
                    .map(known -> begin(handle, known.id(), now))
                    .orElse(Set.of());
        }
        var name = IdentityTable.find(handle, who);
        return name == null ? Set.of() : begin(handle, name, now);
    }

    private Set<ProfileId> begin(Handle handle, IdentityTable.Row name, Instant now) {
        if (namesAllOf(handle, name)) {
            return begin(handle, name.profile(), Set.of(name.id()), now);
        }
        IdentityTable.unclaim(handle, name.id());
        Merges.forget(handle, name.id());
        identities.settle(handle, IdentityTable.locked(handle, name.id()));
        return begin(handle, name.home(), now);
    }

    /// The same of a profile that somebody has chosen.
    ///
    /// @param named by what: that goes too, whoever has claimed it; null, or no longer known: by its id
    public Set<ProfileId> begin(Handle handle, ProfileId profile, @Nullable Identity named, Instant now) {
        var name = named == null ? null : IdentityTable.find(handle, named);
        return name == null ? begin(handle, profile, now) : begin(handle, profile, Set.of(name.id()), now);
    }

    private Set<ProfileId> begin(Handle handle, ProfileId profile, Set<UUID> chosen, Instant now) {
        var known = ProfileTable.find(handle, profile);
        if (known.isEmpty()) {
            return Set.of();
        }
        var all = new LinkedHashSet<>(Set.of(profile));
        var claims = ErasedClaims.of(handle, profile, chosen);
        claims.signed().values().forEach(row -> all.add(row.home()));
        claims.gone().values().forEach(row -> all.add(row.home()));
        // What is with a name that goes, or begins anew, is to be brought to where it is then.
        var moved = new LinkedHashMap<>(claims.left());
        for (var each : all) {
            IdentityTable.of(handle, each).stream()
                    .filter(row -> !claims.gone().containsKey(row.id()))
                    .filter(row -> !claims.signed().containsKey(row.id()))
                    .sorted(Identities.STRONGER)
                    .forEach(row -> moved.putIfAbsent(row.id(), row));
        }
        for (var row : claims.gone().values()) {
            IdentityTable.delete(handle, row.id());
            ErasedNames.add(handle, row.kind(), row.name(), now);
        }
        addUntold(handle, known.get(), now);
        claims.signed().values().forEach(row -> beginAnew(handle, row));
        moved.keySet().forEach(id -> identities.settle(handle, IdentityTable.locked(handle, id)));
        for (var each : all) {
            if (!IdentityTable.of(handle, each).isEmpty()) {
                throw new IllegalStateException("A name is still with the profile " + each + ", which is erased.");
            }
        }
        all.removeIf(each -> !forget(handle, each));
        return all;
    }

    /// One claims it less: it may be the other's now. What is told under it from now on has a profile that was
    /// not erased; what was told stays where it is, to be deleted.
    private void beginAnew(Handle handle, IdentityTable.Row row) {
        Events.detach(handle, row.id());
        OrderTable.detach(handle, row.id());
        ToldTable.erase(handle, row.id());
        Merges.forget(handle, row.id());
        identities.settle(handle, IdentityTable.renewed(handle, row, new ProfileId(ids.get())));
    }

    /// A profile that was kept whole has names of which nothing was told.
    private static void addUntold(Handle handle, ProfileTable.Row known, Instant now) {
        if (known.customerId() != null) {
            ErasedNames.add(handle, IdentityTable.Kind.CUSTOMER, known.customerId(), now);
        }
    }

    private static boolean forget(Handle handle, ProfileId profile) {
        CustomerWords.erase(handle, profile);
        return ProfileTable.blank(handle, profile);
    }

    /// Deletes some of what is left of a profile, and in the end the profile.
    ///
    /// @return whether there may be more
    public boolean deleteSome(Handle handle, ProfileId profile, Instant now) {
        if (Events.eraseSome(handle, profile, AT_ONCE) == AT_ONCE) {
            return true;
        }
        var orders = OrderTable.some(handle, profile, AT_ONCE);
        for (var order : orders) {
            if (OrderTable.delete(handle, order.id(), profile)) {
                ErasedNames.addOrder(handle, order.source(), order.shopId(), now);
            }
        }
        if (orders.size() == AT_ONCE) {
            return true;
        }
        PurchaseTable.erase(handle, profile);
        CustomerWords.erase(handle, profile);
        ProfileTable.erase(handle, profile);
        return false;
    }

    /// All of it in the one transaction of the caller's, where nobody waits for it.
    ///
    /// @return the profiles that were erased
    public Set<ProfileId> erase(Handle handle, ProfileId profile, Instant now) {
        return erase(handle, profile, null, now);
    }

    /// The same.
    ///
    /// @param named by what somebody has chosen the profile: that goes too, whoever has claimed it
    /// @return the profiles that were erased
    public Set<ProfileId> erase(Handle handle, ProfileId profile, @Nullable Identity named, Instant now) {
        var all = begin(handle, profile, named, now);
        for (var each : all) {
            var more = true;
            while (more) {
                more = deleteSome(handle, each, now);
            }
        }
        return all;
    }

    /// How many events a profile has.
    public static long events(Handle handle, ProfileId profile) {
        return Events.count(handle, profile);
    }

    /// How many orders a profile has.
    public static long orders(Handle handle, ProfileId profile) {
        return OrderTable.count(handle, profile);
    }

    /// Forgets which names were erased long ago.
    public void forgetEnded(Handle handle, Instant now) {
        ErasedNames.forgetEnded(handle, now);
    }
}
