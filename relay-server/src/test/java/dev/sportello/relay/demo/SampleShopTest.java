package dev.sportello.relay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Order;
import dev.sportello.model.Profile;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.AgentBodies.OrderPage;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class SampleShopTest {
    private static final String MARIA = "{\"customerId\":\"1001\"}";

    private @Nullable RunningRelay relay;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port", "0", "--data", folder.toString());
        relay = Relay.start(config, Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        if (relay != null) {
            relay.close();
        }
    }

    @Test
    void thePageAllowsNothingInlineAndNothingFromElsewhere() throws Exception {
        var page = get(browser(), "/demo/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.body()).doesNotContain("<style", "<script>", "style=\"");
    }

    @Test
    void nobodyHasAnIdentityBeforeSigningInNorAfterSigningOut() throws Exception {
        var browser = browser();
        assertThat(get(browser, "/demo/identity").statusCode()).isEqualTo(204);

        assertThat(post(browser, "/demo/sign-in", MARIA).statusCode()).isEqualTo(200);
        assertThat(get(browser, "/demo/identity").body()).contains("Maria Rossi");

        assertThat(post(browser, "/demo/sign-out", "{}").statusCode()).isEqualTo(204);
        assertThat(get(browser, "/demo/identity").statusCode()).isEqualTo(204);
    }

    @Test
    void theRelayTakesTheShopsIdentity() throws Exception {
        var browser = browser();
        var _ = post(browser, "/demo/sign-in", MARIA);
        var token = Pattern.compile("\"token\":\"([^\"]+)\"")
                .matcher(get(browser, "/demo/identity").body());
        assertThat(token.find()).isTrue();

        var session = post(browser, "/widget/session", "{\"token\":\"" + token.group(1) + "\"}");
        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.body()).contains("Maria Rossi");
    }

    @Test
    void anOrderReachesTheAgentsByTheShopsWebhook() throws Exception {
        var browser = browser();
        var goods = "{\"goods\":[{\"article\":\"lamp\",\"pieces\":2},{\"article\":\"jug\",\"pieces\":1},"
                + "{\"article\":\"sofa\",\"pieces\":1}]}";
        assertThat(post(browser, "/demo/orders", goods).statusCode()).isEqualTo(401);
        var _ = post(browser, "/demo/sign-in", MARIA);
        assertThat(post(browser, "/demo/orders", "{\"goods\":[]}").statusCode()).isEqualTo(422);
        var placed = post(browser, "/demo/orders", goods);
        assertThat(placed.statusCode()).isEqualTo(201);
        var number = Pattern.compile("#\\d+").matcher(placed.body());
        assertThat(number.find()).isTrue();

        var client = new RelayClient(
                () -> URI.create(Objects.requireNonNull(relay).address().toString()));
        var anna = client.signIn("anna@bottega.example", SampleRelay.PASSWORD).token();
        var found = client.get("/agent/customers?query=%23" + number.group().substring(1), anna, CustomerPage.class)
                .customers();
        assertThat(found).extracting(Profile::customerId).containsExactly("1001");
        var order = client.get("/agent/profiles/" + found.getFirst().id() + "/orders", anna, OrderPage.class)
                .orders()
                .getFirst();
        assertThat(order.number()).isEqualTo(number.group());
        assertThat(order.amounts().total()).isEqualByComparingTo("226");
        assertThat(order.lines()).extracting(Order.Line::quantity).containsExactly(2, 1);
        assertThat(order.state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void anAdminMayReplaceTheSecretOfTheWebhooks() throws Exception {
        var browser = browser();
        var _ = post(browser, "/demo/sign-in", MARIA);
        var client = new RelayClient(
                () -> URI.create(Objects.requireNonNull(relay).address().toString()));
        var anna = client.signIn("anna@bottega.example", SampleRelay.PASSWORD).token();
        for (var secret : List.of("one", "another")) {
            var set = HttpRequest.newBuilder()
                    .header("Authorization", "Bearer " + anna)
                    .PUT(BodyPublishers.ofString("{\"value\":\"" + secret + "\"}"));
            assertThat(client.send("/agent/secrets/shopify-webhooks", set).statusCode())
                    .isEqualTo(204);
            assertThat(post(browser, "/demo/orders", "{\"goods\":[{\"article\":\"lamp\",\"pieces\":1}]}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void thePageSellsWhatTheServerDoes() throws Exception {
        var page = get(browser(), "/demo/").body();
        for (var article : Article.values()) {
            assertThat(page)
                    .contains("data-article=\"" + article.name().toLowerCase(Locale.ROOT) + "\"")
                    .contains("€" + article.price().intValueExact());
        }
    }

    @Test
    void whoIsNotListedCannotSignIn() throws Exception {
        assertThat(post(browser(), "/demo/sign-in", "{\"customerId\":\"c-9999\"}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(get(browser(), "/demo/shoppers").body())
                .contains("1001", "Maria Rossi")
                .doesNotContain("example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/nothing.css", "/demo/..%2fsample%2fshoppers.txt", "/demo/shop", "/demo/%00.html"})
    void onlyTheShopsOwnFilesAreServed(String path) throws Exception {
        assertThat(get(browser(), path).statusCode()).isBetween(400, 499);
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient browser, String path, String body) throws Exception {
        return browser.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var address = relay == null ? URI.create("http://localhost") : relay.address();
        return HttpRequest.newBuilder(URI.create(address + path)).header("Origin", address.toString());
    }
}
