package dev.sportello.relay.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Ticket;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.Browser;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The phone of the demo, and what one can have go wrong between it and the relay.
@Tag("long")
class SamplePhoneTest {
    private static final String PHONE = "+393339998877";

    private final Codec codec = new Codec();
    private final RelayClient client = new RelayClient(() -> relay().address());
    private @Nullable RunningRelay relay;
    private String anna = "";

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port", "0", "--data", folder.toString());
        relay = Relay.start(config, Clock.systemUTC());
        anna = client.signIn("anna@bottega.example", SampleRelay.PASSWORD).token();
    }

    @AfterEach
    void stop() {
        relay().close();
    }

    private RunningRelay relay() {
        return Objects.requireNonNull(relay);
    }

    @Test
    void whatComesTwiceAndInTheWrongOrderIsTakenOnceAndStaysDelivered() throws Exception {
        disturb(new Mischief(true, true, true, false));
        text("Do you have it in blue?");
        assertThat(written()).isEqualTo(1);
        var reply = reply("Yes!");
        await().atMost(Duration.ofSeconds(60)).until(() -> new Delivery(State.DELIVERED).equals(delivery(reply)));
        assertThat(phone().split("Yes!", -1)).as("the phone has it once").hasSize(2);
    }

    @Test
    void whatNoPhoneGetsHasFailedForAReason() throws Exception {
        disturb(new Mischief(false, false, false, true));
        text("Are you open?");
        var reply = reply("Until seven.");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var delivery = delivery(reply);
            return delivery != null && delivery.state() == State.FAILED;
        });
        assertThat(Objects.requireNonNull(delivery(reply)).reason()).contains("30003");
    }

    @Test
    @Tag("browser")
    void itsPageTextsTheShopAndShowsTheAnswer() throws Exception {
        var browser = Browser.shared();
        try {
            var page = browser.profile().newPage();
            page.navigate(relay().address().resolve("/demo/phone.html").toString());
            page.locator("#text").fill("Do you have it in blue?");
            page.locator("#text").press("Enter");
            assertThat(page.locator("#texts .mine")).hasText("Do you have it in blue?");
            var _ = reply("Yes!");
            assertThat(page.locator("#texts .theirs").last()).hasText("Yes!");
        } finally {
            browser.closeProfiles();
        }
    }

    private void disturb(Mischief mischief) throws Exception {
        var answer = client.send(
                "/demo/phone/mischief", HttpRequest.newBuilder().PUT(BodyPublishers.ofString(codec.encode(mischief))));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private void text(String text) throws Exception {
        var body = "{\"phone\":\"" + PHONE + "\",\"text\":\"" + text + "\"}";
        var answer = client.send("/demo/phone/texts", HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private String phone() throws Exception {
        return client.send("/demo/phone/texts?phone=%2B" + PHONE.substring(1), HttpRequest.newBuilder())
                .body();
    }

    private Ticket ticket() throws Exception {
        return client.liveTickets(anna).stream()
                .filter(ticket -> ticket.channel() == Channel.SMS)
                .max(Comparator.comparing(Ticket::sequence))
                .orElseThrow();
    }

    private long written() throws Exception {
        return client.thread(anna, ticket().id()).stream()
                .filter(entry -> entry.change() instanceof Change.MessageAdded(Message message) && message.byShopper())
                .count();
    }

    private Command.Reply reply(String text) throws Exception {
        var reply = new Command.Reply(new CommandId(UUID.randomUUID()), ticket().id(), text);
        var options = client.desktop(anna);
        try (var desktop = WebSocketLink.open(options.socket().now(), options.headers())) {
            desktop.send(codec.encode(
                    new ClientFrame.Hello(options.token(), client.snapshot(anna).position())));
            desktop.send(codec.encode(reply));
            for (var frame = desktop.receive(); frame != null; frame = desktop.receive()) {
                if (Acknowledgement.of(reply.id(), codec.relayFrame(frame))) {
                    return reply;
                }
            }
        }
        throw new AssertionError("The link ended before the reply was taken.");
    }

    private @Nullable Delivery delivery(Command.Reply reply) throws Exception {
        return client.thread(anna, reply.ticket()).stream()
                .map(Entry::change)
                .filter(Change.DeliveryChanged.class::isInstance)
                .map(Change.DeliveryChanged.class::cast)
                .filter(change -> change.message().equals(reply.id().message()))
                .reduce((_, last) -> last)
                .map(Change.DeliveryChanged::delivery)
                .orElse(null);
    }
}
