package dev.sportello.relay.ticket;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Prints how many messages a second the journal stores, with no sockets: `WriteSpeed H2|POSTGRES [shoppers]
/// [seconds]`.
final class WriteSpeed {
    /// As clients make them.
    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    public static void main(String[] arguments) throws Exception {
        var kind = TestDatabase.valueOf(arguments[0]);
        var shoppers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_024;
        var seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        var folder = Files.createTempDirectory("write-speed");
        var began = System.nanoTime();
        var codec = new Codec();
        try (var database = Database.open(kind.fresh(folder));
                var journal = Journal.open(database, codec, Clock.systemUTC(), JournalLimits.DEFAULT)) {
            var team = new Team(database);
            var settings = new Settings(database, journal, codec, team, ZoneOffset.UTC);
            var tickets = new Tickets(journal, codec, settings, team);
            var _ = journal.start();
            System.out.printf("%s opened in %d ms%n", kind, (System.nanoTime() - began) / 1_000_000);
            for (var round = 0; round < 6; round++) {
                var before = writerMicros();
                var stored = run(tickets, shoppers, seconds);
                System.out.printf(
                        "%s, %d shoppers: %,d messages/s, %.1f µs of the writer's CPU each%n",
                        kind, shoppers, stored / seconds, (double) (writerMicros() - before) / stored);
            }
        }
    }

    /// Each shopper has one message under way at a time.
    private static long run(Tickets tickets, int shoppers, int seconds) throws InterruptedException {
        var under = new Semaphore(shoppers);
        var stored = new AtomicLong();
        var profiles =
                IntStream.range(0, shoppers).mapToObj(WriteSpeed::profile).toList();
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        for (var i = 0; System.nanoTime() < end; i++) {
            under.acquire();
            var message =
                    new Command.SendMessage(new CommandId(IDS.generate()), null, "Where is my parcel? ".repeat(5));
            var _ = tickets.receive(profiles.get(i % shoppers), message).thenAccept(answer -> {
                if (answer instanceof RelayFrame.Done) {
                    stored.incrementAndGet();
                }
                under.release();
            });
        }
        under.acquire(shoppers);
        return stored.get();
    }

    /// Tells how fast it could be on a machine that is busy with something else.
    private static long writerMicros() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().equals("journal"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()) / 1_000)
                .sum();
    }

    private static Profile profile(int number) {
        return new Profile(
                new ProfileId(new UUID(1, number)),
                null,
                "Shopper " + number,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Profile.Verified.NOTHING,
                List.of(),
                null);
    }

    private WriteSpeed() {}
}
