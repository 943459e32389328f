package dev.sportello.relay.bench;

import dev.sportello.relay.Commands;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// How many events a second are imported from a file while shoppers chat, and what they feel of it.
public final class ImportSpeed {
    private static final Load CHATS = Load.closed(50, 4).at(50);
    private static final int EVENTS_OF_A_PROFILE = 20;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final String ADDRESS = "{\"email\":\"shopper%d@example.com\"}";

    /// @param perSecond events that were imported
    /// @param rest the p99 of chats before the import
    /// @param first the same when it had begun
    /// @param worst the same of the worst span of that length while it went on
    /// @param last the same of the last such span
    public record Result(double perSecond, Duration rest, Duration first, Duration worst, Duration last) {}

    /// `ImportSpeed FOLDER EVENTS SECONDS`
    public static void main(String[] arguments) throws Exception {
        for (var kind : TestDatabase.values()) {
            var folder = Files.createDirectories(Path.of(arguments[0], kind.name()));
            var time = Duration.ofSeconds(Long.parseLong(arguments[2]));
            System.out.println(
                    kind + ": " + measure(kind, folder, List.of("-Xmx448m"), Integer.parseInt(arguments[1]), time));
        }
        System.exit(0);
    }

    /// @param folder empty
    /// @param jvm options of the relay's JVM
    public static Result measure(TestDatabase kind, Path folder, List<String> jvm, int events, Duration time)
            throws Exception {
        var file = write(folder.resolve("events.ndjson"), events);
        var shop = ShopKey.test();
        var database = kind.fresh(folder);
        TestAgents.hire(database);
        var options = RelayOptions.unlimited(database, folder, shop);
        try (var relay = new RelayProcess(jvm, "dev.sportello.relay.Relay", options)) {
            relay.start();
            var client = new RelayClient(relay::address);
            var _ = Relayed.measure(relay, client, shop, CHATS, time);
            var rest = Relayed.measure(relay, client, shop, CHATS, time);
            var code = new AtomicInteger();
            var commands = new Commands(Clock.systemUTC());
            var began = System.nanoTime();
            var ended = new long[1];
            var importing = Thread.ofPlatform().start(() -> {
                code.set(commands.run("", command(database, folder, file)));
                ended[0] = System.nanoTime();
            });
            var meanwhile = new ArrayList<Duration>();
            do {
                var span = Relayed.measure(relay, client, shop, CHATS, time).nearlyAll();
                if (importing.isAlive() || meanwhile.isEmpty()) {
                    meanwhile.add(span);
                }
            } while (importing.isAlive());
            importing.join();
            if (code.get() != 0) {
                throw new IOException(commands.said());
            }
            var perSecond = events * 1e9 / (ended[0] - began);
            var worst = Collections.max(meanwhile);
            return new Result(perSecond, rest.nearlyAll(), meanwhile.getFirst(), worst, meanwhile.getLast());
        }
    }

    private static String[] command(DatabaseConfig database, Path folder, Path file) {
        var options = new ArrayList<>(List.of("import", "--data=" + folder, file.toString()));
        if (database instanceof DatabaseConfig.Postgres postgres) {
            options.addAll(List.of("--database-url=" + postgres.url(), "--database-user=" + postgres.user()));
        }
        return options.toArray(String[]::new);
    }

    /// In the order of time, as a shop's history comes.
    private static Path write(Path file, int events) throws IOException {
        var profiles = Math.max(1, events / EVENTS_OF_A_PROFILE);
        try (var out = Files.newBufferedWriter(file)) {
            for (var number = 0; number < events; number++) {
                var who = ADDRESS.formatted(number * 7_919L % profiles);
                out.write("{\"type\":\"event\",\"metric\":\"Viewed Product\",\"time\":\""
                        + FIRST.plusSeconds(10L * number)
                        + "\",\"unique_id\":\"v-" + number
                        + "\",\"properties\":{\"ProductName\":\"Linen shirt\",\"Price\":64.00,\"URL\":\"https://shop.example/p/"
                        + number % 500 + "\"},\"profile\":" + who + "}\n");
            }
        }
        return file;
    }

    private ImportSpeed() {}
}
