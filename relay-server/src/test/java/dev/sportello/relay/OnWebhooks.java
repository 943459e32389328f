package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Ticket;
import dev.sportello.model.Webhook;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.model.WebhookId;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.wire.Command;
import dev.sportello.wire.WebhookBodies.DeliveryPage;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import dev.sportello.wire.WebhookBodies.WebhookList;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;

/// The base of a test of webhooks that a relay sends: it may send them to this machine.
abstract class OnWebhooks extends OnARelay {
    static final String WEBHOOKS = "/agent/webhooks";
    static final List<Topic> ALL = List.of(Topic.Known.values());

    String anna = "";

    @Override
    protected String[] options() {
        return new String[] {"--allow-webhooks-to=127.0.0.1"};
    }

    @BeforeEach
    void signIn() throws Exception {
        anna = admin();
    }

    MadeWebhook make(WebhookReceiver receiver) throws Exception {
        return make(receiver.address(), ALL);
    }

    MadeWebhook make(URI url, List<Topic> topics) throws Exception {
        var answer = ask(anna, "POST", WEBHOOKS, new SaveWebhook(url, "Order system", topics, true));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return codec.body(answer.body(), MadeWebhook.class);
    }

    WebhookList list() throws Exception {
        return codec.body(ask(anna, "GET", WEBHOOKS, null).body(), WebhookList.class);
    }

    WebhookState state(WebhookId id) throws Exception {
        return list().webhooks().stream()
                .filter(state -> state.webhook().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<WebhookDelivery> deliveries(Webhook webhook) throws Exception {
        var answer = ask(anna, "GET", WEBHOOKS + "/" + webhook.id() + "/deliveries", null);
        return codec.body(answer.body(), DeliveryPage.class).deliveries();
    }

    /// A shopper writes.
    void say(String customer, String text) throws Exception {
        client.say(shopper(customer), new Command.SendMessage(id(), null, text));
    }

    /// The live ticket that was opened last.
    Ticket ticket() throws Exception {
        return client.liveTickets(anna).stream()
                .max(Comparator.comparing(ticket -> ticket.id().number()))
                .orElseThrow();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }
}
