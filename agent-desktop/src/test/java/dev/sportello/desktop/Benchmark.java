package dev.sportello.desktop;

import dev.sportello.desktop.inbox.InboxSpeed;
import dev.sportello.relay.bench.IdleLinks;
import dev.sportello.relay.bench.ImportSpeed;
import dev.sportello.relay.bench.Load;
import dev.sportello.relay.bench.LongHistories;
import dev.sportello.relay.bench.LongThreads;
import dev.sportello.relay.bench.MachineLimits;
import dev.sportello.relay.bench.Relayed;
import dev.sportello.relay.bench.SearchSpeed;
import dev.sportello.relay.bench.UnderAttack;
import dev.sportello.relay.bench.WidgetCost;
import dev.sportello.relay.rig.Attack;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// What `mvn -Pbench` runs: measures the relay and the desktop beside what this machine can do at best, and prints
/// one table. Let nothing else run meanwhile.
///
/// For 10,000 idle links both this process and the relay need as many open files: `ulimit -n 65536`.
public final class Benchmark {
    /// As its launcher starts the relay (`launcher.collector` and `launcher.options` in its `pom.xml`).
    private static final List<String> SERVER = List.of(
            "-XX:+UseParallelGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xms64m",
            "-Xmx448m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=160000",
            "-Djfr.unsupported.vm=true");
    private static final List<String> DESKTOP =
            List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw");
    private static final List<Load> LOADS = List.of(
            Load.closed(1, 4),
            Load.closed(64, 16),
            Load.closed(400, 4),
            Load.closed(1_024, 16),
            Load.closed(400, 4).newChats(),
            Load.closed(400, 4).at(5_000));
    private static final Set<String> ONLY = Set.of(
                    System.getProperty("bench.only", "").split(","))
            .stream()
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    private static final int IDLE = Integer.getInteger("bench.idle", 10_000);
    private static final int TICKETS = 100_000;
    private static final int MESSAGES = 200_000;
    private static final int EVENTS = Integer.getInteger("bench.events", 1_000_000);
    private static final int EVENTS_OF_ONE = EVENTS / 10;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));

    private final Path folder;
    private final List<String> table = new ArrayList<>();
    private final ShopKey shop = ShopKey.test();

    private Benchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var benchmark = new Benchmark(Files.createTempDirectory("sportello-bench"));
        benchmark.part("limits", benchmark::limits);
        benchmark.part("hours", benchmark::officeHours);
        for (var database : TestDatabase.values()) {
            benchmark.part(database.name(), () -> benchmark.relay(database));
        }
        benchmark.part("attack", benchmark::attack);
        benchmark.part("relays", benchmark::relays);
        benchmark.part("threads", benchmark::threads);
        benchmark.part("customers", benchmark::customers);
        benchmark.part("search", benchmark::search);
        benchmark.part("widgets", benchmark::widgets);
        benchmark.part("inbox", benchmark::inbox);
        benchmark.part("snapshot", benchmark::snapshot);
        benchmark.part("desktop", benchmark::desktop);
        benchmark.part("smooth", () -> benchmark.rows(SmoothDesktop.class));
        benchmark.part("shift", () -> benchmark.rows(WorkingShift.class));
        System.out.println();
        benchmark.table.forEach(System.out::println);
        // Embedded PostgreSQL and clients keep threads of their own.
        System.exit(0);
    }

    /// @param name as `bench.only` gives it
    private void part(String name, Part part) throws Exception {
        if (ONLY.isEmpty() || ONLY.contains(name)) {
            part.measure();
        }
    }

    private interface Part {
        void measure() throws Exception;
    }

    private void limits() throws Exception {
        line(
                "This machine: forced writes of 512 bytes",
                "%,.0f /s".formatted(MachineLimits.forcedWrites(folder, TIME)));
        try (var server = new RelayProcess(SERVER, "dev.sportello.relay.bench.EchoServer", List.of())) {
            server.start();
            var address = URI.create("ws://localhost:" + server.address().getPort() + "/");
            for (var links : List.of(1, 64, 1_024)) {
                var echo = MachineLimits.echo(address, links, TIME);
                line(
                        "This machine: echo over bare Jetty, %,d links".formatted(links),
                        "%,.0f /s, p50 %s, p99 %s"
                                .formatted(echo.perSecond(), millis(echo.half()), millis(echo.nearlyAll())));
            }
        }
    }

    /// What an automatic reply adds to a shopper's message: one decision, or two.
    private void officeHours() {
        var nanos = HoursSpeed.nanosOfADecision(TIME);
        line("Office hours: one decision, in Rome, with 30 exceptions", "%,.0f ns".formatted(nanos));
    }

    private void relay(TestDatabase kind) throws Exception {
        var own = Files.createDirectories(folder.resolve(kind.name()));
        var database = kind.fresh(own);
        TestAgents.hire(database);
        var started = System.nanoTime();
        try (var relay =
                new RelayProcess(SERVER, "dev.sportello.relay.Relay", RelayOptions.unlimited(database, own, shop))) {
            relay.start();
            line(
                    kind + ": start until ready, from class folders",
                    millis(Duration.ofNanos(System.nanoTime() - started)));
            line(kind + ": resident after the start", megabytes(relay.resident()));
            var client = new RelayClient(relay::address);
            // First: a heap that has been under load is given back while one measures.
            var idle = IdleLinks.residentBytes(relay, client, shop, IDLE);
            line("%s: resident for each of %,d idle links".formatted(kind, IDLE), "%,.1f KB".formatted(idle / 1024));
            for (var load : LOADS) {
                show(kind, load, Relayed.measure(relay, client, shop, load, TIME));
            }
        }
    }

    /// What a shopper feels of strangers, at a relay with its own limits and 256 MB.
    private void attack() throws Exception {
        var own = Files.createDirectories(folder.resolve("attack"));
        var database = TestDatabase.H2.fresh(own);
        TestAgents.hire(database);
        var options = List.of(
                "--port=0",
                "--data=" + own,
                "--allow-origin=" + RelayClient.ORIGIN,
                "--identity-keys=" + shop.write(own.resolve("keys")),
                "--trust-proxy=127.0.0.1",
                "--limit=commands-per-connection=1000000/PT1S:1000000,messages-per-profile=1000000/PT1S:1000000");
        var small = List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m");
        try (var relay = new RelayProcess(small, "dev.sportello.relay.Relay", options)) {
            relay.start();
            var client = new RelayClient(relay::address);
            var rest = UnderAttack.nearlyAll(relay, client, shop, null, TIME);
            line("H2, 256 MB: one shopper at rest", "p99 " + millis(rest));
            for (var attack : Attack.values()) {
                var p99 = UnderAttack.nearlyAll(relay, client, shop, attack, TIME);
                line(
                        "H2, 256 MB: one shopper under attack by "
                                + attack.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "p99 %s, %.1f times rest".formatted(millis(p99), (double) p99.toNanos() / rest.toNanos()));
            }
        }
    }

    /// One relay, and then two and three on one PostgreSQL; everybody is connected to any of them.
    private void relays() throws Exception {
        for (var count = 1; count <= 3; count++) {
            var own = Files.createDirectories(folder.resolve("relays-" + count));
            var database = TestDatabase.POSTGRES.fresh(own);
            TestAgents.hire(database);
            var relays = new ArrayList<RelayProcess>();
            try {
                for (var number = 0; number < count; number++) {
                    var data = Files.createDirectories(own.resolve(String.valueOf(number)));
                    var relay = new RelayProcess(
                            SERVER, "dev.sportello.relay.Relay", RelayOptions.unlimited(database, data, shop));
                    relays.add(relay);
                    relay.start();
                }
                var turn = new AtomicInteger();
                var client = new RelayClient(
                        () -> relays.get(turn.getAndIncrement() % relays.size()).address());
                var load = Load.closed(400, 4);
                var result = Relayed.measure(relays.getFirst(), client, shop, load, TIME);
                line(
                        "%d relays on one PostgreSQL: %s".formatted(count, load),
                        "%,.0f stored/s, %,.0f delivered/s, p50 %s, p99 %s"
                                .formatted(
                                        result.stored(),
                                        result.delivered(),
                                        millis(result.half()),
                                        millis(result.nearlyAll())));
            } finally {
                relays.forEach(RelayProcess::close);
            }
        }
    }

    private void threads() throws Exception {
        for (var kind : TestDatabase.values()) {
            var own = Files.createDirectories(folder.resolve("threads-" + kind));
            var database = kind.fresh(own);
            TestAgents.hire(database);
            LongThreads.write(database, MESSAGES);
            var options = RelayOptions.unlimited(database, own, shop);
            try (var relay = new RelayProcess(SERVER, "dev.sportello.relay.Relay", options)) {
                relay.start();
                var result = LongThreads.measure(relay, shop, TIME);
                var what = "%s: a ticket of %,d entries, ".formatted(kind, MESSAGES);
                line(
                        what + "one page anywhere",
                        "p50 %s, p99 %s".formatted(millis(result.half()), millis(result.nearlyAll())));
                line(what + "its hub resumes after most of it", millis(result.resume()));
                line(
                        what + "until it is closed",
                        "%s, one of one message %s".formatted(millis(result.closeLong()), millis(result.closeShort())));
            }
        }
    }

    private void customers() throws Exception {
        for (var kind : TestDatabase.values()) {
            var history = Files.createDirectories(folder.resolve("history-" + kind));
            var pages = LongHistories.measure(kind.fresh(history), EVENTS_OF_ONE, TIME);
            line(
                    "%s: a customer of %,d events, one page anywhere".formatted(kind, EVENTS_OF_ONE),
                    "p50 %s, p99 %s".formatted(millis(pages.half()), millis(pages.nearlyAll())));
            var own = Files.createDirectories(folder.resolve("import-" + kind));
            var done = ImportSpeed.measure(kind, own, SERVER, EVENTS, TIME);
            line(
                    "%s: import of %,d events beside chats".formatted(kind, EVENTS),
                    "%,.0f /s".formatted(done.perSecond()));
            line(
                    "    50 chats a second meanwhile",
                    "p99 %s, %.1f times rest (%s), at worst %s, last %s"
                            .formatted(
                                    millis(done.first()),
                                    (double) done.first().toNanos()
                                            / done.rest().toNanos(),
                                    millis(done.rest()),
                                    millis(done.worst()),
                                    millis(done.last())));
        }
    }

    /// The hub beside what others ship, on one page in one browser.
    private void widgets() throws Exception {
        line("Chats on a shop's page: Chromium, the processor slowed to a quarter", "");
        for (var cost : WidgetCost.measure(Files.createDirectories(folder.resolve("widgets")))) {
            line(
                    "    " + cost.name() + ": before the first click",
                    "%,.0f requests, %,.1f KB, main thread %,.0f ms, layout shift %.3f"
                            .formatted(cost.requests(), cost.bytes() / 1024, cost.busy(), cost.shifted()));
            line(
                    "        with the first click",
                    "%,.1f KB more, writable after %,.0f ms, heap %,.1f MB"
                            .formatted(cost.opened() / 1024, cost.usable(), cost.heap() / (1 << 20)));
        }
    }

    private void show(TestDatabase kind, Load load, Relayed.Result result) {
        line(
                kind + ": " + load,
                "%,.0f stored/s, %,.0f delivered/s, p50 %s, p99 %s, p99.9 %s"
                        .formatted(
                                result.stored(),
                                result.delivered(),
                                millis(result.half()),
                                millis(result.nearlyAll()),
                                millis(result.worst())));
        line(
                "    a message",
                "%,.0f µs of CPU, %,.1f KB allocated, %,.2f KB written by the relay, which has held %s at most"
                        .formatted(
                                result.cpuMicros(),
                                result.allocated() / 1024,
                                result.written() / 1024,
                                megabytes(result.mostResident())));
    }

    private void search() throws Exception {
        var search = SearchSpeed.measure(Files.createDirectories(folder.resolve("search")), MESSAGES, TIME);
        line("Search: %,d messages indexed".formatted(MESSAGES), "%,.0f /s".formatted(search.indexed()));
        line(
                "Search: one page of what is found in them",
                "p50 %s, p99 %s".formatted(millis(search.half()), millis(search.nearlyAll())));
    }

    private void inbox() {
        var inbox = new InboxSpeed(TICKETS);
        show("a change", inbox.ofAChange());
        show("another view", inbox.ofAView());
    }

    private void show(String what, InboxSpeed.Times times) {
        line(
                "Desktop: %,d tickets, %s until first page and counts".formatted(TICKETS, what),
                "p50 %s, p99 %s"
                        .formatted(
                                millis(Duration.ofNanos(times.half())), millis(Duration.ofNanos(times.nearlyAll()))));
    }

    /// A new desktop at a large shop.
    private void snapshot() throws Exception {
        var result = SnapshotSpeed.measure(Files.createDirectories(folder.resolve("snapshot")), TICKETS);
        var what = "Desktop: %,d live tickets from the relay, ".formatted(TICKETS);
        line(what + "until the first are shown", millis(result.first()));
        line(what + "until all are here", millis(result.all()));
        line(
                what + "most resident",
                "relay %s, desktop %s".formatted(megabytes(result.relay()), megabytes(result.desktop())));
    }

    /// The desktop in a process of its own, without a screen and without a relay: from its own disk.
    private void desktop() throws Exception {
        var own = folder.resolve("desktop").toString();
        var sample = List.of("--demo", "--port=0", "--data=" + folder.resolve("sample"));
        try (var relay = new RelayProcess(SERVER, "dev.sportello.relay.Relay", sample)) {
            relay.start();
            try (var first = program(List.of(own, relay.address().toString()))) {
                first.start();
            }
        }
        var started = System.nanoTime();
        try (var desktop = program(List.of(own))) {
            desktop.start();
            var took = Duration.ofNanos(System.nanoTime() - started);
            line("Desktop: start until the inbox shows tickets", millis(took));
            line("Desktop: resident then", megabytes(desktop.resident()));
        }
        starts(Path.of(own));
    }

    /// As an operator and an agent start them; only after `mvn package`.
    private void starts(Path signedIn) throws Exception {
        var starts = new StartTimes(folder, Path.of(".."));
        if (starts.packed()) {
            line("Relay: start by its launcher until /health", millis(starts.relay()));
            var desktop = starts.desktop(signedIn);
            line("Desktop: start by its launcher until the window is drawn", millis(desktop.window()));
            line("    until the inbox shows tickets, from the disk", millis(desktop.tickets()));
            line("    resident at rest then", megabytes(desktop.resident()));
        }
    }

    /// A desktop as its launcher starts it, but on the headless platform and drawn by software: there, copying the
    /// frame to the screen in memory is a part of each frame.
    private void rows(Class<?> program) throws Exception {
        line(program.getSimpleName() + ": headless platform, software rendering, 1280×800", "");
        DesktopRows.of(program, folder.resolve(program.getSimpleName()))
                .forEach(row -> line("    " + row.what(), row.measured()));
    }

    private static RelayProcess program(List<String> arguments) {
        return new RelayProcess(DESKTOP, "dev.sportello.desktop.BenchmarkedDesktop", arguments);
    }

    private void line(String what, String measured) {
        table.add("%-70s %s".formatted(what, measured));
        System.out.println(table.getLast());
    }

    private static String millis(Duration time) {
        return "%,.2f ms".formatted(time.toNanos() / 1e6);
    }

    private static String megabytes(long bytes) {
        return "%,d MB".formatted(bytes >> 20);
    }
}
