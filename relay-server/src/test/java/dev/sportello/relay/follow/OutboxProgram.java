package dev.sportello.relay.follow;

import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/// A process that can be killed: decides to send messages, and delivers them to a [TestReceiver]. Each start decides
/// what earlier ones did not.
///
/// `OutboxProgram FOLDER|URL RECEIVER MESSAGES`
final class OutboxProgram {

    public static void main(String[] arguments) throws Exception {
        var config = arguments[0].startsWith("jdbc:")
                ? new DatabaseConfig.Postgres(arguments[0], "postgres", "postgres")
                : new DatabaseConfig.Embedded(Path.of(arguments[0]));
        var receiver = URI.create(arguments[1]);
        var database = Database.open(config);
        var journal = Journal.open(database, new Codec(), Clock.systemUTC(), JournalLimits.DEFAULT)
                .start();
        var outbox = new Outbox(database, journal, Clock.systemUTC(), UUID::randomUUID);
        // A claim that a kill cut off is taken up again soon.
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(50), new Random());
        outbox.deliver("mail", new Attempts(1_000, Duration.ofMillis(500), backoff), TestReceiver.client(receiver));
        System.out.println("Relay ready at " + receiver);
        for (var i = 0; i < Integer.parseInt(arguments[2]); i++) {
            var number = i;
            var _ = journal.submit(new JournalCommand(new CommandId(new UUID(9, i)), "test", true, transaction -> {
                        var entry = OnAJournal.append(transaction, number);
                        var _ = outbox.add(transaction, entry, "mail", "Message " + number);
                        return entry.sequence();
                    }))
                    .join();
        }
        Thread.currentThread().join();
    }

    private OutboxProgram() {}
}
