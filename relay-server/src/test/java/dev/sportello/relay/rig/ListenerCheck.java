package dev.sportello.relay.rig;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.History.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Finds what no listener may ever see: a gap, an entry twice, another order, another's ticket, a cursor that goes
/// back. Not thread-safe.
final class ListenerCheck {
    private final FinalState end;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<Entry>> seen = new LinkedHashMap<>();
    private final Map<String, Long> loaded = new HashMap<>();
    private final TreeMap<Long, Entry> journal = new TreeMap<>();

    private ListenerCheck(History history, FinalState end) {
        this.end = end;
        for (var event : history.events()) {
            switch (event) {
                case Event.Saw(String who, Entry entry) ->
                    seen.computeIfAbsent(who, _ -> new ArrayList<>()).add(entry);
                case Event.Loaded(String who, long sequence) -> load(who, sequence);
                case Event.Sent _, Event.Done _, Event.Refused _ -> {}
            }
        }
    }

    static List<String> problems(History history, FinalState end) {
        var check = new ListenerCheck(history, end);
        check.everybodySawTheSame();
        end.agents().forEach(check::agent);
        end.shoppers().forEach(check::shopper);
        check.cursors();
        check.tickets();
        return check.problems;
    }

    /// A listener starts once. A relay that cannot resume it has lost what that listener was shown.
    private void load(String who, long sequence) {
        if (loaded.putIfAbsent(who, sequence) != null) {
            problems.add(who + " was told to start over, at " + sequence + ".");
        }
    }

    /// One number, one entry: for all listeners and in the relay's threads.
    private void everybodySawTheSame() {
        end.threads().values().forEach(thread -> thread.forEach(entry -> journal.put(entry.sequence(), entry)));
        seen.forEach((who, entries) -> entries.forEach(entry -> {
            var known = journal.putIfAbsent(entry.sequence(), entry);
            if (known != null && !known.equals(entry)) {
                problems.add(who + " saw " + entry + " where others see " + known + ".");
            }
            if (known == null && entry.change().inThread()) {
                problems.add(who + " saw " + entry + ", which the relay does not have.");
            }
        }));
    }

    /// From the snapshot to the head, without a gap.
    private void agent(String who) {
        var next = loaded.getOrDefault(who, 0L) + 1;
        for (var entry : seen.getOrDefault(who, List.of())) {
            if (entry.sequence() != next) {
                problems.add(who + " saw " + entry.sequence() + " where " + next + " was due.");
            }
            next = entry.sequence() + 1;
        }
        if (next <= end.head()) {
            problems.add(who + " was not shown what came after " + (next - 1) + ", up to " + end.head() + ".");
        }
    }

    /// Everything of the shopper's own tickets that concerns a shopper, once, in order, and nothing else.
    private void shopper(String who, Set<TicketId> own) {
        var start = loaded.getOrDefault(who, 0L);
        var entries = seen.getOrDefault(who, List.of());
        long before = start;
        for (var entry : entries) {
            if (entry.sequence() <= before) {
                problems.add(who + " saw " + entry.sequence() + " after " + before + ".");
            }
            if (!own.contains(entry.ticket()) || !entry.change().visibleToShopper()) {
                problems.add(who + " saw what is not the shopper's: " + entry + ".");
            }
            before = entry.sequence();
        }
        var shown = new HashSet<>(entries);
        var due = journal.tailMap(start, false).values().stream()
                .filter(entry -> own.contains(entry.ticket()) && entry.change().visibleToShopper())
                .filter(entry -> !shown.contains(entry) && !withdrawn(entry, entries))
                .toList();
        if (!due.isEmpty()) {
            problems.add(who + " was not shown " + due + ".");
        }
    }

    /// A closed chat is hidden from its shopper: who was away when it closed is shown the close, and nothing of what
    /// came between the last entry shown of it and the close.
    private boolean withdrawn(Entry missing, List<Entry> shown) {
        return shown.stream()
                .filter(entry ->
                        Objects.equals(entry.ticket(), missing.ticket()) && entry.sequence() > missing.sequence())
                .findFirst()
                .filter(next -> next.change() instanceof Change.TicketClosed)
                .isPresent();
    }

    /// A desktop that applied the entries holds the tickets that the relay would give to one that starts now.
    private void tickets() {
        var replica = new HashMap<TicketId, Ticket>();
        for (var entry : journal.values()) {
            if (entry.ticket() == null) {
                continue;
            }
            replica.compute(entry.ticket(), (_, ticket) -> ticket == null ? Ticket.opened(entry) : ticket.apply(entry));
        }
        replica.values().removeIf(ticket -> !ticket.live());
        for (var ticket : end.live()) {
            var applied = replica.remove(ticket.id());
            if (!ticket.equals(applied)) {
                problems.add("The relay has " + ticket + " where its entries make " + applied + ".");
            }
        }
        replica.values().forEach(ticket -> problems.add("The relay does not have the live " + ticket + "."));
    }

    /// Cursors only move forward, for each agent and ticket, and for each shopper.
    private void cursors() {
        var read = new HashMap<String, Long>();
        for (var entry : journal.values()) {
            switch (entry.change()) {
                case Change.ReadByAgent(AgentId agent, long upTo) ->
                    forward(read, agent + " in " + entry.ticket(), upTo, entry);
                case Change.SeenByShopper(long upTo) -> forward(read, "seen in " + entry.ticket(), upTo, entry);
                case Change.DeliveredToShopper(long upTo) ->
                    forward(read, "delivered in " + entry.ticket(), upTo, entry);
                case Change.UnreadByAgent(AgentId agent, long upTo) -> read.put(agent + " in " + entry.ticket(), upTo);
                case Change.HasText _, Change.OfMessage _, Change.Notice _, Change.Unknown _, Change.OfAccount _ -> {}
            }
        }
    }

    private void forward(Map<String, Long> cursors, String cursor, long upTo, Entry entry) {
        var before = cursors.put(cursor, upTo);
        if (before != null && upTo <= before) {
            problems.add("The cursor of " + cursor + " went back: " + before + ", then " + entry + ".");
        }
        if (upTo >= entry.sequence()) {
            problems.add("The cursor of " + cursor + " is ahead of the journal: " + entry + ".");
        }
    }
}
