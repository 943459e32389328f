package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.Profile;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.ProtocolPage;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KlaviyoEndpointsTest extends OnARelay {
    private static final String PROFILE = """
            {"data":{"type":"profile","attributes":{%s}}}""";
    private static final String EVENT = """
            {"data":{"type":"event","attributes":{"properties":{%s},"unique_id":"%s","time":"2026-03-01T10:15:30+01:00",
            "value":64.5,"value_currency":"EUR","metric":{"data":{"type":"metric","attributes":{"name":"%s"}}},
            "profile":{"data":{"type":"profile","attributes":{"email":"maria@example.com"}}}}}}""";

    private String anna = "";
    private String key = "";

    @Override
    protected String[] options() {
        return new String[] {"--limit=requests-per-api-key=50/PT1S:60"};
    }

    @BeforeEach
    void makeKey() throws Exception {
        anna = admin();
        key = key(Scope.INGEST);
    }

    @Test
    void aProfileIsMadeAndThenChanged() throws Exception {
        var made = post("/api/profile-import", PROFILE.formatted("""
                "email":"Maria@Example.com","first_name":"Maria","last_name":"Rossi","locale":"it",
                "location":{"city":"Bologna","country":"Italy","timezone":"Europe/Rome"},
                "properties":{"tier":"gold","skus":["a","b"],"visits":3}"""));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Content-Type")).hasValue("application/vnd.api+json");
        assertThat(made.body()).contains("\"first_name\":\"Maria\"", "\"skus\":[\"a\",\"b\"]", "\"visits\":3");

        var changed = post("/api/profile-import", """
                {"data":{"type":"profile","attributes":{"email":"maria@example.com","first_name":null,"properties":{"tier":"silver"}},
                "meta":{"patch_properties":{"append":{"skus":["c","a"]},"unappend":{"skus":"b"},"unset":"visits"}}}}""");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("\"skus\":[\"a\",\"c\"]").doesNotContain("visits");
        var maria = profile("maria@example.com");
        assertThat(maria.name()).isEqualTo("Rossi");
        assertThat(maria.place()).isEqualTo("Bologna, Italy");
        assertThat(maria.language()).isEqualTo("it");
        assertThat(maria.properties()).containsEntry("tier", "silver").containsEntry("skus", "a, c");
        assertThat(maria.verified()).isEqualTo(Profile.Verified.NOTHING);

        var byId = post("/api/profile-import", """
                {"data":{"type":"profile","id":"%s","attributes":{"first_name":"Maria"}}}""".formatted(maria.id()));
        assertThat(byId.statusCode()).as(byId.body()).isEqualTo(200);
        assertThat(profile("maria@example.com").name()).isEqualTo("Maria Rossi");
    }

    @Test
    void whatTheShopperHasSignedStays() throws Exception {
        var _ = shopper("c-7");
        var told = post(
                "/api/profile-import",
                PROFILE.formatted("\"external_id\":\"c-7\",\"first_name\":\"Mallory\",\"last_name\":\"Bianchi\""));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(profile("c-7").name()).isEqualTo("Maria Rossi");
    }

    @Test
    void anEventIsOneHoweverOftenItIsSent() throws Exception {
        var body = EVENT.formatted("\"ProductName\":\"Linen shirt\"", "v-1", "Viewed Product");
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> send = () -> post("/api/events", body).statusCode();
            assertThat(senders.invokeAll(Collections.nCopies(20, send))).allMatch(sent -> sent.resultNow() == 202);
        }
        var named = body.replace("\"email\":", "\"external_id\":\"c-7\",\"email\":");
        assertThat(post("/api/events", named).statusCode()).isEqualTo(202);
        var events = events(profile("c-7"));
        assertThat(events).hasSize(1).first().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Event.Kind.PRODUCT_VIEWED);
            assertThat(event.summary()).isEqualTo("Viewed Product: Linen shirt · 64.5 EUR");
            assertThat(event.at()).hasToString("2026-03-01T09:15:30Z");
        });
    }

    @Test
    void whatIsToldOfAnOrderIsAnOrder() throws Exception {
        var order = "\"OrderId\":\"1234\",\"Items\":[{\"ProductName\":\"Linen shirt\",\"SKU\":\"LS\",\"Quantity\":2,"
                + "\"ItemPrice\":32.25}]";
        for (var metric : List.of("Fulfilled Order", "Placed Order", "Placed Order")) {
            assertThat(post("/api/events", EVENT.formatted(order, metric, metric))
                            .statusCode())
                    .isEqualTo(202);
        }
        var maria = profile("maria@example.com");
        assertThat(maria.purchases()).hasSize(1).first().satisfies(bought -> {
            assertThat(bought.orders()).isEqualTo(1);
            assertThat(bought.spent()).isEqualByComparingTo("64.5");
        });
        assertThat(maria.lastOrder()).satisfies(last -> {
            assertThat(last).isNotNull();
            assertThat(last.number()).isEqualTo("1234");
            assertThat(last.state()).isEqualTo(Order.State.FULFILLED);
        });
        assertThat(events(maria))
                .extracting(Event::kind)
                .containsExactlyInAnyOrder(Event.Kind.ORDER_PLACED, Event.Kind.ORDER_SHIPPED);
    }

    @Test
    void whatIsToldOfAnOrderMayBeNumbersAsTexts() throws Exception {
        var order = "\"OrderId\":\"1234\",\"DiscountValue\":\"5.00\",\"Items\":[{\"ProductName\":\"Linen shirt\","
                + "\"Quantity\":\"2\",\"ItemPrice\":\"32.25\"},{\"ProductName\":\"Cap\",\"ItemPrice\":\"free\"}]";
        assertThat(post("/api/events", EVENT.formatted(order, "p", "Placed Order"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(orders(profile("maria@example.com"))).singleElement().satisfies(placed -> {
            assertThat(placed.amounts().discounts()).isEqualByComparingTo("5");
            assertThat(placed.lines())
                    .containsExactly(
                            new Order.Line("Linen shirt", null, null, 2, new BigDecimal("32.25")),
                            new Order.Line("Cap", null, null, 1, null));
        });
    }

    @Test
    void aRefundMayGiveItsAmountAmongItsProperties() throws Exception {
        var refund = EVENT.formatted("\"OrderId\":\"1234\",\"$value\":12.5", "r", "Refunded Order");
        assertThat(post("/api/events", refund.replace("\"value\":64.5,", "")).statusCode())
                .isEqualTo(202);
        assertThat(events(profile("maria@example.com")))
                .extracting(Event::summary)
                .containsExactly("Refunded 12.50 EUR of order 1234");
    }

    @Test
    void refundsWhoseLongIdsBeginAlikeAreTwo() throws Exception {
        for (var id : List.of("x".repeat(210) + "1", "x".repeat(210) + "2")) {
            assertThat(post("/api/events", EVENT.formatted("\"OrderId\":\"1234\"", id, "Refunded Order"))
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(events(profile("maria@example.com"))).hasSize(2);
    }

    @Test
    void aRefundOfAnOrderThatWasNotToldIsInItsOwnCurrency() throws Exception {
        var refund = EVENT.formatted("\"OrderId\":\"1234\"", "r", "Refunded Order");
        assertThat(post("/api/events", refund.replace("EUR", "USD")).statusCode())
                .isEqualTo(202);
        var maria = profile("maria@example.com");
        assertThat(events(maria)).extracting(Event::summary).containsExactly("Refunded 64.50 USD of order 1234");
        var placed = EVENT.formatted("\"OrderId\":\"1234\"", "p", "Placed Order")
                .replace("10:15:30", "09:15:30")
                .replace("EUR", "CHF");
        assertThat(post("/api/events", placed).statusCode()).isEqualTo(202);
        assertThat(orders(maria))
                .extracting(order -> order.amounts().currency())
                .containsExactly("CHF");
    }

    @Test
    void whoWasErasedIsRefusedAsDescribed() throws Exception {
        var maria = PROFILE.formatted("\"email\":\"maria@example.com\"");
        assertThat(post("/api/profile-import", maria).statusCode()).isEqualTo(201);
        var request = "{\"data\":{\"type\":\"data-privacy-deletion-job\",\"attributes\":{\"profile\":" + maria + "}}}";
        assertThat(send(with(key(Scope.ERASE)), "/api/data-privacy-deletion-jobs", request)
                        .statusCode())
                .isEqualTo(202);
        var refused = post("/api/profile-import", maria);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("\"code\":\"erased\"");
        assertThat(ProtocolPage.of("api.md").table("| status | code | when, and what to do |"))
                .anyMatch(row -> row.getFirst().equals("409") && row.get(1).equals("`erased`"));
    }

    @Test
    void aKindThatNobodyKnowsIsShownByItsName() throws Exception {
        assertThat(post(
                                "/api/events",
                                EVENT.formatted("\"Plan\":\"yearly\",\"$extra\":{}", "s", "Started Subscription"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(events(profile("maria@example.com"))).hasSize(1).first().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Event.Kind.OTHER);
            assertThat(event.metric()).isEqualTo("Started Subscription");
            assertThat(event.properties()).containsOnlyKeys("Plan");
        });
    }

    @Test
    void manyProfilesAndEventsComeInOneBody() throws Exception {
        var profiles = IntStream.range(0, 120)
                .mapToObj(
                        i -> "{\"type\":\"profile\",\"attributes\":{\"external_id\":\"b-" + i + "\",\"first_name\":\"B"
                                + i + "\",\"image\":\"https://shop.example/" + "x".repeat(800) + "\"}}")
                .collect(Collectors.joining(","));
        var job = post("/api/profile-bulk-import-jobs", """
                {"data":{"type":"profile-bulk-import-job","attributes":{"profiles":{"data":[%s]}}}}""".formatted(profiles));
        assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
        var self = job.body().replaceFirst(".*\"self\":\"([^\"]+)\".*", "$1");
        assertThat(self).startsWith("/api/profile-bulk-import-jobs/");
        assertThat(get(self).body())
                .isEqualTo(job.body())
                .contains("\"completed_count\":120", "\"status\":\"complete\"");
        assertThat(profile("b-119").name()).isEqualTo("B119");

        var events = IntStream.range(0, 300)
                .mapToObj(
                        i -> "{\"type\":\"event\",\"attributes\":{\"properties\":{\"Page\":\"" + "p".repeat(300)
                                + "\"},\"unique_id\":\"" + i
                                + "\",\"metric\":{\"data\":{\"type\":\"metric\",\"attributes\":{\"name\":\"Active on Site\"}}}}}")
                .collect(Collectors.joining(","));
        var bulk = """
                {"data":{"type":"event-bulk-create-job","attributes":{"events-bulk-create":{"data":[{"type":"event-bulk-create",
                "attributes":{"profile":{"data":{"type":"profile","attributes":{"external_id":"b-7"}}},
                "events":{"data":[%s]}}}]}}}}""".formatted(events);
        assertThat(post("/api/event-bulk-create-jobs", bulk).statusCode()).isEqualTo(202);
        assertThat(post("/api/event-bulk-create-jobs", bulk).statusCode()).isEqualTo(202);
        assertThat(events(profile("b-7"))).hasSize(300);
    }

    @Test
    void aRefusalPointsToWhatIsWrong() throws Exception {
        assertRefused(400, "/data", post("/api/profile-import", "{}"));
        assertRefused(400, "/data/type", post("/api/profile-import", "{\"data\":{\"type\":\"event\"}}"));
        assertRefused(
                400, "/data/attributes", post("/api/profile-import", PROFILE.formatted("\"first_name\":\"Maria\"")));
        assertRefused(
                400, "/data/attributes/email", post("/api/profile-import", PROFILE.formatted("\"email\":\"maria\"")));
        assertRefused(
                400,
                "/data/attributes/phone_number",
                post("/api/profile-import", PROFILE.formatted("\"phone_number\":\"0512345678\"")));
        assertRefused(
                400,
                "/data/attributes/metric/data/attributes/name",
                post("/api/events", EVENT.formatted("", "u", "x".repeat(129))));
        assertRefused(
                400,
                "/data/attributes/time",
                post(
                        "/api/events",
                        EVENT.formatted("", "u", "Viewed").replace("2026-03-01T10:15:30+01:00", "yesterday")));
        assertRefused(400, "/data/attributes/profiles/data/1/attributes", post("/api/profile-bulk-import-jobs", """
                        {"data":{"type":"profile-bulk-import-job","attributes":{"profiles":{"data":[
                        {"type":"profile","attributes":{"external_id":"c-9"}},{"type":"profile","attributes":{}}]}}}}"""));
        assertThat(find("c-9")).as("nothing of a body that was refused").isEmpty();
        assertThat(post("/api/events", "not json").body()).contains("\"code\":\"invalid\"");
        var unknown = post("/api/profile-import", """
                {"data":{"type":"profile","id":"0198a1b2-0000-7000-8000-0000000000cc","attributes":{}}}""");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(get("/api/profile-bulk-import-jobs/1").statusCode()).isEqualTo(404);
        assertThat(get("/api/lists").body()).contains("\"code\":\"not_found\"");
    }

    @Test
    void onlyWhoHasAKeyForItComesIn() throws Exception {
        var body = PROFILE.formatted("\"email\":\"maria@example.com\"");
        assertThat(send(HttpRequest.newBuilder(), "/api/profile-import", body).body())
                .contains("not_authenticated");
        for (var wrong : List.of("sk_x", key.substring(0, 45) + (key.endsWith("A") ? "B" : "A"))) {
            var refused = send(with(wrong), "/api/profile-import", body);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("authentication_failed").doesNotContain(wrong);
        }
        var other = send(with(key(Scope.READ, Scope.ERASE)), "/api/profile-import", body);
        assertThat(other.statusCode()).isEqualTo(403);
        var bearer = HttpRequest.newBuilder().header("Authorization", "Bearer " + key);
        assertThat(send(bearer, "/api/profile-import", body).statusCode()).isEqualTo(201);

        var keys = codec.body(ask(anna, "GET", "/agent/api-keys", null).body(), ApiKeyList.class)
                .keys();
        assertThat(keys).filteredOn(one -> one.usedAt() != null).hasSize(2);
        for (var one : keys) {
            assertThat(ask(anna, "DELETE", "/agent/api-keys/" + one.id(), null).statusCode())
                    .isEqualTo(204);
        }
        assertThat(post("/api/profile-import", body).statusCode()).isEqualTo(401);
    }

    @Test
    void aRevisionThatWasRetiredFallsForwardUnlessTheCallerOptsOut() throws Exception {
        var body = PROFILE.formatted("\"email\":\"maria@example.com\"");
        for (var revision : List.of("2026-07-15", "2030-01-15", "2025-01-15.pre", "2023-06-15")) {
            assertThat(send(with(key).header("revision", revision), "/api/profile-import", body)
                            .statusCode())
                    .as(revision)
                    .isLessThan(300);
        }
        var strict = with(key).header("X-Klaviyo-Revision-Fall-Forward-Opt-Out", "1");
        var gone = send(strict.copy().header("revision", "2023-06-15"), "/api/profile-import", body);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("\"code\":\"gone\"", "2025-01-15");
        assertThat(send(strict.copy().header("revision", "2026-07-15"), "/api/profile-import", body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(with(key).header("revision", "latest"), "/api/profile-import", body)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoIsTooFastIsToldHowLongToWait() throws Exception {
        var first = get("/api/profile-bulk-import-jobs/1");
        assertThat(first.headers().firstValue("RateLimit-Limit")).hasValue("60");
        assertThat(first.headers().firstValue("RateLimit-Remaining")).hasValue("59");
        assertThat(first.headers().firstValue("RateLimit-Reset")).hasValue("1");
        for (var i = 0; i < 59; i++) {
            assertThat(get("/api/profile-bulk-import-jobs/1").statusCode()).isEqualTo(404);
        }
        var refused = get("/api/profile-bulk-import-jobs/1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("\"code\":\"throttled\"");
        clock.move(Duration.ofSeconds(1));
        assertThat(get("/api/profile-bulk-import-jobs/1").statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyMayBeAsLargeAsItsRouteSaysAndNoLarger() throws Exception {
        var large = PROFILE.formatted(
                "\"email\":\"maria@example.com\",\"properties\":{\"a\":\"" + "x".repeat(90_000) + "\"}");
        assertThat(post("/api/profile-import", large).statusCode()).isEqualTo(201);
        var tooLarge = PROFILE.formatted("\"email\":\"" + "x".repeat(103_000) + "\"");
        assertThat(post("/api/profile-import", tooLarge).statusCode()).isEqualTo(413);
        assertThat(post("/api/profile-import", tooLarge).body()).contains("payload_too_large", "102400 bytes");
        var chunked = send(
                with(key),
                "/api/profile-import",
                BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(tooLarge.getBytes(StandardCharsets.UTF_8))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        var full = EVENT.formatted("\"a\":\"" + "x".repeat(5 * 1024 * 1024) + "\"", "u", "Viewed");
        assertThat(post("/api/events", full).statusCode()).isEqualTo(413);
        assertThat(send(HttpRequest.newBuilder(), "/api/events", large).statusCode())
                .isEqualTo(401);
    }

    private String key(Scope.Known... scopes) throws Exception {
        var asked = new MakeApiKey("Shop's server", List.<ApiKey.Scope>of(scopes));
        return codec.body(ask(anna, "POST", "/agent/api-keys", asked).body(), MadeApiKey.class)
                .secret();
    }

    private void assertRefused(int status, String pointer, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/vnd.api+json");
        assertThat(answer.body()).contains("\"source\":{\"pointer\":\"" + pointer + "\"}");
    }

    private Profile profile(String query) throws Exception {
        return find(query).stream()
                .filter(found -> query.equals(found.customerId()) || query.equals(found.email()))
                .findFirst()
                .orElseThrow();
    }

    private List<Profile> find(String query) throws Exception {
        var answer = ask(anna, "GET", "/agent/customers?query=" + query, null);
        return codec.body(answer.body(), AgentBodies.CustomerPage.class).customers();
    }

    private List<Event> events(Profile profile) throws Exception {
        var path = "/agent/profiles/" + profile.id() + "/events";
        return codec.body(ask(anna, "GET", path, null).body(), AgentBodies.EventPage.class)
                .events();
    }

    private List<Order> orders(Profile profile) throws Exception {
        var path = "/agent/profiles/" + profile.id() + "/orders";
        return codec.body(ask(anna, "GET", path, null).body(), AgentBodies.OrderPage.class)
                .orders();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(with(key).header("revision", "2026-07-15"), path, body);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(path, with(key));
    }

    private static HttpRequest.Builder with(String key) {
        return HttpRequest.newBuilder().header("Authorization", "Klaviyo-API-Key " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String body) throws Exception {
        return send(request, path, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, HttpRequest.BodyPublisher body)
            throws Exception {
        return client.send(path, request.POST(body));
    }
}
