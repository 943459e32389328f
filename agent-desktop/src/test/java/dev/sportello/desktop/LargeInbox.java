package dev.sportello.desktop;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Staff;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/// A shop with many tickets, one of which has a very long thread, as a replica holds it; and what goes on in it. Always
/// the same one. For one thread.
final class LargeInbox {
    private static final List<String> TEXTS = List.of(
            "Where is my parcel?",
            "Thank you! 🙏🏻",
            "I would like to return one of the three items of my last order, but the form only lets me return all of "
                    + "them, and I have already thrown away the box. What should I do now? 😕",
            "It left us this morning 📦 Here is where it is: https://bottega.example/parcels/2117/where?lang=en",
            "ok",
            "Hello!\nIs the blue one coming back in size M? I saw it on www.bottega.example/shirts last week, and my "
                    + "sister (giulia@example.com) would like to have one as well.\n\nBest wishes from Vienna 🇦🇹",
            "مرحبا، أين الطرد؟ order #2117",
            "👩🏽‍🦰❤️🎉");
    private static final Duration APART = Duration.ofSeconds(40);

    private final UUID epoch = new UUID(9, 9);
    private final SplittableRandom random = new SplittableRandom(4);
    private final TreeMap<Long, Ticket> tickets = new TreeMap<>();
    private final Instant begin;
    private final int many;
    private long sequence;

    LargeInbox(int many, Clock clock) {
        this.many = many;
        begin = clock.instant().minus(APART.multipliedBy(2L * many + 20_000));
    }

    /// The ticket with the long thread.
    static TicketId longOne() {
        return new TicketId(1);
    }

    /// Fills an empty replica.
    ///
    /// @param messages of the ticket that has many
    void fill(Replica replica, int messages) {
        var threads = new TreeMap<Long, List<Entry>>();
        for (var number = 1; number <= many; number++) {
            threads.put((long) number, open(number));
        }
        replica.startOver(new Snapshot(
                        new Position(epoch, sequence),
                        SampleAccount.filled(0),
                        Staff.ANNA,
                        Staff.TEAM,
                        many,
                        List.of()))
                .join();
        for (var next = replica.load().next().join();
                next.isPresent();
                next = replica.load().next().join()) {
            var below = tickets.headMap(next.get().before(), false).descendingMap();
            var page = below.values().stream().limit(SnapshotPage.MOST).toList();
            var entries = page.reversed().stream()
                    .flatMap(ticket -> threads.getOrDefault(ticket.id().number(), List.of()).stream())
                    .toList();
            var read = page.stream()
                    .filter(ticket -> ticket.id().number() % 3 != 0)
                    .map(ticket -> new ReadCursor(ticket.id(), ticket.sequence()))
                    .toList();
            var taken = replica.load()
                    .take(
                            next.get(),
                            new SnapshotPage(
                                    new Position(epoch, sequence), page, entries, read, below.size() > page.size()));
            if (!taken.join()) {
                throw new IllegalStateException("A page was not taken.");
            }
        }
        var few = new ArrayList<Entry>();
        for (var message = 0; message < messages; message++) {
            few.add(say(longOne()));
            if (few.size() == 500) {
                var _ = replica.apply(few, false).join();
                few.clear();
            }
        }
        var _ = replica.apply(few, false).join();
    }

    /// Somebody writes in one of the tickets.
    Entry happen() {
        return say(new TicketId(1 + random.nextInt(many)));
    }

    /// Somebody writes in this ticket.
    Entry say(TicketId id) {
        var author = random.nextInt(3) == 0 ? Staff.ANNA.party() : new Party.Shopper();
        return enter(
                id,
                new Change.MessageAdded(new Message(
                        new MessageId(new UUID(5, sequence)), author, TEXTS.get(random.nextInt(TEXTS.size())))));
    }

    private List<Entry> open(int number) {
        var id = new TicketId(number);
        var name = number % 11 == 0 ? "Sofia Marchetti-Lindqvist von Hohenberg " + number : "Shopper " + number;
        var thread = new ArrayList<Entry>();
        thread.add(
                enter(id, new Change.TicketOpened(new ProfileId(new UUID(1, number)), name, Channel.Known.WEB_CHAT)));
        thread.add(say(id));
        if (number % 3 == 0) {
            thread.add(enter(id, new Change.Assigned(Staff.ANNA.party(), Staff.ANNA.id())));
        }
        return thread;
    }

    Entry enter(TicketId id, Change change) {
        sequence++;
        var entry = new Entry(sequence, begin.plus(APART.multipliedBy(sequence)), id, change);
        tickets.compute(id.number(), (_, before) -> before == null ? Ticket.opened(entry) : before.apply(entry));
        return entry;
    }
}
