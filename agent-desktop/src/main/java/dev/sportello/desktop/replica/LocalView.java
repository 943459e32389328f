package dev.sportello.desktop.replica;

import dev.sportello.model.Agent;
import dev.sportello.model.Position;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What came from the relay, and on top of it what the agent did here and the relay may not know: tickets are shown as
/// they were left, network or not. Read by any thread; what is known is replaced by the replica's.
final class LocalView {
    private final Agent signedIn;
    private final OutboxQueue queue;
    private volatile @Nullable ReplicaState known;

    /// Of the journal that is followed, or was before all has to be loaded again; null before the first snapshot.
    private volatile @Nullable UUID epoch;

    /// Whether the ticket for which something was written is among those that are here.
    enum Reach {
        /// The ticket that was meant is here, or was here and is closed.
        HERE,
        /// Nobody knows yet: not everything is loaded.
        OPEN,
        /// Another journal, or another ticket under the same number.
        ANOTHER
    }

    LocalView(Agent signedIn, OutboxQueue queue, @Nullable ReplicaState known) {
        this.signedIn = signedIn;
        this.queue = queue;
        know(known);
    }

    @Nullable
    ReplicaState known() {
        return known;
    }

    void know(@Nullable ReplicaState next) {
        if (next != null) {
            epoch = next.position().epoch();
        }
        known = next;
    }

    Agent you() {
        var known = this.known;
        return known == null ? signedIn : known.about().you();
    }

    @Nullable
    Position position() {
        var known = this.known;
        return known == null ? null : known.position();
    }

    boolean hasSeen(long sequence) {
        var position = position();
        return position != null && sequence <= position.sequence();
    }

    List<Ticket> tickets() {
        var known = this.known;
        return known == null
                ? List.of()
                : known.tickets.values().stream().map(this::asLeft).toList();
    }

    /// As this agent left it: closed, snoozed or handed over from the moment when that is on the disk.
    @Nullable
    Ticket ticket(TicketId id) {
        var ticket = atRelay(id);
        return ticket == null ? null : asLeft(ticket);
    }

    /// As the relay reported it.
    @Nullable
    Ticket atRelay(TicketId id) {
        var known = this.known;
        return known == null ? null : known.tickets.get(id);
    }

    private Ticket asLeft(Ticket ticket) {
        var left = ticket;
        for (var queued : queue.commands()) {
            if (queued.ticket().equals(ticket.id()) && queued.refusal() == null && reach(queued.to()) == Reach.HERE) {
                left = queued.applyTo(left, you().party());
            }
        }
        return left;
    }

    /// The agent's own cursor, as marked here or at any other desktop.
    long readUpTo(TicketId ticket) {
        var known = this.known;
        var cursor = known == null ? 0 : known.readUpTo(ticket);
        for (var queued : queue.commands()) {
            if (queued.ticket().equals(ticket) && reach(queued.to()) == Reach.HERE) {
                cursor = queued.cursorAfter(cursor);
            }
        }
        return cursor;
    }

    Addressee addressee(TicketId id) {
        var ticket = atRelay(id);
        return ticket == null ? new Addressee(id, epoch, null, "") : addressee(ticket);
    }

    /// For what is written to a ticket that the agent sees, also while it is not here.
    Addressee addressee(Ticket seen) {
        return Addressee.of(seen, epoch);
    }

    Reach reach(Addressee to) {
        var known = this.known;
        if (known == null) {
            return Reach.OPEN;
        }
        if (!known.position().epoch().equals(to.epoch())) {
            return Reach.ANOTHER;
        }
        var ticket = known.tickets.get(to.ticket());
        if (ticket == null) {
            return known.awaits(to.ticket()) ? Reach.OPEN : Reach.HERE;
        }
        return to.isAnother(ticket) ? Reach.ANOTHER : Reach.HERE;
    }

    /// What shows in a ticket's thread: replies and emails at its end, and which messages are to be sent again.
    List<QueuedCommand> replies(TicketId ticket) {
        return queue.of(ticket)
                .filter(queued -> shows(queued.command()) && reach(queued.to()) == Reach.HERE)
                .toList();
    }

    private static boolean shows(Command.ByAgent command) {
        return command instanceof Command.HasText || command instanceof Command.OfMessage;
    }

    /// In the order in which they are to be sent. What the relay has executed is among them until its entry is
    /// here.
    List<QueuedCommand> due() {
        return queue.commands().stream()
                .filter(queued -> queued.refusal() == null && reach(queued.to()) == Reach.HERE)
                .toList();
    }

    /// The oldest first.
    List<Undeliverable> undeliverable(List<KeptDraft> drafts) {
        var commands = queue.commands().stream()
                .filter(queued -> !queued.movesCursor())
                .filter(isLost())
                .<Undeliverable>map(Undeliverable.Queued::new);
        var begun = drafts.stream().flatMap(kept -> switch (reach(kept.to())) {
            case ANOTHER ->
                Stream.<Undeliverable>of(new Undeliverable.Begun(kept.to(), kept.at(), kept.draft(), false));
            case HERE ->
                atRelay(kept.to().ticket()) == null
                        ? Stream.<Undeliverable>of(new Undeliverable.Begun(kept.to(), kept.at(), kept.draft(), true))
                        : Stream.<Undeliverable>empty();
            case OPEN -> Stream.<Undeliverable>empty();
        });
        return Stream.concat(commands, begun)
                .sorted(Comparator.comparing(Undeliverable::at))
                .toList();
    }

    /// Meant for another ticket, or refused where no thread is here in which that could be seen.
    private Predicate<QueuedCommand> isLost() {
        return queued -> switch (reach(queued.to())) {
            case ANOTHER -> true;
            case OPEN -> false;
            case HERE -> queued.refusal() != null && atRelay(queued.ticket()) == null;
        };
    }
}
