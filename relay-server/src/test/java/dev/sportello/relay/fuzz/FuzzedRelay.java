package dev.sportello.relay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.ProtocolExample;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A relay that gets malformed input, with a shopper and an agent who write to each other meanwhile.
/// Used by one thread.
final class FuzzedRelay implements AutoCloseable {
    static final String CUSTOMER = "c-1";
    /// What a client's nonsense may never be blamed on.
    private static final Set<ErrorName> THE_RELAYS_FAULT = Set.of(ErrorKind.INTERNAL, ErrorKind.STORAGE_FAILED);

    /// The server's own: method not allowed, address too long, header too large.
    private static final Set<Integer> BEFORE_ANY_ROUTE = Set.of(405, 414, 431);

    final RunningRelay relay;
    final RelayClient client;
    final ShopKey shop = ShopKey.test();
    final Codec codec = new Codec();
    final String session;
    final String token;
    private final WebSocketLink shopper;
    private final WebSocketLink agent;

    FuzzedRelay(Path folder) throws Exception {
        var database = new DatabaseConfig.Embedded(folder);
        TestAgents.hire(database);
        var options = RelayOptions.unlimited(database, folder, shop);
        relay = Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
        client = new RelayClient(relay::address);
        session = client.session(shop.identity(CUSTOMER, "Maria Rossi", Clock.systemUTC()));
        token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var quiet = client.session(shop.identity("c-2", "Quiet Shopper", Clock.systemUTC()));
        shopper = link("/widget/socket", Map.of("Origin", RelayClient.ORIGIN));
        shopper.send(
                codec.encode(new ClientFrame.Hello(quiet, client.thread(quiet).position())));
        agent = link("/agent/socket", Map.of());
        agent.send(
                codec.encode(new ClientFrame.Hello(token, client.snapshot(token).position())));
    }

    WebSocketLink link(String path, Map<String, String> headers) throws IOException {
        return WebSocketLink.open(URI.create("ws://localhost:" + relay.address().getPort() + path), headers);
    }

    /// The recorded examples of a kind.
    static List<String> examples(String kind) {
        return ProtocolExample.all().stream()
                .filter(example -> example.kind().equals(kind))
                .map(ProtocolExample::text)
                .toList();
    }

    /// Checks one frame from the relay: readable, and no fault of the relay's own.
    RelayFrame frame(String text, String sent) throws RefusedFrame {
        var frame = codec.relayFrame(text);
        if (frame instanceof RelayFrame.Refused refused) {
            assertThat(THE_RELAYS_FAULT)
                    .as("answer to %s", sent)
                    .doesNotContain(refused.refusal().error());
        }
        return frame;
    }

    /// Checks one answer over HTTP: what was asked for, or a refusal by name whose status is the one of the answer.
    @Nullable
    ErrorName answer(HttpRequest.Builder request, String path, String sent) throws Exception {
        HttpResponse<String> response = client.send(path, request);
        if (response.statusCode() < 300) {
            return null;
        }
        var refusal = refusal(response.body());
        assertThat(THE_RELAYS_FAULT).as("%s answered to %s", path, sent).doesNotContain(refusal.error());
        if (!BEFORE_ANY_ROUTE.contains(response.statusCode())) {
            assertThat(response.statusCode())
                    .as("%s answered to %s", path, sent)
                    .isEqualTo(refusal.error().status());
        }
        return refusal.error();
    }

    /// A refused command is answered as over the socket, whatever else is refused by the refusal alone.
    private Refusal refusal(String body) throws RefusedFrame {
        return body.startsWith("{\"kind\":")
                ? ((RelayFrame.Refused) codec.relayFrame(body)).refusal()
                : codec.body(body, Refusal.class);
    }

    /// The two who kept quiet talk, over the links that they have had since the beginning, and the relay is well.
    void everybodyElseIsWell() throws Exception {
        var asked = new CommandId(UUID.randomUUID());
        shopper.send(codec.encode(new Command.SendMessage(asked, null, "Still there?")));
        awaitDone(shopper, asked);
        var ticket = client.liveTickets(token).stream()
                .filter(live -> live.shopperName().equals("Quiet Shopper"))
                .findFirst()
                .orElseThrow();
        var answered = new CommandId(UUID.randomUUID());
        agent.send(codec.encode(new Command.Reply(answered, ticket.id(), "Yes!")));
        awaitDone(agent, answered);
        assertThat(client.send("/health", HttpRequest.newBuilder()).statusCode())
                .isEqualTo(200);
    }

    private void awaitDone(WebSocketLink link, CommandId id) throws Exception {
        for (var text = link.receive(); text != null; text = link.receive()) {
            if (Acknowledgement.of(id, frame(text, "a right command"))) {
                return;
            }
        }
        throw new AssertionError("The link of somebody else was closed with " + link.closeCode() + ".");
    }

    @Override
    public void close() throws IOException {
        shopper.close();
        agent.close();
        relay.close();
    }
}
