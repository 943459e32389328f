package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Gathering;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.team.TeamTransaction;
import dev.sportello.relay.ticket.TicketCache.Slot;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Tickets as they stand within one transaction of the writer. State comes only from [Ticket#apply]; all that
/// changed is written at the end, each ticket once. Only for the writer's thread.
final class TicketTransaction implements Gathering {
    private final JournalTransaction journal;
    private final TicketCache cache;
    private final TicketTable table;
    private final ThreadTable threads;
    private final Map<TicketId, Ticket> changed = new LinkedHashMap<>();
    private final Set<TicketId> opened = new HashSet<>();
    private final Map<Slot, TicketId> last = new HashMap<>();
    private final Map<ReadCursors.Key, Long> cursors = new LinkedHashMap<>();
    private final List<ThreadTable.Row> said = new ArrayList<>();
    private final TeamTransaction team;
    private long lastNumber;

    TicketTransaction(
            JournalTransaction journal,
            TicketCache cache,
            TicketTable table,
            ThreadTable threads,
            TeamTransaction team) {
        this.team = team;
        this.journal = journal;
        this.cache = cache;
        this.table = table;
        this.threads = threads;
        cache.standFor(journal.generation());
        if (cache.lastNumber == 0) {
            cache.lastNumber = table.lastNumber(journal.handle());
        }
        lastNumber = cache.lastNumber;
    }

    Instant now() {
        return journal.now();
    }

    /// The transaction in which all this happens, for what other features know in it.
    JournalTransaction journal() {
        return journal;
    }

    @Nullable
    Ticket find(TicketId id) {
        var known = changed.get(id);
        return known != null ? known : cache.tickets.computeIfAbsent(id, _ -> table.find(journal.handle(), id));
    }

    @Nullable
    Ticket live(Slot slot) {
        var id = last.getOrDefault(slot, cache.last.get(slot));
        var ticket = id == null ? readLive(slot) : find(id);
        return ticket != null && ticket.live() ? ticket : null;
    }

    private @Nullable Ticket readLive(Slot slot) {
        var ticket = table.live(journal.handle(), slot.profile(), slot.channel());
        if (ticket == null) {
            return null;
        }
        cache.last.put(slot, ticket.id());
        cache.tickets.putIfAbsent(ticket.id(), ticket);
        // An earlier command of this transaction may have changed it: the database does not know that yet.
        return find(ticket.id());
    }

    /// Opens a ticket. The caller has made sure that the profile has no live one on the channel.
    Ticket open(Slot slot, String shopperName, Instant at) {
        var id = new TicketId(++lastNumber);
        var change = new Change.TicketOpened(slot.profile(), shopperName, slot.channel());
        var entry = journal.append(id, slot.profile(), change, at);
        said.add(new ThreadTable.Row(entry, journal.lastEncoded()));
        opened.add(id);
        last.put(slot, id);
        var ticket = Ticket.opened(entry);
        changed.put(id, ticket);
        return ticket;
    }

    /// Opens a snoozed ticket whose time has come.
    ///
    /// @param now the time by which the ticket was found to be due
    /// @return the sequence number to answer
    long wake(TicketId id, Instant now) {
        var ticket = Objects.requireNonNull(find(id), "the ticket that is due");
        var due = ticket.status() instanceof Status.Snoozed(Instant until) && until != null && !until.isAfter(now);
        // Meanwhile the shopper may have written, or an agent have put it aside for longer.
        return due
                ? append(ticket, new Change.TicketReopened(new Party.Automatic(Rule.SNOOZE_ENDED)))
                        .sequence()
                : ticket.sequence();
    }

    /// Whether somebody is an agent who works here.
    boolean works(AgentId agent) {
        return team.works(agent);
    }

    /// Takes the live tickets of an agent, who works here no more, from them: they are nobody's then.
    void release(Party by, AgentId agent) {
        // An earlier command of this transaction may have given them one: the database does not know that yet.
        var mayBeTheirs = new LinkedHashSet<>(table.assigned(journal.handle(), agent));
        mayBeTheirs.addAll(changed.keySet());
        for (var id : mayBeTheirs) {
            var ticket = Objects.requireNonNull(find(id), "a ticket that stands in the table");
            if (ticket.live() && agent.equals(ticket.assignee())) {
                append(ticket, new Change.Assigned(by, null));
            }
        }
    }

    Ticket append(Ticket ticket, Change.OfTicket change) {
        return append(ticket, change, now());
    }

    /// Appends a change to the journal, and applies it.
    ///
    /// @throws IllegalStateException if the change may not happen to the ticket as it stands
    /// @return the ticket after it, whose sequence number is the entry's
    Ticket append(Ticket ticket, Change.OfTicket change, Instant at) {
        if (!ticket.allows(change)) {
            throw new IllegalStateException(change + " cannot happen to " + ticket.id() + ": " + ticket.status() + ".");
        }
        if (change instanceof Change.TicketClosed) {
            journal.withdraw(ticket.id(), ticket.profile());
        }
        var entry = journal.append(ticket.id(), ticket.profile(), change, at);
        if (change.inThread()) {
            said.add(new ThreadTable.Row(entry, journal.lastEncoded()));
        }
        if (change instanceof Change.AgentCursor cursor) {
            cursors.put(key(cursor.agent(), ticket), cursor.upTo());
        }
        var after = ticket.apply(entry);
        changed.put(ticket.id(), after);
        return after;
    }

    /// The ticket as it stands, if the change may happen to it.
    ///
    /// @throws RefusedFrame `ticket-closed`: that is the only standing that forbids what its caller may ask for
    static Ticket allowed(Ticket ticket, Change.OfTicket change, Command command) throws RefusedFrame {
        if (!ticket.allows(change)) {
            throw new RefusedFrame(ErrorKind.TICKET_CLOSED, ErrorKind.TICKET_CLOSED.sentence(), command.id());
        }
        return ticket;
    }

    private static ReadCursors.Key key(AgentId agent, Ticket ticket) {
        return new ReadCursors.Key(agent, ticket.id());
    }

    /// Up to where the agent has read the ticket.
    long cursor(AgentId agent, TicketId ticket) {
        var key = new ReadCursors.Key(agent, ticket);
        var moved = cursors.get(key);
        return moved != null ? moved : cache.cursors.computeIfAbsent(key, _ -> ReadCursors.find(journal.handle(), key));
    }

    @Override
    public void write(Handle handle) {
        table.insert(
                handle,
                changed.values().stream().filter(it -> opened.contains(it.id())).toList());
        table.update(
                handle,
                changed.values().stream()
                        .filter(it -> !opened.contains(it.id()))
                        .toList());
        threads.insert(handle, said);
        ReadCursors.write(handle, cursors);
    }

    @Override
    public void committed() {
        cache.tickets.putAll(changed);
        cache.last.putAll(last);
        cache.cursors.putAll(cursors);
        cache.lastNumber = lastNumber;
    }
}
