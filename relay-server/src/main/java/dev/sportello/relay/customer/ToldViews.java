package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.ToldProfile.Source;
import dev.sportello.wire.Codec;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Brings profiles up to what was told under the names that are theirs now: facts go with their name. Thread-safe;
/// works in the caller's transaction.
record ToldViews(Codec codec) {

    ToldTable table() {
        return new ToldTable(codec);
    }

    /// A report was told under a name.
    void tell(Handle handle, Identities.Known known, ProfileReport report) {
        var before = table().find(handle, known.identity());
        keep(handle, known, before, before == null ? null : before.facts(), report);
    }

    /// The same of what came over the API.
    ///
    /// @param facts all that did until now, with this report
    void tell(Handle handle, Identities.Known known, ToldFacts facts, ProfileReport report) {
        keep(handle, known, table().find(handle, known.identity()), facts, report);
    }

    private void keep(
            Handle handle,
            Identities.Known known,
            ToldTable.@Nullable Row before,
            @Nullable ToldFacts facts,
            ProfileReport report) {
        var shown = before == null ? NamedFacts.NONE : before.shown();
        var now = shown.with(report);
        if (before == null || !shown.equals(now) || !Objects.equals(facts, before.facts())) {
            table().store(handle, known.identity(), facts, now);
            refresh(handle, known.profile());
        }
    }

    /// A name was taken away: whom it is of is no longer found by what was told under it.
    void forget(Handle handle, ProfileId profile) {
        var before = CustomerWords.of(ProfileTable.locked(handle, profile).profile(List.of(), null));
        refresh(handle, profile);
        CustomerWords.remove(handle, profile, before);
    }

    /// Something was told, or a name has come.
    void refresh(Handle handle, ProfileId profile) {
        var row = ProfileTable.locked(handle, profile);
        var sources = table().of(handle, profile).stream()
                .map(told -> new Source(
                        row.customerId() == null || told.kind() == IdentityTable.Kind.CUSTOMER, told.shown()))
                .toList();
        if (sources.isEmpty() && row.told().isEmpty()) {
            return;
        }
        var known = new ToldProfile(Profiles.whole(handle, row), row.told());
        var now = known.of(sources);
        if (!now.equals(known)) {
            ProfileTable.update(handle, codec, now);
            CustomerWords.add(handle, profile, CustomerWords.of(now.profile()));
        }
    }
}
