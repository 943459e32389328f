package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Webhook.Topic;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.relay.rig.WebhookReceiver.Answer;
import dev.sportello.relay.rig.WebhookReceiver.Received;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One of the relays on a database sends its webhooks, and another when that one ends.
@Tag("long")
class WebhooksAtSeveralRelaysTest extends OnSeveralRelays {
    private static final int SHOPPERS = 6;
    private static final int MESSAGES = 5;
    private static final Duration TIME = Duration.ofSeconds(60);

    private WebhookReceiver receiver;

    WebhooksAtSeveralRelaysTest() throws Exception {
        receiver = new WebhookReceiver();
    }

    @Override
    protected List<String> options() {
        return List.of("--allow-webhooks-to=127.0.0.1");
    }

    @BeforeEach
    void register() throws Exception {
        var anna = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var asked = new SaveWebhook(
                receiver.address(),
                "Order system",
                List.of(Topic.Known.TICKET_OPENED, Topic.Known.MESSAGE_ADDED),
                true);
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + anna)
                .POST(BodyPublishers.ofString(codec.encode(asked)));
        assertThat(one.send("/agent/webhooks", request).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stopReceiving() {
        receiver.close();
    }

    @Test
    void whatHappensAtBothIsToldOnceAndInTheOrderOfEachTicket() throws Exception {
        var shoppers = shoppers(one);
        for (var round = 0; round < MESSAGES; round++) {
            say(round % 2 == 0 ? one : other, shoppers);
        }
        await().atMost(TIME).until(() -> receiver.taken().size() >= SHOPPERS * (1 + MESSAGES));
        assertThat(receiver.taken()).extracting(Received::id).doesNotHaveDuplicates();
        assertInOrder(SHOPPERS * (1 + MESSAGES));
    }

    @Test
    void whatOneHadToTellIsToldByTheOtherWhenItEnds() throws Exception {
        var shoppers = shoppers(other);
        say(other, shoppers);
        var began = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        receiver.answers(_ -> {
            began.countDown();
            await().atMost(TIME).until(() -> goesOn.getCount() == 0);
            return Answer.of(503);
        });
        say(other, shoppers);
        began.await();
        relays.removeFirst().close();
        goesOn.countDown();
        receiver.answers(_ -> Answer.of(204));
        var left = new RelayClient(() -> relays.getFirst().address());
        say(left, shoppers);
        await().atMost(TIME).until(() -> ids().size() >= SHOPPERS * 4);
        assertInOrder(SHOPPERS * 4);
    }

    /// Each ticket's events as they happened; one whose answer was lost may come again, under its id.
    private void assertInOrder(int wanted) {
        assertThat(ids()).hasSize(wanted);
        var byTicket = new HashMap<Long, List<Long>>();
        var known = new ArrayList<String>();
        for (var one : receiver.taken()) {
            if (!known.contains(one.id())) {
                known.add(one.id());
                byTicket.computeIfAbsent(one.ticket(), _ -> new ArrayList<>()).add(one.sequence());
            }
        }
        assertThat(byTicket).hasSize(SHOPPERS);
        byTicket.values().forEach(events -> assertThat(events).isSortedAccordingTo(Comparator.naturalOrder()));
    }

    private List<String> ids() {
        return receiver.taken().stream().map(Received::id).distinct().toList();
    }

    private static List<String> shoppers(RelayClient relay) throws Exception {
        var all = new ArrayList<String>();
        for (var number : IntStream.range(0, SHOPPERS).toArray()) {
            all.add(relay.session(ShopKey.test().identity("c-" + number, "Maria Rossi", Clock.systemUTC())));
        }
        return all;
    }

    private static void say(RelayClient relay, List<String> shoppers) throws Exception {
        for (var shopper : shoppers) {
            var id = new CommandId(UUID.randomUUID());
            relay.say(shopper, new Command.SendMessage(id, null, "Where is my parcel?"));
        }
    }
}
