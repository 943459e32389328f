package dev.sportello.desktop.replica;

import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replies and read cursors until the journal has them, on disk and in memory. Changed by the replica's thread only;
/// [#outgoing] may be read by any.
final class OutboxQueue {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxQueue.class);

    private final OutboxStore store;
    private volatile Outgoing outgoing;

    OutboxQueue(OutboxStore store, OutboxStore.Loaded loaded) {
        this.store = store;
        outgoing = new Outgoing(loaded.replies(), loaded.reads(), loaded.acts());
    }

    Outgoing outgoing() {
        return outgoing;
    }

    List<QueuedReply> replies(TicketId ticket) {
        return outgoing.replies().stream()
                .filter(reply -> reply.ticket().equals(ticket))
                .toList();
    }

    /// Puts a reply at the end. Should the disk not take it, it stays in memory as failed: what was typed is not lost
    /// while the program runs, and can be tried again.
    void put(QueuedReply reply) {
        var shown = reply;
        try {
            store.put(reply);
        } catch (RuntimeException e) {
            LOG.error("A reply could not be written to the disk.", e);
            shown = failed(
                    reply, Refusal.of(ErrorKind.STORAGE_FAILED, "Make room on this computer's disk. Try again."));
        }
        var replies = without(Set.of(reply.id()));
        replies.add(shown);
        outgoing = new Outgoing(replies, outgoing.reads(), outgoing.acts());
    }

    Optional<QueuedReply> reply(MessageId id) {
        return outgoing.replies().stream()
                .filter(reply -> reply.id().equals(id))
                .findFirst();
    }

    void remove(Collection<MessageId> ids) {
        if (outgoing.replies().stream().anyMatch(reply -> ids.contains(reply.id()))) {
            store.remove(ids);
            outgoing = new Outgoing(without(ids), outgoing.reads(), outgoing.acts());
        }
    }

    /// The relay has it on its disk. Only memory knows: after a restart it is sent again, which is harmless.
    void sent(MessageId id) {
        change(id, reply -> new QueuedReply(reply.id(), reply.ticket(), reply.text(), reply.at(), true, null));
    }

    void refuse(MessageId id, Refusal refusal) {
        store.refuse(id, refusal);
        change(id, reply -> failed(reply, refusal));
    }

    void put(QueuedRead read) {
        store.put(read);
        var reads = new ArrayList<>(outgoing.reads());
        reads.removeIf(other -> other.ticket().equals(read.ticket()));
        reads.add(read);
        outgoing = new Outgoing(outgoing.replies(), reads, outgoing.acts());
    }

    Optional<QueuedRead> read(CommandId id) {
        return outgoing.reads().stream().filter(read -> read.id().equals(id)).findFirst();
    }

    long readUpTo(TicketId ticket) {
        return outgoing.reads().stream()
                .filter(read -> read.ticket().equals(ticket))
                .mapToLong(QueuedRead::upTo)
                .findFirst()
                .orElse(0);
    }

    void remove(QueuedRead read) {
        store.remove(read);
        var reads = new ArrayList<>(outgoing.reads());
        reads.remove(read);
        outgoing = new Outgoing(outgoing.replies(), reads, outgoing.acts());
    }

    void put(QueuedAct act) {
        store.put(act);
        var acts = new ArrayList<>(outgoing.acts());
        acts.add(act);
        outgoing = new Outgoing(outgoing.replies(), outgoing.reads(), acts);
    }

    Optional<QueuedAct> act(CommandId id) {
        return outgoing.acts().stream()
                .filter(act -> act.command().id().equals(id))
                .findFirst();
    }

    void remove(QueuedAct act) {
        store.remove(act);
        var acts = new ArrayList<>(outgoing.acts());
        acts.remove(act);
        outgoing = new Outgoing(outgoing.replies(), outgoing.reads(), acts);
    }

    /// Up to where the ticket still counts as read, if it was marked as unread here and the relay has not said so yet.
    OptionalLong unreadFrom(TicketId ticket) {
        return outgoing.acts().stream()
                .filter(act -> act.ticket().equals(ticket) && act.command() instanceof Command.MarkUnread)
                .mapToLong(act -> ((Command.MarkUnread) act.command()).upTo())
                .min();
    }

    private void change(MessageId id, UnaryOperator<QueuedReply> change) {
        var replies = new ArrayList<>(outgoing.replies());
        replies.replaceAll(reply -> reply.id().equals(id) ? change.apply(reply) : reply);
        outgoing = new Outgoing(replies, outgoing.reads(), outgoing.acts());
    }

    private static QueuedReply failed(QueuedReply reply, Refusal refusal) {
        return new QueuedReply(reply.id(), reply.ticket(), reply.text(), reply.at(), false, refusal);
    }

    private ArrayList<QueuedReply> without(Collection<MessageId> ids) {
        var replies = new ArrayList<>(outgoing.replies());
        replies.removeIf(reply -> ids.contains(reply.id()));
        return replies;
    }
}
