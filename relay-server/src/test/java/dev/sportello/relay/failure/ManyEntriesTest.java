package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Position;
import dev.sportello.relay.Commands;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that has grown long: shoppers write, the relay is killed now and then, and a desktop that begins anew reads
/// all of it from its first entry.
///
/// `-Dentries=N` writes as many messages as one asks.
@Tag("kill")
class ManyEntriesTest {
    private static final long ENTRIES = Long.getLong("entries", 4_000);
    private static final String NAME = "Shopper ";
    /// Few for a short log: to let them all in takes a relay that has just started longer than to take their messages.
    private static final int SHOPPERS = Math.toIntExact(Math.min(256, Math.max(32, ENTRIES / 1_000)));

    private static final Duration COMES_BACK_AFTER = Duration.ofMillis(100);
    private static final int PARTS = 4;
    private static final int THREADS_READ = 3;
    /// For a long log, as a shop runs it; a short one is written before such a relay would have come to speed.
    private static final List<String> JVM = List.of("-XX:+UseParallelGC", "-Xmx640m");

    private static final long LONG = 100_000;

    private final ShopKey shop = ShopKey.test();
    private final List<NumberedShopper> shoppers = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aLongLogIsWholeOnH2() throws Exception {
        fill(TestDatabase.H2.prepared(folder));
        var commands = new Commands(Clock.systemUTC());
        assertThat(commands.run("", "check", "--data=" + folder)).isZero();
        System.out.println(commands.said());
    }

    @Test
    void aLongLogIsWholeOnPostgres() throws Exception {
        fill(TestDatabase.POSTGRES.prepared(folder));
    }

    private void fill(DatabaseConfig database) throws Exception {
        TestAgents.hire(database);
        var options = RelayOptions.unlimited(database, folder, shop);
        try (var relay = ENTRIES < LONG
                ? new RelayProcess(options)
                : new RelayProcess(JVM, "dev.sportello.relay.Relay", options)) {
            relay.start();
            var client = new RelayClient(relay::address);
            for (var name = 0; name < SHOPPERS; name++) {
                var session = client.session(shop.identity("c-" + name, NAME + name, Clock.systemUTC()));
                shoppers.add(new NumberedShopper(name, client.hub(session)));
            }
            var began = System.nanoTime();
            for (var part = 1; part <= PARTS; part++) {
                write(relay, ENTRIES / PARTS, part < PARTS);
                System.out.printf(
                        "%,d messages acknowledged after %s%n",
                        acknowledged(),
                        Duration.ofNanos(System.nanoTime() - began).truncatedTo(ChronoUnit.SECONDS));
            }
            readAll(client);
        }
    }

    /// Lets all shoppers write, and kills the relay at the end where it is to be killed: some commands are then under
    /// way.
    private void write(RelayProcess relay, long messages, boolean killed) throws Exception {
        var left = new AtomicLong(killed ? Long.MAX_VALUE : messages);
        var over = new AtomicBoolean();
        var before = acknowledged();
        var threads = new ArrayList<Thread>();
        for (var shopper : shoppers) {
            threads.add(Thread.ofVirtual().start(() -> write(shopper, left, over)));
        }
        if (killed) {
            while (acknowledged() < before + messages) {
                var _ = threads.getFirst().join(Duration.ofMillis(10));
            }
            over.set(true);
            relay.kill();
        }
        for (var thread : threads) {
            thread.join();
        }
        if (killed) {
            relay.start();
        }
    }

    private static void write(NumberedShopper shopper, AtomicLong left, AtomicBoolean over) {
        try {
            while (!over.get() && !writes(shopper, left)) {
                // The relay was too busy for this one, who comes back.
                LockSupport.parkNanos(COMES_BACK_AFTER.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean writes(NumberedShopper shopper, AtomicLong left) throws InterruptedException {
        try {
            return shopper.write(left);
        } catch (IOException _) {
            return false;
        }
    }

    private void readAll(RelayClient client) throws Exception {
        var desktop = client.desktop(
                client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token());
        var head = desktop.snapshot().load();
        var seen = read(desktop, head);
        System.out.printf("%,d entries read from the first one%n", seen.last());
        assertThat(seen.faults()).isEmpty();
        assertThat(seen.last()).isEqualTo(head.sequence());
        for (var shopper = 0; shopper < SHOPPERS; shopper++) {
            assertThat(seen.number(shopper)).isEqualTo(shoppers.get(shopper).acknowledged());
        }
        var token = desktop.token();
        for (var ticket : client.liveTickets(token).subList(0, THREADS_READ)) {
            var shopper = Integer.parseInt(ticket.shopperName().substring(NAME.length()));
            var threadLength = client.thread(token, ticket.id()).size();
            assertThat(threadLength).isEqualTo(1 + shoppers.get(shopper).acknowledged());
        }
    }

    /// It says nothing while it reads: a relay that has heard nothing for a while closes the link, and the desktop goes
    /// on from where it was.
    private static NumberedEntries read(ConnectOptions desktop, Position head) throws IOException {
        var entries = new NumberedEntries(SHOPPERS, 0);
        for (var before = -1L; entries.last() > before && entries.last() < head.sequence(); ) {
            before = entries.last();
            try (var link = WebSocketLink.open(desktop.socket().now(), desktop.headers())) {
                link.send(
                        new Codec().encode(new ClientFrame.Hello(desktop.token(), new Position(head.epoch(), before))));
                entries.read(link, head.sequence());
            }
        }
        return entries;
    }

    private long acknowledged() {
        return shoppers.stream().mapToLong(NumberedShopper::acknowledged).sum();
    }
}
