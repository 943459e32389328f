package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/// A real relay with real files, its first admin Anna, and shoppers who write to it. Used from the test's thread.
public final class ShopRelay implements AutoCloseable {
    public static final String EMAIL = "anna@shop.example";
    public static final String PASSWORD = "correct horse";

    private static final Clock CLOCK = Clock.systemUTC();

    private final Path folder;
    private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
    private final SignInClient signIn = new SignInClient(http, "test");
    private final RelayClient client = new RelayClient(this::address);
    private final Map<String, String> shoppers = new HashMap<>();
    private final SavedSession anna;
    private RunningRelay relay;

    /// @param folder for the files of the relay and of Anna's desk
    public ShopRelay(Path folder) throws Exception {
        this.folder = folder;
        ShopKey.test().write(folder.resolve("keys"));
        var _ = TestDatabase.H2.prepared(Files.createDirectories(files()));
        relay = start(0);
        var code = Objects.requireNonNull(relay.setupCode());
        anna = signIn.firstAdmin(address(), code, "Anna Bianchi", EMAIL, PASSWORD, ZoneId.of("UTC"))
                .join();
    }

    /// The folder of the relay's own files.
    Path files() {
        return folder.resolve("relay");
    }

    public URI address() {
        return relay.address();
    }

    SignInClient signIn() {
        return signIn;
    }

    public SavedSession anna() {
        return anna;
    }

    RelayClient client() {
        return client;
    }

    /// Requests to the relay besides those of a desk.
    RelayRequests requests() {
        return http.requests(new RelayAddress(address()), anna.token());
    }

    void stop() {
        relay.close();
    }

    /// Starts again where it was, with the files that are there now.
    void startAgain() throws Exception {
        relay = start(address().getPort());
        // The relay that a backup brought back may know none of the sessions.
        shoppers.clear();
    }

    /// Anna's desk, with its files.
    public Desk desk(SavedSession session, ConnectionTimes pace) throws IOException {
        var own = Files.createDirectories(folder.resolve("desk"));
        var replica = new Replica(own, session.you(), CLOCK, new Random());
        return new Desk(replica, http, session, new Timing(pace, CLOCK, new Random()));
    }

    /// @param customer the shop's own id of who writes
    public void say(String customer, String name, String text) throws Exception {
        var session = shoppers.get(customer);
        if (session == null) {
            session = client.session(ShopKey.test().identity(customer, name, CLOCK));
            shoppers.put(customer, session);
        }
        client.say(session, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text));
    }

    @Override
    public void close() {
        http.close();
        relay.close();
    }

    private RunningRelay start(int port) throws Exception {
        var config = RelayConfig.parse(
                Map.of(),
                "--data=" + files(),
                "--port=" + port,
                "--identity-keys=" + folder.resolve("keys"),
                "--allow-origin=" + RelayClient.ORIGIN);
        return Relay.start(config, CLOCK);
    }
}
