package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.Waiting;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.storage.StoppablePostgres;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The relay's database goes away and comes back while a desk is open.
@Tag("kill")
class DeskAtALostDatabaseTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void theDeskIsBackByItselfOnceTheDatabaseIs() throws Exception {
        try (var postgres = StoppablePostgres.start(folder.resolve("postgres"));
                var relay = start(postgres);
                var wire = FaultyProxy.to(
                        new InetSocketAddress("localhost", relay.address().getPort()));
                var http = new RelayHttp(Duration.ofSeconds(10));
                var desk = open(
                        http, URI.create("http://localhost:" + wire.entrance().getPort()))) {
            var client = new RelayClient(relay::address);
            var shopper = client.session(ShopKey.test().identity("c-7", "Maria Rossi", CLOCK));
            client.say(shopper, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, "Where is my parcel?"));
            await().atMost(PATIENCE).until(() -> !desk.replica().tickets().isEmpty());
            postgres.stop();
            var states = new CopyOnWriteArrayList<LinkState>();
            desk.onLink(states::add);
            wire.cut(1, new Random(1));
            desk.reply(desk.replica().tickets().getFirst(), "We'll look.");
            // The first time over the cut, then over a hello that nobody could judge.
            await().atMost(PATIENCE).until(() -> count(states, LinkState.Offline.class) > 1);
            postgres.start();
            await().atMost(PATIENCE)
                    .until(() -> desk.link() instanceof LinkState.Live
                            && Waiting.replies(desk.replica()).isEmpty());
            assertThat(count(states, LinkState.Refused.class)).isZero();
            assertThat(count(states, LinkState.SignInAgain.class)).isZero();
        }
    }

    private static long count(List<LinkState> states, Class<? extends LinkState> kind) {
        return states.stream().filter(kind::isInstance).count();
    }

    private RunningRelay start(StoppablePostgres postgres) throws Exception {
        TestAgents.hire(postgres.config());
        var options = RelayOptions.unlimited(postgres.config(), folder, ShopKey.test());
        return Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), CLOCK);
    }

    private Desk open(RelayHttp http, URI relay) throws Exception {
        var session = new SignInClient(http, "test")
                .signIn(relay, TestAgents.ANNA.email(), TestAgents.PASSWORD)
                .join();
        var own = Files.createDirectories(folder.resolve("desk"));
        var replica = new Replica(own, session.you(), CLOCK, new Random());
        return new Desk(replica, http, session, new Timing(DeskTest.QUICK, CLOCK, new Random()));
    }
}
