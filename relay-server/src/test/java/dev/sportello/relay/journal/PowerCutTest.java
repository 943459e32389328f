package dev.sportello.relay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.CutDisk;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cuts the power of the disk under an H2 at random moments, while many write: whatever was acknowledged is there when
/// it is back, and whatever is there is whole.
///
/// `-Dpower-cuts=N` cuts as often as one asks, `-Dseed=N` repeats a run's choices.
@Tag("kill")
class PowerCutTest {
    private static final int CUTS = Integer.getInteger("power-cuts", 20);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int WRITERS = 8;
    private static final int MOST_OPERATIONS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Then a new one begins, so that the copies stay small.
    private static final int CUTS_OF_A_SHOP = 25;

    private final Codec codec = new Codec();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final AtomicLong ids = new AtomicLong();

    /// What was acknowledged, with its sequence number.
    private final Map<CommandId, Long> acknowledged = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    @Test
    void aPowerCutLosesNothingThatWasAcknowledged() throws Exception {
        System.out.printf("-Dpower-cuts=%d -Dseed=%d%n", CUTS, SEED);
        var lost = 0;
        var answers = 0;
        for (var cut = 0; cut < CUTS; cut++) {
            var shop = shop(cut);
            if (cut % CUTS_OF_A_SHOP == 0) {
                shop = Files.createDirectory(folder.resolve("new-" + cut));
                Database.open(new DatabaseConfig.Embedded(shop)).close();
                answers += acknowledged.size();
                acknowledged.clear();
            }
            lost += writeAndCut(shop, shop(cut + 1));
            check(shop(cut + 1));
        }
        answers += acknowledged.size();
        System.out.printf("%d cuts, %d answers, %d writes that were not forced%n", CUTS, answers, lost);
    }

    private Path shop(int cut) throws Exception {
        return Files.createDirectories(folder.resolve("shop-" + cut));
    }

    /// @return how many writes had not been forced
    private int writeAndCut(Path from, Path to) throws Exception {
        try (var disk = CutDisk.open(from)) {
            var journal = Journal.open(disk.database(), codec, Clock.systemUTC(), JournalLimits.DEFAULT)
                    .start();
            disk.cutAfter(random.nextInt(MOST_OPERATIONS));
            var writers = new ArrayList<Thread>();
            for (var i = 0; i < WRITERS; i++) {
                writers.add(Thread.ofVirtual().start(() -> write(journal)));
            }
            await().atMost(PATIENCE).until(disk::isCut);
            for (var writer : writers) {
                writer.join();
            }
            journal.close();
            return disk.copyTo(to, random);
        }
    }

    /// Until the disk fails.
    private void write(Journal journal) {
        while (true) {
            var id = new CommandId(new UUID(7, ids.incrementAndGet()));
            var answer = journal.submit(new JournalCommand(id, "test", true, transaction -> append(transaction, id)));
            if (answer.join() instanceof RelayFrame.Done done) {
                acknowledged.put(id, done.sequence());
            } else {
                return;
            }
        }
    }

    private static long append(JournalTransaction transaction, CommandId id) {
        var message = new Message(id.message(), new Party.Shopper(), "Where is my parcel? 📦");
        return transaction
                .append(new TicketId(1_001), new Change.MessageAdded(message))
                .sequence();
    }

    private void check(Path shop) throws Exception {
        try (var database = Database.open(new DatabaseConfig.Embedded(shop))) {
            var check = new LogCheck(database, codec);
            Map<CommandId, Long> kept = new ConcurrentHashMap<>();
            check.run(row -> row.entries().forEach(entry -> {
                var message = ((Change.MessageAdded) entry.entry().change()).message();
                assertThat(kept.put(new CommandId(message.id().value()), entry.sequence()))
                        .as("%s stands once", entry)
                        .isNull();
            }));
            assertThat(check.problems()).as("with -Dseed=%d", SEED).isEmpty();
            assertThat(kept).as("with -Dseed=%d", SEED).containsAllEntriesOf(acknowledged);
            assertThat(List.copyOf(kept.values())).doesNotHaveDuplicates();
        }
    }
}
