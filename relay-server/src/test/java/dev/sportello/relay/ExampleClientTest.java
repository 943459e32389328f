package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.rig.ExampleClient;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ProtocolPage;
import dev.sportello.wire.RelayFrame;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client that was written from the protocol's pages alone (`docs/protocol/example.mjs`) at a relay: it signs in at
/// the demo's shop, chats, is cut, and comes back with nothing lost and nothing doubled.
@Tag("long")
class ExampleClientTest {
    private static final String CUSTOMER = "1001";

    private final Codec codec = new Codec();

    @Test
    void aClientThatKeepsToThePagesChatsIsCutAndComesBack(@TempDir Path folder) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port", "0", "--data", folder.toString());
        try (var relay = Relay.start(config, Clock.systemUTC());
                var wire = FaultyProxy.to(
                        new InetSocketAddress("127.0.0.1", relay.address().getPort()));
                var agent = agent(relay);
                var example = ExampleClient.start(address(wire), CUSTOMER, relay.address())) {
            example.awaits("* connected");
            example.types("Where is my parcel?");
            var ticket = ticketOf(agent, "Where is my parcel?");
            example.awaits("you: Where is my parcel?");
            reply(agent, ticket, "It left us this morning 📦");
            example.awaits("Anna: It left us this morning 📦");
            awaitSeen(agent, ticket);

            wire.cut(1, new Random(0));
            reply(agent, ticket, "The courier has it.");
            example.types("And where is it now?");
            assertThat(ticketOf(agent, "And where is it now?")).isEqualTo(ticket);
            example.awaits("Anna: The courier has it.");
            example.awaits("you: And where is it now?");

            example.types("/end");
            example.awaits("* the chat has ended");
            example.types("One more thing");
            assertThat(ticketOf(agent, "One more thing")).isNotEqualTo(ticket);
            example.awaits("you: One more thing");
            assertThat(example.said()).contains("* disconnected");
            assertThat(example.said().stream()
                            .filter(line -> line.matches("(you|Anna): (Where|It left|The|And|One).*")))
                    .doesNotHaveDuplicates()
                    .hasSize(5);
        }
    }

    private WebSocketLink agent(RunningRelay relay) throws Exception {
        assertThat(ProtocolPage.of("agent-http.md").text()).contains("`" + SampleRelay.PASSWORD + "`");
        var client = new RelayClient(relay::address);
        var token = client.signIn("anna@bottega.example", SampleRelay.PASSWORD).token();
        var link = WebSocketLink.open(
                URI.create("ws://127.0.0.1:" + relay.address().getPort() + "/agent/socket"), Map.of());
        link.send(
                codec.encode(new ClientFrame.Hello(token, client.snapshot(token).position())));
        return link;
    }

    private void reply(WebSocketLink agent, TicketId ticket, String text) throws Exception {
        agent.send(codec.encode(new Command.Reply(new CommandId(UUID.randomUUID()), ticket, text)));
    }

    private TicketId ticketOf(WebSocketLink agent, String text) throws Exception {
        while (true) {
            for (var entry : next(agent)) {
                if (entry.change() instanceof Change.MessageAdded(var message)
                        && message.text().equals(text)) {
                    return Objects.requireNonNull(entry.ticket());
                }
            }
        }
    }

    private void awaitSeen(WebSocketLink agent, TicketId ticket) throws Exception {
        var seen = false;
        while (!seen) {
            seen = next(agent).stream()
                    .anyMatch(entry -> ticket.equals(entry.ticket()) && entry.change() instanceof Change.SeenByShopper);
        }
    }

    /// The entries of the next frame, whatever it is.
    private List<Entry> next(WebSocketLink agent) throws Exception {
        var text = agent.receive();
        assertThat(text).as("a frame before the close %d", agent.closeCode()).isNotNull();
        return codec.relayFrame(text) instanceof RelayFrame.Entries(var entries) ? entries : List.of();
    }

    private static URI address(FaultyProxy wire) {
        return URI.create("http://127.0.0.1:" + wire.entrance().getPort());
    }
}
