package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Commands in the order in which they are to be sent, until the journal has them, on disk and in memory. Changed by
/// the replica's thread only; read by any.
final class OutboxQueue {
    private final OutboxStore store;
    private volatile List<QueuedCommand> commands;

    OutboxQueue(OutboxStore store, List<QueuedCommand> commands) {
        this.store = store;
        this.commands = List.copyOf(commands);
    }

    List<QueuedCommand> commands() {
        return commands;
    }

    Stream<QueuedCommand> of(TicketId ticket) {
        return commands.stream().filter(queued -> queued.ticket().equals(ticket));
    }

    Optional<QueuedCommand> find(CommandId id) {
        return commands.stream().filter(queued -> queued.id().equals(id)).findFirst();
    }

    /// Puts a command behind all others.
    ///
    /// @throws RuntimeException if the disk does not take it; nothing has changed then
    void put(QueuedCommand queued) {
        store.put(queued);
        hold(queued);
    }

    /// As [#put], in memory only.
    void hold(QueuedCommand queued) {
        var next = new ArrayList<>(commands);
        next.removeIf(other -> other.id().equals(queued.id()));
        next.add(queued);
        commands = List.copyOf(next);
    }

    /// Takes a command out that would do harm if it was sent again.
    ///
    /// @throws RuntimeException if the disk does not take it; nothing has changed then
    void remove(QueuedCommand queued) {
        var ids = List.of(queued.id());
        store.remove(ids);
        drop(ids);
    }

    void forget(QueuedCommand queued) {
        forget(List.of(queued.id()));
    }

    /// Takes commands out that it does no harm to find again. Where the disk takes neither that nor anything after it,
    /// they are here again after the next start of the program.
    void forget(Collection<CommandId> ids) {
        if (commands.stream().anyMatch(queued -> ids.contains(queued.id()))) {
            store.forget(ids);
            drop(ids);
        }
    }

    private void drop(Collection<CommandId> ids) {
        commands =
                commands.stream().filter(queued -> !ids.contains(queued.id())).toList();
    }

    /// Forgets what was written for tickets that were erased, drafts too, so that it cannot be read in the
    /// files.
    ///
    /// @throws RuntimeException if the disk does not take it; nothing has changed then
    void erase(Set<TicketId> tickets) {
        var gone = commands.stream()
                .filter(queued -> tickets.contains(queued.ticket()))
                .map(QueuedCommand::id)
                .toList();
        store.erase(gone, tickets);
        commands = commands.stream()
                .filter(queued -> !tickets.contains(queued.ticket()))
                .toList();
    }

    /// The relay has carried it out. Only memory knows: after a restart it is sent again, which is harmless.
    void done(CommandId id, long sequence) {
        change(id, queued -> queued.doneAt(sequence));
    }

    /// The relay has refused it. Where the disk takes neither that nor anything after it, it is asked again after the
    /// next start of the program.
    void refuse(CommandId id, Refusal refusal) {
        find(id).ifPresent(queued -> store.refuse(queued.refused(refusal)));
        change(id, queued -> queued.refused(refusal));
    }

    /// The relay's journal ends before what it once executed: it was restored. That is to be asked of it again.
    void forgetDoneAfter(long sequence) {
        commands = commands.stream()
                .map(queued -> queued.doneAt() != null && queued.doneAt() > sequence ? queued.doneAt(null) : queued)
                .toList();
    }

    private void change(CommandId id, UnaryOperator<QueuedCommand> change) {
        commands = commands.stream()
                .map(queued -> queued.id().equals(id) ? change.apply(queued) : queued)
                .toList();
    }
}
