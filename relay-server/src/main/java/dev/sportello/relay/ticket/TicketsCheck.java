package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.CommittedRow;
import dev.sportello.relay.journal.EntryRef;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.relay.ticket.EntryRefs.Indexed;
import dev.sportello.wire.Codec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether the tables of tickets, threads and cursors say what the log makes of them. Follows the log row by
/// row, up to where the tables stand, and compares at the end. For one thread.
public final class TicketsCheck {
    private static final int MOST_PROBLEMS = 100;

    private final Codec codec;
    private final Map<TicketId, Ticket> tickets = new HashMap<>();
    private final Map<TicketId, List<EntryRef>> threads = new HashMap<>();
    private final Map<ReadCursors.Key, Long> cursors = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    public TicketsCheck(Codec codec) {
        this.codec = codec;
    }

    /// The version of the tables that it compares with.
    public static int version() {
        return TicketBook.VERSION;
    }

    /// Takes in a row of the log, in order.
    public void follow(CommittedRow row) {
        row.entries().forEach(this::follow);
    }

    private void follow(JournalEntry stored) {
        var entry = stored.entry();
        var id = entry.ticket();
        if (id == null) {
            return;
        }
        var before = tickets.get(id);
        if (entry.change() instanceof Change.TicketOpened) {
            tickets.put(id, Ticket.opened(entry));
        } else if (before == null) {
            problem("Entry " + entry.sequence() + " is about the ticket " + id.number()
                    + ", which nothing has opened.");
        } else {
            tickets.put(id, before.apply(entry));
        }
        if (entry.change().inThread()) {
            threads.computeIfAbsent(id, _ -> new ArrayList<>()).add(stored.ref());
        }
        if (entry.change() instanceof Change.AgentCursor cursor) {
            cursors.put(new ReadCursors.Key(cursor.agent(), id), cursor.upTo());
        }
    }

    /// Compares with the tables, which have to stand where the following ended.
    public void compare(Handle handle) {
        var found = new HashSet<TicketId>();
        new TicketTable(codec, new LogReader(codec)).all(handle, ticket -> {
            found.add(ticket.id());
            compare(handle, ticket);
        });
        tickets.keySet().stream()
                .filter(id -> !found.contains(id))
                .forEach(id -> problem("The ticket " + id.number() + " stands in the log and not in its table."));
        if (TicketNumbers.highest(handle) < highest()) {
            problem("The table of numbers that were given out is behind the tickets.");
        }
        cursors.forEach((key, upTo) -> {
            if (ReadCursors.find(handle, key).upTo() != upTo) {
                problem("An agent's cursor in the ticket " + key.ticket().number() + " is not where the log has it.");
            }
        });
    }

    private void compare(Handle handle, Ticket ticket) {
        var made = tickets.get(ticket.id());
        if (made == null) {
            problem("The ticket " + ticket.id().number() + " stands in its table and not in the log.");
        } else if (!made.equals(ticket)) {
            problem("The table's ticket " + ticket.id().number() + " is not what the log makes of it.");
        }
        var shown = index(handle, ticket.id());
        if (!Objects.equals(shown, threads.getOrDefault(ticket.id(), List.of()))) {
            problem("The index of the thread of ticket " + ticket.id().number() + " is not what the log makes of it.");
        }
    }

    /// @return null where it cannot be read
    private static @Nullable List<EntryRef> index(Handle handle, TicketId ticket) {
        try {
            return ThreadIndex.all(handle, ticket).stream()
                    .filter(Indexed::inThread)
                    .map(Indexed::ref)
                    .toList();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private long highest() {
        return tickets.keySet().stream().mapToLong(TicketId::number).max().orElse(0);
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }

    /// What the log makes of the tickets.
    public Set<Ticket> tickets() {
        return Set.copyOf(tickets.values());
    }

    /// What is wrong, each as a sentence.
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
