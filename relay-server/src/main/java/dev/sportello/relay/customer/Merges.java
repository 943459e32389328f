package dev.sportello.relay.customer;

import dev.sportello.model.Agent;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.MergeId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.MergeBodies.Merge;
import dev.sportello.wire.RefusedFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Two profiles of one person that an agent merges: the name of one goes with the name of the other, as if that one had
/// claimed it, and all that was told under it goes along. Thread-safe: each call is a transaction of its own.
public final class Merges {
    private static final String MERGED = "profiles-merged";
    private static final String UNDONE = "merge-undone";
    private static final Duration UNDONE_WITHIN = Duration.ofMinutes(10);

    private final CustomerTransactions transactions;
    private final Supplier<UUID> ids;
    private final Identities identities;
    private final Events events;
    private final CustomerChanges changes;

    /// @param ids makes the id of a merge
    Merges(CustomerTransactions transactions, Codec codec, Supplier<UUID> ids, Events events, CustomerChanges changes) {
        this.transactions = transactions;
        this.ids = ids;
        identities = new Identities(codec, ids);
        this.events = events;
        this.changes = changes;
    }

    /// @param refused why not; null where it was done
    /// @param changed the profiles that look another way now
    private record Done(@Nullable Merge merge, @Nullable ErrorKind refused, Set<ProfileId> changed) {
        static Done refused(ErrorKind error) {
            return new Done(null, error, Set.of());
        }
    }

    /// Merges a profile with another one of the same person.
    ///
    /// @throws RefusedFrame `profile-unknown`, `same-profile`, `two-customers`
    public Merge merge(ProfileId one, ProfileId other, Agent by, Instant now) throws RefusedFrame {
        return settled(transactions.asked(handle -> merge(handle, one, other, by, now)));
    }

    /// Takes a merge back; again changes nothing.
    ///
    /// @throws RefusedFrame `not-found`, `undo-too-late`
    public Merge undo(MergeId id, Agent by, Instant now) throws RefusedFrame {
        return settled(transactions.asked(handle -> undo(handle, id, by, now)));
    }

    /// The merges into a profile that can be undone, the last first.
    public List<Merge> undoable(ProfileId kept, Instant now) {
        return transactions
                .jdbi()
                .withHandle(handle -> MergeTable.since(handle, kept, now.minus(UNDONE_WITHIN)))
                .stream()
                .map(Merges::told)
                .toList();
    }

    private Merge settled(Done done) throws RefusedFrame {
        if (done.refused != null) {
            throw new RefusedFrame(done.refused);
        }
        changes.publish(done.changed);
        return Objects.requireNonNull(done.merge);
    }

    private Done merge(Handle handle, ProfileId one, ProfileId other, Agent by, Instant now) {
        var first = current(handle, one);
        var second = current(handle, other);
        if (first == null || second == null) {
            return Done.refused(ErrorKind.PROFILE_UNKNOWN);
        }
        if (first.id().equals(second.id())) {
            return Done.refused(ErrorKind.SAME_PROFILE);
        }
        if (first.customerId() != null && second.customerId() != null) {
            return Done.refused(ErrorKind.TWO_CUSTOMERS);
        }
        var isFirstKept = second.customerId() == null;
        var kept = isFirstKept ? first : second;
        var merged = isFirstKept ? second : first;
        var claimant = identities.own(handle, kept);
        var name = identities.own(handle, merged);
        if (claimant == null || name == null) {
            return Done.refused(ErrorKind.PROFILE_UNKNOWN);
        }
        if (!areApart(handle, claimant, name)) {
            return Done.refused(ErrorKind.SAME_PROFILE);
        }
        events.adopt(handle, merged.id(), name.id());
        var row = new MergeTable.Row(
                new MergeId(ids.get()),
                name.id(),
                claimant.id(),
                kept.id(),
                merged.id(),
                merged.name(),
                by.id(),
                by.name(),
                now,
                null);
        MergeTable.insert(handle, row);
        var changed = new HashSet<>(Set.of(kept.id(), merged.id()));
        identities.settle(handle, name.id(), changed);
        record(handle, row, MERGED, "Merged with another profile", by, now);
        return new Done(told(row), null, changed);
    }

    /// Whether both are still of the profiles that they had of their own: another agent may merge them as well.
    private static boolean areApart(Handle handle, IdentityTable.Row one, IdentityTable.Row other) {
        return Stream.of(one.id(), other.id())
                .sorted()
                .map(name -> IdentityTable.locked(handle, name))
                .allMatch(name -> name.profile().equals(name.home()));
    }

    private Done undo(Handle handle, MergeId id, Agent by, Instant now) {
        var row = MergeTable.locked(handle, id);
        if (row == null) {
            return Done.refused(ErrorKind.NOT_FOUND);
        }
        if (row.undoneAt() != null) {
            return new Done(told(row), null, Set.of());
        }
        if (now.isAfter(row.at().plus(UNDONE_WITHIN))) {
            return Done.refused(ErrorKind.UNDO_TOO_LATE);
        }
        MergeTable.undo(handle, id, now);
        var changed = new HashSet<>(Set.of(row.kept(), row.merged()));
        identities.settle(handle, row.identity(), changed);
        record(handle, row, UNDONE, "Separated from another profile again", by, now);
        return new Done(told(row), null, changed);
    }

    /// The profile that is there now of whom this one was.
    private static ProfileTable.@Nullable Row current(Handle handle, ProfileId id) {
        var own = IdentityTable.ofHome(handle, id);
        return ProfileTable.find(handle, own == null ? id : own.profile()).orElse(null);
    }

    /// A name is forgotten, and with it what other histories say of it.
    static void forget(Handle handle, UUID identity) {
        for (var merge : MergeTable.of(handle, identity)) {
            Events.withdraw(handle, event(MERGED, merge));
            Events.withdraw(handle, event(UNDONE, merge));
            MergeTable.delete(handle, merge);
        }
    }

    private static EventId event(String metric, MergeId merge) {
        return new EventId(UUID.nameUUIDFromBytes((metric + "\n" + merge).getBytes(StandardCharsets.UTF_8)));
    }

    /// In the history of the profile that is kept.
    private void record(Handle handle, MergeTable.Row row, String metric, String summary, Agent by, Instant now) {
        var event = new Event(
                event(metric, row.id()),
                Objects.requireNonNull(IdentityTable.find(handle, row.claimant()))
                        .profile(),
                now,
                Event.Kind.OTHER,
                metric,
                summary + ": " + row.name(),
                null,
                Map.of("Profile", row.name(), "Agent", by.name()));
        var _ = events.keep(handle, List.of(event), row.claimant());
    }

    private static Merge told(MergeTable.Row row) {
        return new Merge(
                row.id(),
                row.kept(),
                row.merged(),
                row.name(),
                row.agentName(),
                row.at(),
                row.at().plus(UNDONE_WITHIN));
    }
}
