package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.Ticket;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.webhook.Webhooks;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import dev.sportello.wire.RelayFrame;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A customer is erased while the relay runs.
class ErasureTest extends OnARelay {
    private static final String SECRET = "Rabarbaro";

    private String anna = "";
    private String maria = "";

    @BeforeEach
    void twoCustomersWrite() throws Exception {
        anna = admin();
        maria = say("c-7", SECRET);
        var _ = say("c-8", "Something else");
    }

    @Test
    void nobodyFindsAnythingOfTheCustomerAndTheOthersAreAsTheyWere() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !client.search(anna, SECRET, null).hits().isEmpty());
        var ticket = ticketOf("Maria c-7");
        var desktop = desktop(anna);
        assertThat(erase(ticket.profile(), "Maria c-7")).isEqualTo(204);

        var change = next(desktop, RelayFrame.Entries.class).entries().getLast().change();
        assertThat(change).isInstanceOfSatisfying(Change.ProfileErased.class, erased -> {
            assertThat(erased.profile()).isEqualTo(ticket.profile());
            assertThat(erased.tickets()).containsExactly(ticket.id());
        });
        assertThat(client.liveTickets(anna)).extracting(Ticket::shopperName).containsExactly("Maria c-8");
        assertThat(snapshot().erased()).containsExactly(ticket.id());
        assertThat(error(ask(anna, "GET", "/agent/tickets/" + ticket.id().number(), null)))
                .isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(error(ask(anna, "GET", "/agent/profiles/" + ticket.profile(), null)))
                .isEqualTo(ErrorKind.PROFILE_UNKNOWN);
        assertThat(found("c-7")).isEmpty();
        assertThat(erase(ticket.profile(), "Maria c-7")).isEqualTo(404);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> client.search(anna, SECRET, null).hits().isEmpty());
    }

    @Test
    void theShoppersSessionEndsAndTheSamePersonIsNewThen() throws Exception {
        var before = ticketOf("Maria c-7");
        assertThat(erase(before.profile(), "Maria c-7")).isEqualTo(204);
        assertThatThrownBy(() -> client.thread(maria)).hasMessageContaining("session-expired");
        var _ = say("c-7", "Here again");
        var after = ticketOf("Maria c-7");
        assertThat(after.profile()).isNotEqualTo(before.profile());
        assertThat(after.id().number()).isGreaterThan(before.id().number());
    }

    @Test
    void itIsErasedStillAfterTheNextStart() throws Exception {
        var ticket = ticketOf("Maria c-7");
        assertThat(erase(ticket.profile(), "Maria c-7")).isEqualTo(204);
        closeRelay();
        startRelay();
        assertThat(client.liveTickets(anna)).extracting(Ticket::shopperName).containsExactly("Maria c-8");
        assertThat(snapshot().erased()).containsExactly(ticket.id());
    }

    @Test
    void onlyAnAdminErasesAndOnlyWithTheNameTyped() throws Exception {
        var profile = ticketOf("Maria c-7").profile();
        assertThat(error(ask(anna, "POST", path(profile), new EraseProfile("maria"))))
                .isEqualTo(ErrorKind.CONFIRMATION_WRONG);
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        assertThat(error(ask(marco, "POST", path(profile), new EraseProfile("Maria c-7"))))
                .isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(client.liveTickets(anna)).hasSize(2);
    }

    @Test
    void aShopSystemMayAskForIt() throws Exception {
        var _ = ask(anna, "PUT", "/agent/secrets/shopify-webhooks", new SetSecret("hush"));
        var body =
                "{\"shop_id\":1,\"customer\":{\"id\":\"c-7\",\"email\":\"maria@example.com\"},\"orders_to_redact\":[]}";
        for (var time = 0; time < 2; time++) {
            assertThat(shopify("customers/redact", body)).isEqualTo(200);
        }
        assertThat(client.liveTickets(anna)).extracting(Ticket::shopperName).containsExactly("Maria c-8");
        var _ = say("c-7", "Here again");
        assertThat(shopify("customers/redact", body)).isEqualTo(200);
        assertThat(client.liveTickets(anna)).hasSize(2);
    }

    @Test
    void aWebhookThatRepeatsAnOldOrderBringsNobodyBackAndANewOrderDoes() throws Exception {
        var _ = ask(anna, "PUT", "/agent/secrets/shopify-webhooks", new SetSecret("hush"));
        var before = Webhooks.order("2026-02-28T12:00:00+01:00", "paid", "");
        assertThat(shopify("orders/create", before)).isEqualTo(200);
        var customer = found("2117").getFirst();
        assertThat(erase(customer.id(), customer.email() == null ? customer.name() : customer.email()))
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(shopify("orders/updated", before)).isEqualTo(200);
            assertThat(found("2117")).isEmpty();
        });
        clock.move(Duration.ofDays(1));
        assertThat(shopify("orders/updated", before.replace("paid", "refunded")))
                .isEqualTo(200);
        assertThat(found("2117")).isEmpty();
        assertThat(found("maria.rossi@example.com")).isEmpty();
    }

    private int shopify(String topic, String body) throws Exception {
        return client.send(
                        "/webhooks/shopify",
                        HttpRequest.newBuilder()
                                .header("X-Shopify-Topic", topic)
                                .header("X-Shopify-Hmac-Sha256", Webhooks.signature(body, "hush"))
                                .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private int erase(ProfileId profile, String typed) throws Exception {
        return ask(anna, "POST", path(profile), new EraseProfile(typed)).statusCode();
    }

    private static String path(ProfileId profile) {
        return "/agent/customers/" + profile + "/erase";
    }

    private Snapshot snapshot() throws Exception {
        return codec.body(ask(anna, "GET", "/agent/snapshot", null).body(), Snapshot.class);
    }

    private List<Profile> found(String question) throws Exception {
        return codec.body(
                        ask(anna, "GET", "/agent/customers?query=" + question, null)
                                .body(),
                        CustomerPage.class)
                .customers();
    }

    private Ticket ticketOf(String shopper) throws Exception {
        return client.liveTickets(anna).stream()
                .filter(ticket -> ticket.shopperName().equals(shopper))
                .findFirst()
                .orElseThrow();
    }

    /// @return the session
    private String say(String customer, String text) throws Exception {
        var session = client.session(ShopKey.test().identity(customer, "Maria " + customer, clock));
        var hub = hub(session);
        var message = new Command.SendMessage(id(), null, text);
        send(hub, message);
        assertThat(acknowledged(hub, message.id())).isTrue();
        return session;
    }
}
