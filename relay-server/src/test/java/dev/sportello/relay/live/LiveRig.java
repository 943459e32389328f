package dev.sportello.relay.live;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// A journal with listeners, and somebody who writes. Thread-safe.
final class LiveRig implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    final Journal journal;
    final Live live;
    private final AtomicLong ids = new AtomicLong();

    LiveRig(Database database, LiveLimits limits) {
        var codec = new Codec();
        journal = Journal.open(database, codec, Clock.fixed(NOW, ZoneOffset.UTC), JournalLimits.DEFAULT);
        live = Live.to(journal, codec, limits);
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

    private JournalCommand say(ProfileId shopper) {
        var id = new CommandId(new UUID(7, ids.incrementAndGet()));
        var change = new Change.MessageAdded(new Message(id.message(), new Party.Shopper(), "è📦 ".repeat(50)));
        var ticket = new TicketId(1_000 + shopper.value().getLeastSignificantBits());
        return new JournalCommand(
                id,
                "test",
                true,
                transaction -> transaction.append(ticket, shopper, change).sequence());
    }

    @Override
    public void close() {
        live.closeAll(CloseReason.RESUME);
        journal.close();
    }
}
