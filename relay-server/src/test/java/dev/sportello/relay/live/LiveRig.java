package dev.sportello.relay.live;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// A journal with listeners, and somebody who writes. Thread-safe.
final class LiveRig implements Audience, AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    private static final long FIRST = 1_000;

    final Journal journal;
    final Live live;
    private final AtomicLong ids;

    LiveRig(Database database, LiveLimits limits) {
        var codec = new Codec();
        journal = Journal.open(database, codec, Clock.fixed(NOW, ZoneOffset.UTC), JournalLimits.DEFAULT)
                .start();
        ids = new AtomicLong(journal.head().sequence());
        live = Live.to(journal, codec, limits, this, Peers.none());
    }

    Position position(long sequence) {
        return new Position(journal.head().epoch(), sequence);
    }

    /// Writes so many messages of 200 characters, and returns when they are acknowledged.
    void write(ProfileId shopper, int messages) {
        var answers = new ArrayList<CompletableFuture<RelayFrame>>();
        for (var i = 0; i < messages; i++) {
            answers.add(journal.submit(say(shopper)));
        }
        answers.forEach(answer -> {
            if (!(answer.join() instanceof RelayFrame.Done)) {
                throw new AssertionError("A message was refused: " + answer.join());
            }
        });
    }

    JournalCommand say(ProfileId shopper) {
        var id = new CommandId(new UUID(7, ids.incrementAndGet()));
        var change = new Change.MessageAdded(new Message(id.message(), new Party.Shopper(), "è📦 ".repeat(50)));
        var ticket = new TicketId(FIRST + shopper.value().getLeastSignificantBits());
        return new JournalCommand(
                id,
                "test",
                true,
                transaction -> transaction.append(ticket, change).sequence());
    }

    /// Each shopper has the ticket of the same number.
    @Override
    public ProfileId shopper(Entry entry) {
        return new ProfileId(new UUID(1, Objects.requireNonNull(entry.ticket()).number() - FIRST));
    }

    @Override
    public Optional<List<JournalEntry>> missed(ProfileId shopper, long after) {
        return journal.entries(after, journal.head().sequence(), Integer.MAX_VALUE)
                .map(entries -> entries.stream()
                        .filter(entry -> shopper(entry.entry()).equals(shopper))
                        .toList());
    }

    @Override
    public void close() {
        live.closeAll(CloseReason.RESUME);
        journal.close();
    }
}
