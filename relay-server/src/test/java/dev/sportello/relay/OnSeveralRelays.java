package dev.sportello.relay;

import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RelayFrame;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The base of a test of two relays on one PostgreSQL, which is new and has nothing in its tables.
abstract class OnSeveralRelays {
    protected final Codec codec = new Codec();
    protected final List<RunningRelay> relays = new ArrayList<>();
    private final List<WebSocketLink> links = new ArrayList<>();

    @TempDir
    protected Path folder = Path.of("");

    protected DatabaseConfig.Postgres database = new DatabaseConfig.Postgres("jdbc:postgresql:", "", "");
    protected RelayClient one = new RelayClient(() -> relays.get(0).address());
    protected RelayClient other = new RelayClient(() -> relays.get(1).address());

    /// What a test has in the database before the first relay starts: the shop's agents.
    protected void prepare() throws Exception {
        TestAgents.hire(database);
    }

    /// Options that all relays of a test have.
    protected List<String> options() {
        return List.of();
    }

    @BeforeEach
    void start() throws Exception {
        database = (DatabaseConfig.Postgres) TestDatabase.POSTGRES.prepared(folder);
        prepare();
        relays.add(relay("one"));
        relays.add(relay("other"));
    }

    protected RunningRelay relay(String name) throws Exception {
        var keys = ShopKey.test().write(folder.resolve("keys"));
        var all = new ArrayList<>(List.of(
                "--port=0",
                "--data=" + folder.resolve(name),
                "--identity-keys=" + keys,
                "--secrets-key=" + folder.resolve("secrets"),
                "--allow-origin=" + RelayClient.ORIGIN,
                "--database-url=" + database.url(),
                "--database-user=" + database.user()));
        all.addAll(options());
        return Relay.start(RelayConfig.parse(Map.of(), all.toArray(String[]::new)), Clock.systemUTC());
    }

    @AfterEach
    void end() throws Exception {
        for (var link : links) {
            link.close();
        }
        relays.forEach(RunningRelay::close);
    }

    protected String maria() throws Exception {
        return one.session(ShopKey.test().identity("c-7", "Maria Rossi", Clock.systemUTC()));
    }

    /// A link that has not said hello.
    protected WebSocketLink open(ConnectOptions options) throws Exception {
        var link = WebSocketLink.open(options.socket().now(), options.headers());
        links.add(link);
        return link;
    }

    protected WebSocketLink joined(ConnectOptions options) throws Exception {
        var link = open(options);
        send(link, new Hello(options.token(), options.snapshot().load()));
        until(link, RelayFrame.CaughtUp.class::isInstance);
        return link;
    }

    /// Reads on until a frame comes.
    protected void until(WebSocketLink link, Predicate<RelayFrame> wanted) throws Exception {
        for (var text = link.receive(); text != null; text = link.receive()) {
            if (wanted.test(codec.relayFrame(text))) {
                return;
            }
        }
        throw new AssertionError("The link was closed with " + link.closeCode() + ".");
    }

    protected void send(WebSocketLink link, ClientFrame frame) throws Exception {
        link.send(codec.encode(frame));
    }
}
