package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.webhook.Webhooks;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ErrorKind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where shop systems tell of orders and customers.
class WebhookEndpointsTest extends OnARelay {
    private static final String SECRET = "hush";
    private static final String SHOPIFY = "/webhooks/shopify";
    private static final String WOO = "/webhooks/woocommerce";
    private static final String ORDER = Webhooks.order("2026-03-01T12:00:00+01:00", "paid", "");

    private String anna = "";

    @BeforeEach
    void signIn() throws Exception {
        anna = admin();
    }

    @Test
    void aSignedOrderIsSeenByTheAgents() throws Exception {
        set("shopify-webhooks");
        assertThat(shopify("orders/create", ORDER, Webhooks.signature(ORDER, SECRET))
                        .statusCode())
                .isEqualTo(200);
        var found = codec.body(
                ask(anna, "GET", "/agent/customers?query=%232117", null).body(), CustomerPage.class);
        assertThat(found.customers()).extracting(it -> it.name()).containsExactly("Maria Rossi");
    }

    @Test
    void whatIsNotSignedIsNotKept() throws Exception {
        assertThat(error(shopify("orders/create", ORDER, Webhooks.signature(ORDER, SECRET))))
                .isEqualTo(ErrorKind.SIGNATURE_WRONG);
        set("shopify-webhooks");
        for (var wrong : new String[] {
            null, "", "  ", "=", "%%%", Webhooks.signature(ORDER, "other"), Webhooks.signature(ORDER + " ", SECRET)
        }) {
            assertThat(error(shopify("orders/create", ORDER, wrong))).isEqualTo(ErrorKind.SIGNATURE_WRONG);
        }
        var signed = Webhooks.signature(ORDER, SECRET);
        assertThat(error(send(WOO, "X-WC-Webhook-Topic", "order.created", "X-WC-Webhook-Signature", signed, ORDER)))
                .isEqualTo(ErrorKind.SIGNATURE_WRONG);
        var found = codec.body(
                ask(anna, "GET", "/agent/customers?query=maria", null).body(), CustomerPage.class);
        assertThat(found.customers()).isEmpty();
    }

    @Test
    void whatAnAdminOfShopifySendsAsATestIsAnsweredWellAndNotKept() throws Exception {
        set("shopify-webhooks");
        var customer = Webhooks.customer("2026-03-01T12:00:00+01:00", "Rossi");
        for (var told :
                Map.of("orders/create", ORDER, "customers/create", customer).entrySet()) {
            assertThat(shopifyTest(told.getKey(), told.getValue(), Webhooks.signature(told.getValue(), SECRET))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(error(shopifyTest(told.getKey(), told.getValue(), Webhooks.signature(ORDER, "other"))))
                    .isEqualTo(ErrorKind.SIGNATURE_WRONG);
        }
        var found = codec.body(
                ask(anna, "GET", "/agent/customers?query=maria", null).body(), CustomerPage.class);
        assertThat(found.customers()).isEmpty();
    }

    @Test
    void wooCommerceFindsSomebodyBeforeItSigns() throws Exception {
        assertThat(send(WOO, null, null, null, null, "webhook_id=12").statusCode())
                .isEqualTo(200);
        assertThat(error(send(WOO, null, null, null, null, "webhook_id=12&x=1")))
                .isEqualTo(ErrorKind.SIGNATURE_WRONG);
        set("woocommerce-webhooks");
        var order = Webhooks.wooOrder("processing", "2026-03-22T16:28:08", 26, "");
        var answer = send(
                WOO,
                "X-WC-Webhook-Topic",
                "order.created",
                "X-WC-Webhook-Signature",
                Webhooks.signature(order, SECRET),
                order);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void whatNobodyCanReadIsRefusedAndWhatNobodyNeedsIsNot() throws Exception {
        set("shopify-webhooks");
        for (var body : new String[] {"", "{", "null", "[]", "{\"id\":1} x"}) {
            assertThat(error(shopify("orders/create", body, Webhooks.signature(body, SECRET))))
                    .isEqualTo(ErrorKind.MALFORMED);
        }
        for (var body : new String[] {"{\"id\":null}", "{\"id\":1,\"total_price\":\"1e13\"}"}) {
            assertThat(error(shopify("orders/create", body, Webhooks.signature(body, SECRET))))
                    .isEqualTo(ErrorKind.INPUT_INVALID);
        }
        assertThat(shopify("themes/publish", "{}", Webhooks.signature("{}", SECRET))
                        .statusCode())
                .isEqualTo(200);
        assertThat(shopify(null, "{}", Webhooks.signature("{}", SECRET)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLargeOrderIsTakenAndALargerOneIsRefused() throws Exception {
        set("shopify-webhooks");
        var large = Webhooks.order("2026-03-01T12:00:00+01:00", "paid", ", \"note\": \"" + "x".repeat(900_000) + "\"");
        assertThat(shopify("orders/create", large, Webhooks.signature(large, SECRET))
                        .statusCode())
                .isEqualTo(200);
        var larger = "{\"note\": \"" + "x".repeat(2_200_000) + "\"}";
        assertThat(error(shopify("orders/create", larger, Webhooks.signature(larger, SECRET))))
                .isEqualTo(ErrorKind.TOO_LARGE);
    }

    private void set(String secret) throws Exception {
        assertThat(ask(anna, "PUT", "/agent/secrets/" + secret, new SetSecret(SECRET))
                        .statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> shopify(@Nullable String topic, String body, @Nullable String signature)
            throws Exception {
        return send(SHOPIFY, "X-Shopify-Topic", topic, "X-Shopify-Hmac-Sha256", signature, body);
    }

    private HttpResponse<String> shopifyTest(String topic, String body, String signature) throws Exception {
        var request = HttpRequest.newBuilder(relay().address().resolve(SHOPIFY))
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Hmac-Sha256", signature)
                .header("X-Shopify-Test", "true")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> send(
            String path,
            @Nullable String topicHeader,
            @Nullable String topic,
            @Nullable String signatureHeader,
            @Nullable String signature,
            String body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(relay().address().resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (topicHeader != null && topic != null) {
            request.header(topicHeader, topic);
        }
        if (signatureHeader != null && signature != null) {
            request.header(signatureHeader, signature);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
