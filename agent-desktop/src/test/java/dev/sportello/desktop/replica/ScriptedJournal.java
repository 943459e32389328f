package dev.sportello.desktop.replica;

import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ReadCursor;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import dev.sportello.wire.AgentBodies.WriteTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A journal in memory, as a test wants it to run: the truth that a replica must come to. Thread-safe.
public final class ScriptedJournal {
    public static final Agent ANNA = Staff.ANNA;
    public static final Agent BRUNO = Staff.MARCO;
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final UUID epoch;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<TicketId, Ticket> tickets = new TreeMap<>();
    private final Map<TicketId, Long> annasCursors = new HashMap<>();

    /// Whose link breaks over an entry leaves while the others are told.
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

    /// As it was before the first entry, and what was saved since.
    private Account account = SampleAccount.filled(0);

    public synchronized Entry append(TicketId ticket, Change change) {
        return append(ticket, START.plusSeconds(entries.size() + 1), change);
    }

    public ScriptedJournal() {
        this(UUID.randomUUID());
    }

    /// Another journal under the same name, as after a restore that nobody noted.
    ScriptedJournal(UUID epoch) {
        this.epoch = epoch;
    }

    /// @param ticket null exactly where the change is the account's
    public synchronized Entry append(@Nullable TicketId ticket, Instant at, Change change) {
        var entry = new Entry(entries.size() + 1, at, ticket, change);
        entries.add(entry);
        if (ticket == null) {
            account = account.apply(entry);
        } else {
            apply(ticket, entry);
        }
        listeners.forEach(listener -> listener.accept(entry));
        return entry;
    }

    private void apply(TicketId ticket, Entry entry) {
        var change = entry.change();
        if (change instanceof Change.TicketOpened) {
            tickets.put(ticket, Ticket.opened(entry));
        } else {
            tickets.computeIfPresent(ticket, (_, before) -> before.apply(entry));
        }
        if (change instanceof Change.ReadByAgent(AgentId agent, long upTo) && agent.equals(ANNA.id())) {
            annasCursors.merge(ticket, upTo, Math::max);
        }
        if (change instanceof Change.UnreadByAgent(AgentId agent, long upTo) && agent.equals(ANNA.id())) {
            annasCursors.computeIfPresent(ticket, (_, before) -> Math.min(before, upTo));
        }
    }

    /// Appends what concerns the account.
    public synchronized Entry append(Change.OfAccount change) {
        var sequence = entries.size() + 1;
        var entry = new Entry(sequence, START.plusSeconds(sequence), null, change);
        entries.add(entry);
        listeners.forEach(listener -> listener.accept(entry));
        return entry;
    }

    /// Gives the listener what is there after a sequence number, then all that follows.
    public synchronized Runnable listen(long after, Consumer<Entry> listener) {
        after(after).forEach(listener);
        listeners.add(listener);
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }

    public synchronized List<Entry> after(long sequence) {
        return List.copyOf(entries.subList((int) sequence, entries.size()));
    }

    public synchronized Position head() {
        return new Position(epoch, entries.size());
    }

    public synchronized Ticket ticket(TicketId id) {
        return Objects.requireNonNull(tickets.get(id), "There is no such ticket.");
    }

    public synchronized List<Ticket> tickets() {
        return List.copyOf(tickets.values());
    }

    public synchronized List<Ticket> liveTickets() {
        return tickets.values().stream().filter(Ticket::live).toList();
    }

    public synchronized List<Entry> thread(TicketId id) {
        return entries.stream()
                .filter(entry -> id.equals(entry.ticket()) && entry.change().inThread())
                .toList();
    }

    public synchronized long annasCursor(TicketId ticket) {
        return annasCursors.getOrDefault(ticket, 0L);
    }

    /// The texts of Anna's messages in a ticket, in the order of the journal.
    public synchronized List<String> annasTexts(TicketId ticket) {
        return thread(ticket).stream()
                .map(Entry::change)
                .filter(change -> change instanceof Change.MessageAdded(Message message)
                        && message.author().equals(ANNA.party()))
                .map(change -> ((Change.MessageAdded) change).message().text())
                .toList();
    }

    /// To whom Anna has given a ticket, in the order of the journal; empty for nobody.
    public synchronized List<Optional<AgentId>> annasAssignments(TicketId ticket) {
        return thread(ticket).stream()
                .map(Entry::change)
                .filter(change -> change instanceof Change.Assigned(Party by, var _) && by.equals(ANNA.party()))
                .map(change -> Optional.ofNullable(((Change.Assigned) change).agent()))
                .toList();
    }

    public synchronized Snapshot snapshot() {
        var live = liveTickets().size();
        return new Snapshot(head(), account, ANNA, Staff.TEAM, live, List.of());
    }

    public synchronized SnapshotPage page(long before, int limit) {
        var below = liveTickets().reversed().stream()
                .filter(ticket -> ticket.id().number() < before)
                .toList();
        var tickets = below.stream().limit(limit).toList();
        var thread = tickets.stream()
                .map(ticket -> thread(ticket.id()))
                .flatMap(all -> all.subList(Math.max(0, all.size() - SnapshotPage.RECENT), all.size()).stream())
                .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .toList();
        var read = tickets.stream()
                .filter(ticket -> annasCursors.containsKey(ticket.id()))
                .map(ticket -> new ReadCursor(ticket.id(), annasCursor(ticket.id())))
                .toList();
        return new SnapshotPage(head(), tickets, thread, read, below.size() > limit);
    }

    /// Loads all that a replica has to know.
    public void fill(Replica replica) {
        replica.startOver(snapshot()).join();
        for (var next = replica.load().next().join();
                next.isPresent();
                next = replica.load().next().join()) {
            var taken = replica.load().take(next.get(), page(next.get().before(), 2));
            if (!taken.join()) {
                throw new IllegalStateException("A page was not taken.");
            }
        }
    }

    public TicketId open(String shopper) {
        return open(shopper, Channel.WEB_CHAT);
    }

    public synchronized TicketId open(String shopper, Channel channel) {
        var ticket = new TicketId(1_000 + tickets.size());
        append(ticket, new Change.TicketOpened(new ProfileId(UUID.randomUUID()), shopper, channel));
        shopperWrites(ticket, "Hello, " + shopper + " here.");
        return ticket;
    }

    /// Anna writes first.
    public synchronized Entry write(ProfileId shopper, String name, WriteTo words) {
        var ticket = new TicketId(1_000 + tickets.size());
        append(ticket, new Change.TicketOpened(shopper, name, Channel.WEB_CHAT, ANNA.party()));
        return agentWrites(ticket, ANNA, words.id().message(), words.text());
    }

    public Entry shopperWrites(TicketId ticket, String text) {
        return append(
                ticket,
                new Change.MessageAdded(new Message(new MessageId(UUID.randomUUID()), new Party.Shopper(), text)));
    }

    public Entry agentWrites(TicketId ticket, Agent agent, MessageId id, String text) {
        return append(ticket, new Change.MessageAdded(new Message(id, agent.party(), text)));
    }

    public Entry close(TicketId ticket) {
        return append(ticket, new Change.TicketClosed(new Party.Shopper()));
    }

    /// Something that might happen next in a shop.
    public synchronized void happen(RandomGenerator random) {
        var live = liveTickets();
        if (live.size() < 3 || random.nextInt(12) == 0) {
            open("Shopper " + entries.size());
            return;
        }
        var ticket = live.get(random.nextInt(live.size())).id();
        switch (random.nextInt(10)) {
            case 0 -> {
                // The first five stay open, for tests that go on writing to them.
                if (ticket.number() >= 1_005) {
                    close(ticket);
                }
            }
            case 1 -> append(ticket, new Change.Assigned(BRUNO.party(), BRUNO.id()));
            case 2 -> append(ticket, new Change.SeenByShopper(random.nextLong(entries.size() + 1)));
            case 3 -> append(ticket, new Change.DeliveredToShopper(random.nextLong(entries.size() + 1)));
            case 4 -> append(ticket, new Change.ReadByAgent(BRUNO.id(), entries.size()));
            case 5 -> append(ticket, new Change.ReadByAgent(ANNA.id(), random.nextLong(entries.size() + 1)));
            case 6 -> append(ticket, new Change.TicketSnoozed(BRUNO.party(), null));
            case 7 -> agentWrites(ticket, BRUNO, new MessageId(UUID.randomUUID()), "I'll look.");
            default -> shopperWrites(ticket, "And " + entries.size() + "?");
        }
    }
}
