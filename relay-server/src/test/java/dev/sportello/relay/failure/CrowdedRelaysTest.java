package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.Resume;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.TestHours;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.storage.PostgresPair;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A busy shop on three relays, one PostgreSQL and its standby: 200 shoppers and 8 desktops, whose links are cut and
/// come back over another relay. Every five seconds a relay is killed; now and then all connections to the database or
/// the whole server are, and once in each run the server for good, whose standby takes over.
///
/// `-Dlasts=PT2H` goes on as long as one asks, in runs of five minutes, each with a shop of its own; `-Dshoppers=N` and
/// `-Dseed=N` likewise. `-Dround=PT20S` leaves a relay more time between kills: where all of this shares two
/// cores, half of those who come back otherwise meet a relay that has just started, and what is measured is how
/// long that takes.
@Tag("kill")
class CrowdedRelaysTest {
    private static final Duration LASTS = Duration.parse(System.getProperty("lasts", "PT10S"));
    private static final Duration RUN = Duration.ofMinutes(5);
    private static final Duration ROUND = Duration.parse(System.getProperty("round", "PT5S"));

    /// `RestartSec` of the service.
    private static final Duration RESTARTS_AFTER = Duration.ofSeconds(2);

    private static final int RELAYS = 3;
    private static final Crowd.Size CROWD =
            new Crowd.Size(8, Integer.getInteger("shoppers", 200), Crowd.Pace.OF_PEOPLE);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<RelayProcess> relays = new ArrayList<>();
    private final List<FaultyProxy> wires = new ArrayList<>();
    private final Set<Integer> down = ConcurrentHashMap.newKeySet();
    private final List<Resume.Outage> outages = new ArrayList<>();
    private final ResumeTimes resumes = new ResumeTimes();
    private final Map<String, Integer> done = new TreeMap<>();

    @TempDir
    Path folder;

    @Test
    void nobodyLosesOrDoublesAnything() throws Exception {
        System.out.printf("-Dlasts=%s -Dshoppers=%d -Dseed=%d%n", LASTS, CROWD.hubs(), SEED);
        var left = LASTS;
        for (var run = 1; left.isPositive(); run++) {
            var lasts = left.compareTo(RUN) < 0 ? left : RUN;
            run(Files.createDirectory(folder.resolve("run-" + run)), lasts);
            left = left.minus(lasts);
            System.out.println(done);
            System.out.print(resumes);
        }
    }

    private void run(Path own, Duration lasts) throws Exception {
        var shop = ShopKey.test();
        try (var postgres = PostgresPair.start(Files.createDirectory(own.resolve("postgres")))) {
            TestAgents.hire(postgres.config());
            for (var number = 0; number < RELAYS; number++) {
                var data = Files.createDirectory(own.resolve("relay-" + number));
                var relay = new RelayProcess(RelayOptions.unlimited(postgres.config(), data, shop));
                relay.start();
                relays.add(relay);
                wires.add(FaultyProxy.to(listens(relay)));
            }
            var balanced = new RelayClient(this::any);
            var behind = new RelayClient(() -> relays.getFirst().address());
            try (var crowd = new Crowd(balanced, behind, shop, CROWD, random.split())) {
                crowd.keepHours(TestHours.CLOSED);
                harm(postgres, crowd, Math.max(2, lasts.dividedBy(ROUND)));
                assertThat(crowd.rest()).as("with -Dseed=%d", SEED).isEmpty();
                count("automatic replies", replies(crowd));
                count("answers", crowd.history().answers());
                crowd.resumes().forEach(resume -> resumes.add(resume, outages));
            }
        } finally {
            for (var wire : wires) {
                wire.close();
            }
            relays.forEach(RelayProcess::close);
            wires.clear();
            relays.clear();
            outages.clear();
        }
    }

    private void harm(PostgresPair postgres, Crowd crowd, long rounds) throws Exception {
        var lost = random.nextLong(rounds);
        for (var round = 0L; round < rounds; round++) {
            var ends = System.nanoTime() + ROUND.toNanos();
            if (round == lost) {
                begin("promotions");
                nobodyComesBack(() -> {
                    postgres.losePrimary();
                    postgres.promote();
                });
            } else {
                kill(random.nextInt(RELAYS), crowd);
                harm(postgres);
            }
            crowd.writeFor(Duration.ofNanos(Math.max(0, ends - System.nanoTime())));
        }
    }

    private void harm(PostgresPair postgres) throws Exception {
        switch (random.nextInt(8)) {
            case 0 -> {
                begin("crashes of PostgreSQL");
                nobodyComesBack(postgres::crash);
            }
            case 1, 2 -> {
                begin("cuts from PostgreSQL");
                postgres.cutAll();
            }
            default -> {
                begin("cuts of links");
                wires.get(random.nextInt(RELAYS)).cut(0.5, new Random(random.nextLong()));
            }
        }
    }

    private void kill(int number, Crowd crowd) throws Exception {
        begin("kills");
        var relay = relays.get(number);
        down.add(number);
        relay.kill();
        crowd.writeFor(RESTARTS_AFTER);
        relay.start();
        wires.get(number).leadTo(listens(relay));
        down.remove(number);
    }

    private void begin(String harm) {
        count(harm, 1);
        resumes.begin(harm);
    }

    private void nobodyComesBack(Outage outage) throws Exception {
        var from = System.nanoTime();
        outage.run();
        outages.add(new Resume.Outage(from, System.nanoTime()));
    }

    @FunctionalInterface
    private interface Outage {
        void run() throws Exception;
    }

    private static InetSocketAddress listens(RelayProcess relay) {
        return new InetSocketAddress("localhost", relay.address().getPort());
    }

    /// As a load balancer chooses, which passes a connection on to another relay where one cannot be reached.
    private URI any() {
        var up = IntStream.range(0, RELAYS)
                .filter(number -> !down.contains(number))
                .boxed()
                .toList();
        var wire = wires.get(up.get(ThreadLocalRandom.current().nextInt(up.size())));
        return URI.create("http://localhost:" + wire.entrance().getPort());
    }

    /// None of them twice in a ticket, which [Crowd#rest] has checked.
    private static int replies(Crowd crowd) {
        var replies = crowd.history().of(History.Event.Saw.class).stream()
                .map(saw -> saw.entry().change())
                .filter(change -> change instanceof Change.MessageAdded(var message)
                        && message.author() instanceof Party.Automatic)
                .distinct()
                .count();
        assertThat(replies).isPositive();
        return Math.toIntExact(replies);
    }

    private void count(String what, int more) {
        done.merge(what, more, Integer::sum);
    }
}
