package dev.sportello.desktop;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.ScriptedRelay;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;

/// Anna's desk in the sample shop: a real one, with its files, and a relay at the other end of the line that does as a
/// test says. Used from the test's thread.
public final class SampleDesk implements AutoCloseable {
    /// How long a test waits for what a slow machine takes its time over.
    public static final Duration PATIENCE = RunningDesktop.PATIENCE;

    /// What fails is tried again after a time that one can read in a picture, and that never passes.
    private static final ConnectionTimes PACE = new ConnectionTimes(
            ConnectionTimes.STANDARD.connect(),
            Duration.ofSeconds(16),
            Duration.ofSeconds(16),
            ConnectionTimes.STANDARD.ping(),
            ConnectionTimes.STANDARD.silence(),
            ConnectionTimes.STANDARD.network(),
            ConnectionTimes.STANDARD.closeTimeout());

    private final Clock clock;
    private final RelayHttp http = new RelayHttp(PACE.connect());
    private final Shop shop;
    private final Path folder;
    private final ScriptedRelay relay;
    private Desk desk;

    /// Waits until all that has happened in the shop is here.
    public SampleDesk(Shop shop) {
        this(shop, Clock.fixed(Shop.NOW, Shop.ZONE));
    }

    /// On a clock that the test may move.
    public SampleDesk(Shop shop, Clock clock) {
        this(shop, clock, _ -> {}, _ -> true);
    }

    /// At a relay that has been restored from a backup: what was written before is for nobody any more.
    ///
    /// @param writes gets what was known before
    public static SampleDesk afterRestore(Shop shop, Shop before, Consumer<Replica> writes) {
        return new SampleDesk(
                shop,
                Clock.fixed(Shop.NOW, Shop.ZONE),
                folder -> {
                    try (var replica = new Replica(
                            folder, Staff.ANNA, Clock.fixed(Shop.NOW.minusSeconds(9_000), Shop.ZONE), new Random(7))) {
                        before.journal().fill(replica);
                        writes.accept(replica);
                    }
                },
                _ -> true);
    }

    /// On files that were damaged since they were written: what came from the relay, and both copies of what the agent
    /// wrote.
    ///
    /// @param writes gets what was known before
    public static SampleDesk onDamagedFiles(Shop shop, Consumer<Replica> writes) {
        return new SampleDesk(
                shop,
                Clock.fixed(Shop.NOW, Shop.ZONE),
                folder -> {
                    try (var replica = new Replica(
                            folder, Staff.ANNA, Clock.fixed(Shop.NOW.minusSeconds(600), Shop.ZONE), new Random(7))) {
                        shop.journal().fill(replica);
                        writes.accept(replica);
                    }
                    damage(folder);
                },
                _ -> true);
    }

    private static void damage(Path folder) {
        try {
            for (var name : new String[] {"replica.mv.db", "outbox.log", "outbox-copy.log"}) {
                var file = folder.resolve(name);
                Files.write(file, "another's ".repeat(9).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
            }
            Files.writeString(folder.resolve("replica.mv.db"), "no database");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Before all tickets have come: only the first page has.
    public static SampleDesk whileLoading(Shop shop) {
        return new SampleDesk(shop, Clock.fixed(Shop.NOW, Shop.ZONE), _ -> {}, before -> before == Long.MAX_VALUE);
    }

    /// @param before gets the desk's folder before it is opened
    /// @param pages which pages of the snapshot the relay gives, by the number below which they lie
    private SampleDesk(Shop shop, Clock clock, Consumer<Path> before, Predicate<Long> pages) {
        this.shop = shop;
        this.clock = clock;
        try {
            folder = Files.createTempDirectory("sample-desk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before.accept(folder);
        relay = new ScriptedRelay(shop.journal(), 0);
        relay.pageFails = pages.negate();
        desk = open();
        soon("a link").until(() -> desk.link() instanceof LinkState.Live);
        soon("tickets").until(() -> desk.replica().load().progress() == null || !relay.pages.isEmpty() && missing());
        settle();
    }

    private Desk open() {
        var replica = new Replica(folder, Staff.ANNA, clock, new Random(1));
        return new Desk(replica, http, relay.session(), new Timing(PACE, clock, new Random(2)));
    }

    /// Closes the desk and opens it again on the same files, as the program does from one day to the next.
    public void restart() {
        desk.close();
        desk = open();
    }

    /// Whether the relay has kept back a page that was asked for.
    private boolean missing() {
        return relay.pages.stream().anyMatch(relay.pageFails);
    }

    /// Asks often: there are many windows, and most of them are ready within milliseconds.
    private static ConditionFactory soon(String what) {
        return await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    public Desk desk() {
        return desk;
    }

    public Shop shop() {
        return shop;
    }

    public ScriptedRelay relay() {
        return relay;
    }

    Clock clock() {
        return clock;
    }

    /// Waits until the relay has answered all that was said here, and all of the shop's journal is here.
    public void settle() {
        if (desk.link() instanceof LinkState.Live) {
            soon("answers").until(() -> desk.replica().outbox().answered().isDone());
            soon("entries")
                    .until(() -> shop.journal().head().equals(desk.replica().position()));
        }
    }

    /// The relay goes, and the desk knows it.
    public void loseRelay() {
        relay.close();
        soon("no link").until(() -> desk.link() instanceof LinkState.Offline);
    }

    @Override
    public void close() {
        desk.close();
        http.close();
        relay.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
