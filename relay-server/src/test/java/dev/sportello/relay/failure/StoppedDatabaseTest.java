package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.Participant;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.StoppablePostgres;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database server that goes away for a while and comes back.
@Tag("kill")
class StoppedDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Codec codec = new Codec();
    private final History history = new History();
    private StoppablePostgres postgres;
    private RunningRelay relay;
    private RelayClient client;
    private String shopper;
    private String agent;

    @BeforeEach
    void openShop() throws Exception {
        postgres = StoppablePostgres.start(folder.resolve("postgres"));
        TestAgents.hire(postgres.config());
        var options = RelayOptions.unlimited(postgres.config(), folder, ShopKey.test());
        relay = Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
        client = new RelayClient(relay::address);
        shopper = client.session(ShopKey.test().identity("c-7", "Maria Rossi", Clock.systemUTC()));
        agent = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
    }

    @AfterEach
    void closeShop() throws Exception {
        relay.close();
        postgres.close();
    }

    @Test
    void aHelloThatCannotBeJudgedIsAskedToComeBack() throws Exception {
        postgres.stop();
        for (var options : new ConnectOptions[] {client.hub(shopper), client.desktop(agent)}) {
            try (var link = WebSocketLink.open(options.socket().now(), options.headers())) {
                link.send(codec.encode(new Hello(options.token(), null)));
                assertThat(codec.relayFrame(Objects.requireNonNull(link.receive())))
                        .isInstanceOfSatisfying(
                                RelayFrame.Refused.class,
                                refused -> assertThat(refused.refusal().error()).isEqualTo(ErrorKind.STORAGE_FAILED));
                assertThat(link.receive()).isNull();
                assertThat(link.closeCode()).isEqualTo(CloseReason.RESUME.code());
            }
        }
    }

    @Test
    void everybodyIsBackAndAnsweredOnceTheDatabaseIs() throws Exception {
        try (var wire = FaultyProxy.to(
                        new InetSocketAddress("localhost", relay.address().getPort()));
                var hub = participant("hub", over(wire).hub(shopper));
                var desktop = participant("desktop", over(wire).desktop(agent))) {
            hub.send(message("Before"));
            await().atMost(PATIENCE).until(() -> hub.quiet() && desktop.quiet());
            postgres.stop();
            hub.send(message("While it is away"));
            await().atMost(PATIENCE)
                    .until(() -> history.of(History.Event.Refused.class).stream()
                            .anyMatch(refused -> refused.error().equals(ErrorKind.STORAGE_FAILED)));
            wire.cut(1, new Random(1));
            await().atMost(PATIENCE).until(() -> wasClosed(hub) && wasClosed(desktop));
            postgres.start();
            await().atMost(PATIENCE).until(() -> hub.quiet() && desktop.quiet());
            hub.send(message("And after"));
            await().atMost(PATIENCE).until(hub::quiet);
            var ticket = client.liveTickets(agent).getFirst().id();
            assertThat(client.thread(agent, ticket))
                    .as("opened, and three messages")
                    .hasSize(4);
            assertThat(hub.closeCodes()).containsOnly(CloseReason.RESUME.code());
            assertThat(desktop.closeCodes()).containsOnly(CloseReason.RESUME.code());
        }
    }

    @Test
    void whatWasSentOneBehindTheOtherIsCarriedOutInThatOrder() throws Exception {
        var written = IntStream.range(0, 60).mapToObj(i -> "Message " + i).toList();
        try (var hub = participant("hub", client.hub(shopper))) {
            for (var text : written.subList(0, 20)) {
                hub.send(message(text));
            }
            await().atMost(PATIENCE).until(() -> history.answers() > 0);
            postgres.stop();
            for (var text : written.subList(20, 50)) {
                hub.send(message(text));
            }
            await().atMost(PATIENCE).until(() -> wasClosed(hub));
            postgres.start();
            for (var text : written.subList(50, 60)) {
                hub.send(message(text));
            }
            await().atMost(PATIENCE).until(hub::quiet);
        }
        var ticket = client.liveTickets(agent).getFirst().id();
        assertThat(client.thread(agent, ticket).stream()
                        .flatMap(StoppedDatabaseTest::text)
                        .toList())
                .isEqualTo(written);
    }

    private static Stream<String> text(Entry entry) {
        return entry.change() instanceof Change.MessageAdded(var message) ? Stream.of(message.text()) : Stream.empty();
    }

    private Participant participant(String who, ConnectOptions options) {
        return new Participant(who, options, history, new Participant.Part() {}, PATIENCE);
    }

    private static RelayClient over(FaultyProxy wire) {
        var entrance = URI.create("http://localhost:" + wire.entrance().getPort());
        return new RelayClient(() -> entrance);
    }

    private static boolean wasClosed(Participant participant) {
        return !participant.closeCodes().isEmpty();
    }

    private static Command message(String text) {
        return new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text);
    }
}
