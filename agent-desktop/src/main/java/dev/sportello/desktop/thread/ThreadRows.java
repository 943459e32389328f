package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.wire.Command;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a thread's rows from its entries. Lives for one call of [#of].
final class ThreadRows {
    private final Ticket ticket;
    private final AgentId you;
    private final ZoneId zone;
    private final long lastSeen;
    private final List<ThreadRow> rows = new ArrayList<>();
    private @Nullable LocalDate day;

    private ThreadRows(Ticket ticket, List<Entry> entries, AgentId you, ZoneId zone) {
        this.ticket = ticket;
        lastSeen = lastSeen(ticket, entries);
        this.you = you;
        this.zone = zone;
    }

    /// @param entries oldest first
    /// @param queued what the agent wrote and the journal has not yet brought back
    /// @param zone in which days begin
    static List<ThreadRow> of(
            Ticket ticket, List<Entry> entries, List<QueuedCommand> queued, AgentId you, ZoneId zone) {
        var made = new ThreadRows(ticket, entries, you, zone);
        entries.forEach(made::add);
        queued.forEach(made::add);
        return List.copyOf(made.rows);
    }

    private void add(Entry entry) {
        switch (entry.change()) {
            case Change.HasText text -> add(bubble(entry, text.message()));
            case Change.Notice notice -> add(entry.at(), new ThreadRow.Notice(entry.sequence(), entry.at(), notice));
            case Change.Unknown unknown -> add(entry, unknown);
            case Change.MovesCursor _, Change.OfAccount _ -> {}
        }
    }

    private void add(Entry entry, Change.Unknown unknown) {
        if (!unknown.quiet()) {
            add(entry.at(), new ThreadRow.Newer(entry.sequence(), entry.at()));
        }
    }

    private void add(Instant at, ThreadRow row) {
        separate(at);
        rows.add(row);
    }

    private void add(QueuedCommand queued) {
        if (queued.command() instanceof Command.Reply reply) {
            var receipt = new ThreadRow.Receipt(queued.delivery(), null, queued.refusal(), false);
            var author = new ThreadRow.Author.You();
            add(new ThreadRow.Bubble(reply.id().message(), author, reply.text(), queued.at(), receipt));
        }
    }

    private void add(ThreadRow.Bubble bubble) {
        separate(bubble.at());
        if (!rows.isEmpty() && rows.getLast() instanceof ThreadRow.Bubble above && above.leadsTo(bubble)) {
            rows.set(rows.size() - 1, above.above(bubble));
            rows.add(bubble.below());
        } else {
            rows.add(bubble);
        }
    }

    private void separate(Instant at) {
        var date = at.atZone(zone).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            rows.add(new ThreadRow.Day(date));
        }
    }

    private ThreadRow.Bubble bubble(Entry entry, Message message) {
        var author = author(message.author());
        var receipt = author instanceof ThreadRow.Author.Shopper
                ? null
                : new ThreadRow.Receipt(DeliveryStatus.of(ticket, entry), seenAt(entry), null, false);
        return new ThreadRow.Bubble(message.id(), author, message.text(), entry.at(), receipt);
    }

    /// Known of the last message that was seen; those before were seen then or earlier.
    private @Nullable Instant seenAt(Entry entry) {
        return entry.sequence() == lastSeen ? ticket.seenAt() : null;
    }

    private static long lastSeen(Ticket ticket, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.sequence() <= ticket.seenUpTo())
                .filter(entry -> entry.change() instanceof Change.HasText text
                        && !text.message().byShopper())
                .mapToLong(Entry::sequence)
                .max()
                .orElse(0);
    }

    private ThreadRow.Author author(Party party) {
        return switch (party) {
            case Party.Shopper _ -> new ThreadRow.Author.Shopper();
            case Party.Automatic _ -> new ThreadRow.Author.Automatic();
            case Party.ByAgent(AgentId agent, String firstName) ->
                agent.equals(you) ? new ThreadRow.Author.You() : new ThreadRow.Author.Colleague(firstName);
            case Party.Unknown _ -> new ThreadRow.Author.Somebody();
        };
    }
}
