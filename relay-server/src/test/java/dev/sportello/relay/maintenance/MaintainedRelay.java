package dev.sportello.relay.maintenance;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.Commands;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.StartFailure;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.TeamBodies;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A relay on an embedded database that a test starts, stops, damages and restores. For one thread.
final class MaintainedRelay implements AutoCloseable {
    static final ShopKey SHOP = ShopKey.test();
    static final Clock CLOCK = Clock.systemUTC();

    final Path data;
    final Commands commands = new Commands(CLOCK);
    final RelayClient client = new RelayClient(() -> relay().address());
    private final DatabaseConfig database;
    private @Nullable RunningRelay relay;

    MaintainedRelay(Path data) throws Exception {
        this(data, new DatabaseConfig.Embedded(data));
    }

    MaintainedRelay(Path data, DatabaseConfig database) throws Exception {
        this.data = data;
        this.database = database;
        Files.createDirectories(data);
        TestAgents.hire(database);
    }

    void start() throws StartFailure, IOException {
        var options = RelayOptions.unlimited(database, data, SHOP);
        relay = Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), CLOCK);
    }

    RunningRelay relay() {
        return Objects.requireNonNull(relay, "The relay was not started.");
    }

    void stop() {
        if (relay != null) {
            relay.close();
        }
    }

    /// Runs a command on the data.
    int run(String typed, String command, String... options) {
        var all = Stream.concat(
                Stream.of(command, "--data=" + data, "--identity-keys=" + data.resolve("keys")), Stream.of(options));
        return commands.run(typed, all.toArray(String[]::new));
    }

    Path file() {
        return new DatabaseFile(data).path();
    }

    String agent() throws Exception {
        return client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
    }

    /// Whether an agent's right password is taken.
    boolean letsIn() throws Exception {
        var signIn = new TeamBodies.SignIn(TestAgents.ANNA.email(), TestAgents.PASSWORD, "laptop", null);
        var request = HttpRequest.newBuilder().POST(BodyPublishers.ofString(new Codec().encode(signIn)));
        return client.send("/agent/sign-in", request).statusCode() != ErrorKind.CREDENTIALS_WRONG.status();
    }

    /// A shopper writes to the live chat, or begins one.
    void writes(String customer, String text) throws Exception {
        var session = client.session(SHOP.identity(customer, "Shopper " + customer, CLOCK));
        client.say(session, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text));
    }

    List<Ticket> tickets() throws Exception {
        return client.liveTickets(agent());
    }

    List<String> texts(TicketId ticket) throws Exception {
        return client.thread(agent(), ticket).stream()
                .flatMap(MaintainedRelay::text)
                .toList();
    }

    private static Stream<String> text(Entry entry) {
        return entry.change() instanceof Change.MessageAdded(var message) ? Stream.of(message.text()) : Stream.empty();
    }

    /// Changes the database of a relay that does not run.
    void change(Consumer<Handle> change) throws Exception {
        try (var opened = Database.openUnused(database)) {
            opened.jdbi().useHandle(change::accept);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
