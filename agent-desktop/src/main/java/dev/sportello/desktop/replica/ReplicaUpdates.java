package dev.sportello.desktop.replica;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.CommandId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What changes the replica: snapshots, entries of the journal, damage to the file of what came from the relay. Used by
/// the replica's thread only.
final class ReplicaUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaUpdates.class);

    private final ReplicaFiles files;
    private final LocalView view;
    private final OutboxQueue queue;
    private final KeptDrafts drafts;
    private final CommandOutbox outbox;
    private final ReplicaListeners listeners;
    private final SnapshotLoad load;

    ReplicaUpdates(
            ReplicaThread thread,
            ReplicaFiles files,
            LocalView view,
            OutboxQueue queue,
            KeptDrafts drafts,
            CommandOutbox outbox,
            ReplicaListeners listeners) {
        this.files = files;
        this.view = view;
        this.drafts = drafts;
        this.queue = queue;
        this.outbox = outbox;
        this.listeners = listeners;
        load = new SnapshotLoad(
                thread, view, (batch, before) -> stored(() -> files.replica.writePage(batch, before)), this::taken);
    }

    /// The tickets of the snapshot, which come page by page. For any thread.
    SnapshotLoad load() {
        return load;
    }

    /// Replaces everything but drafts and outbox; the tickets follow page by page.
    void startOver(Snapshot snapshot) {
        load.giveUp();
        var erased = new HashSet<>(snapshot.erased());
        if (wasWrittenFor(erased)) {
            forgetWritten(erased);
        }
        var before = view.known();
        var begun = stored(() -> Optional.of(files.replica.begin(snapshot)), Optional.<StoredReplica>empty());
        var known = new ReplicaState(begun.orElseGet(() -> files.replica.begin(snapshot)));
        known.erased(snapshot.erased());
        view.know(known);
        queue.forgetDoneAfter(snapshot.position().sequence());
        // What was erased while there was no link is in the file's unused parts, or in one that was set aside.
        if (!erased.isEmpty()) {
            files.leaveNothing();
        } else if (before != null) {
            files.compact();
        }
        outbox.review();
        listeners.announce(new ReplicaChange.Replaced());
    }

    /// Applies entries of the journal; those already applied change nothing.
    ///
    /// @param live whether they have just happened
    /// @return false, with nothing applied, when an entry before them is missing or one does not fit
    boolean apply(List<Entry> entries, boolean live) {
        var known = view.known();
        var batch = known == null ? Optional.<ReplicaBatch>empty() : fold(known, entries);
        if (known == null || batch.isEmpty()) {
            return false;
        }
        return view.hasSeen(batch.get().sequence()) || apply(known, batch.get(), live);
    }

    private boolean apply(ReplicaState known, ReplicaBatch batch, boolean live) {
        // First: where the disk does not take that, nothing has been applied, and the entries come again.
        if (!batch.erased().isEmpty()) {
            forgetWritten(batch.erased().tickets());
        }
        if (!stored(() -> files.replica.write(batch))) {
            return false;
        }
        load.receive(batch.early(), live);
        var change = applied(known, batch, live);
        known.take(batch);
        if (!batch.erased().isEmpty()) {
            files.leaveNothing();
        }
        taken(batch, batch.erased().isEmpty() ? List.of(change) : List.of(change, new ReplicaChange.Replaced()));
        load.takeHeld();
        return true;
    }

    private boolean wasWrittenFor(Set<TicketId> tickets) {
        return queue.commands().stream().anyMatch(queued -> tickets.contains(queued.ticket()))
                || drafts.all().stream()
                        .anyMatch(draft -> tickets.contains(draft.to().ticket()));
    }

    /// Drafts and waiting commands of tickets that are no more.
    ///
    /// @throws RuntimeException if the disk does not take it; nothing has changed then
    private void forgetWritten(Set<TicketId> tickets) {
        queue.erase(tickets);
        drafts.erase(tickets);
    }

    /// Deletes all that came from the relay from the disk.
    void forget() {
        load.giveUp();
        var _ = stored(files.replica::forget);
        files.leaveNothing();
        view.know(null);
        listeners.announce(new ReplicaChange.Replaced());
    }

    /// What the journal has brought need not be sent any more.
    void settle(Collection<Entry> entries) {
        queue.forget(commands(entries));
    }

    /// @return whether it was done
    boolean stored(Runnable work) {
        return stored(
                () -> {
                    work.run();
                    return true;
                },
                false);
    }

    /// Uses the file of what came from the relay. Where it is damaged it begins anew, and all is loaded once more.
    <T> T stored(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            files.beginAnew(e);
            load.giveUp();
            view.know(null);
            listeners.announce(new ReplicaChange.Replaced());
            outbox.more();
            return otherwise;
        }
    }

    /// What is known here may be wrong, by a fault of an earlier version for instance: then only loading all again
    /// helps.
    private static Optional<ReplicaBatch> fold(ReplicaState known, List<Entry> entries) {
        try {
            return known.fold(entries);
        } catch (RuntimeException e) {
            LOG.error("Entries do not fit what is known; everything is loaded again.", e);
            return Optional.empty();
        }
    }

    private static ReplicaChange applied(ReplicaState known, ReplicaBatch batch, boolean live) {
        var before = known.about();
        var after = batch.about() == null ? before : batch.about();
        return new ReplicaChange.Applied(
                batch.applied(),
                batch.touched(),
                !before.account().equals(after.account()),
                !before.team().equals(after.team()) || !before.you().equals(after.you()),
                live);
    }

    /// More is known from here on.
    private void taken(ReplicaBatch batch, List<ReplicaChange> changes) {
        settle(batch.kept());
        outbox.review();
        if (changes.stream().anyMatch(ReplicaChange.Loaded.class::isInstance)) {
            // What waits for a ticket that has only now come may be sent.
            outbox.more();
        }
        changes.forEach(listeners::announce);
    }

    /// The commands that made these messages.
    private static Set<CommandId> commands(Collection<Entry> entries) {
        return entries.stream()
                .map(Entry::change)
                .filter(Change.HasText.class::isInstance)
                .map(change -> ((Change.HasText) change).message())
                .map(Message::id)
                .map(id -> new CommandId(id.value()))
                .collect(Collectors.toSet());
    }
}
