package dev.sportello.relay.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.Profile;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What shop systems tell becomes orders and profiles.
@Tag("long")
class ShopReportsTest extends OnBothDatabases {
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
    private static final String MARIA = "7061234567890123";
    private static final String DAY_1 = "2026-03-01T12:00:00+01:00";
    private static final String DAY_2 = "2026-03-02T12:00:00+01:00";
    private static final String DAY_3 = "2026-03-03T12:00:00+01:00";

    /// A webhook: its topic and its body.
    /// One for all requests, as a relay has it.
    private Customers customers;

    private record Told(String topic, String body) {}

    private static final List<Told> STORY = List.of(
            new Told("customers/create", Webhooks.customer(DAY_1, "Rosi")),
            new Told("customers/update", Webhooks.customer(DAY_3, "Rossi")),
            new Told("orders/create", Webhooks.order(DAY_1, "pending", "")),
            new Told("orders/updated", Webhooks.order(DAY_2, "paid", "")),
            new Told("fulfillments/create", Webhooks.fulfilment(DAY_2, "0034")),
            new Told("fulfillments/update", Webhooks.fulfilment(DAY_3, "0035")),
            new Told("refunds/create", Webhooks.refund("41", "10.00")),
            new Told("carts/update", "{\"id\":1}"));

    @BeforeEach
    void open() {
        customers = Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
    }

    @Test
    void anOrderIsReadAsTheShopTellsIt() throws Exception {
        tellTheStory();
        var order = onlyOrder(MARIA);
        assertThat(order.number()).isEqualTo("#2117");
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
        assertThat(order.state()).isEqualTo(Order.State.PARTLY_REFUNDED);
        assertThat(order.amounts())
                .isEqualTo(new Order.Amounts(
                        "EUR",
                        money("59.00"),
                        money("5.00"),
                        money("4.90"),
                        money("9.74"),
                        money("58.90"),
                        money("10.00")));
        assertThat(order.lines())
                .containsExactly(new Order.Line("Linen shirt", "White / M", "LS-1", 1, money("59.00")));
        assertThat(order.fulfilments())
                .containsExactly(new Order.Fulfilment(
                        Instant.parse("2026-03-02T09:00:00Z"), "DHL", "0035", URI.create("https://dhl.example/0035")));
        assertThat(order.page()).isEqualTo(URI.create("https://bottega.example/admin/orders/" + Webhooks.ORDER_ID));
        assertThat(kinds(MARIA))
                .containsExactlyInAnyOrder(Event.Kind.ORDER_PLACED, Event.Kind.ORDER_SHIPPED, Event.Kind.REFUND);
    }

    @Test
    void aShopperIsReadAsTheShopTellsThem() throws Exception {
        tellTheStory();
        var maria = profile(MARIA);
        assertThat(maria.name()).isEqualTo("Maria Rossi");
        assertThat(maria.email()).isEqualTo("maria.rossi@example.com");
        assertThat(maria.phone()).isEqualTo("+390512345678");
        assertThat(maria.place()).isEqualTo("Bologna, Italy");
        assertThat(maria.language()).isEqualTo("it-IT");
        assertThat(maria.customerSince()).isEqualTo(Instant.parse("2024-05-01T07:00:00Z"));
        assertThat(maria.properties()).containsEntry("Tags", "vip, linen");
        assertThat(maria.verified()).isEqualTo(Profile.Verified.NOTHING);
    }

    @Test
    void inAnyOrderAndTwiceItIsTheSame() throws Exception {
        tellTheStory();
        var order = onlyOrder(MARIA);
        var profile = profile(MARIA);
        var random = new Random(11);
        for (var run = 0; run < 8; run++) {
            var shuffled = new ArrayList<>(STORY);
            shuffled.addAll(STORY);
            Collections.shuffle(shuffled, random);
            var id = "70000" + run;
            var number = "56000" + run;
            var phone = "+39051234568" + run;
            for (var told : shuffled) {
                var body = told.body
                        .replace(MARIA, id)
                        .replace(Webhooks.ORDER_ID, number)
                        .replace("Maria.Rossi", id)
                        .replace("+390512345678", phone);
                shopify(new Told(told.topic, body));
            }
            var now = onlyOrder(id);
            assertThat(now)
                    .usingRecursiveComparison()
                    .ignoringFields("id", "profile", "page")
                    .isEqualTo(order);
            assertThat(profile(id))
                    .usingRecursiveComparison()
                    .ignoringFields("id", "customerId", "email", "phone", "lastOrder")
                    .isEqualTo(profile);
        }
    }

    @Test
    void twentyCopiesAtOnceAreOneOrder() throws Exception {
        var copies = Collections.nCopies(20, new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(copies.stream()
                    .map(copy -> (Callable<Boolean>) () -> {
                        shopify(copy);
                        return true;
                    })
                    .toList());
            for (var each : all) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(onlyOrder(MARIA).state()).isEqualTo(Order.State.PAID);
        assertThat(kinds(MARIA)).containsExactly(Event.Kind.ORDER_PLACED);
    }

    @Test
    void aCancelledOrderStaysCancelledWhateverComesLate() throws Exception {
        shopify(new Told(
                "orders/cancelled",
                Webhooks.order(DAY_3, "voided", ", \"cancelled_at\": \"2026-03-03T12:00:00+01:00\"")));
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        assertThat(onlyOrder(MARIA).state()).isEqualTo(Order.State.CANCELLED);
    }

    @Test
    void aGuestIsFoundByWhatTheyTyped() throws Exception {
        var guest = Webhooks.order(
                        DAY_1,
                        "paid",
                        ", \"email\": \"guest@example.com\", \"billing_address\": {\"first_name\": \"Ada\","
                                + " \"last_name\": \"Bianchi\", \"phone\": \"051 234 5679\", \"country_code\": \"IT\"}")
                .replace("\"customer\": {", "\"nobody\": {");
        shopify(new Told("orders/create", guest));
        var found = customers.search().find("guest@example.com", null, 10).customers();
        assertThat(found).extracting(Profile::name).containsExactly("Ada Bianchi");
        assertThat(found).extracting(Profile::phone).containsExactly("+390512345679");
        assertThat(found.getFirst().verified()).isEqualTo(Profile.Verified.NOTHING);
        assertThat(orders(found.getFirst())).hasSize(1);
    }

    @Test
    void whatIsMissingOrOfAnotherTypeWipesNothing() throws Exception {
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        var before = onlyOrder(MARIA);
        shopify(new Told("orders/updated", """
                {"id": %s, "updated_at": "%s", "total_price": null, "line_items": 3, "customer": [], "currency": {},
                 "fulfillments": "none", "refunds": [null, 7, {}], "name": ["x"], "created_at": "soon"}""".formatted(Webhooks.ORDER_ID, DAY_2)));
        assertThat(onlyOrder(MARIA))
                .usingRecursiveComparison()
                .ignoringFields("updatedAt")
                .isEqualTo(before);
    }

    @Test
    void anEmailThatTheShopHasVerifiedMayChangeInAnyOrder() throws Exception {
        var old = Webhooks.customer(DAY_1, "Rossi");
        var moved = Webhooks.customer(DAY_2, "Rossi").replace("Maria.Rossi@", "rossi@");
        for (var updates : List.of(List.of(old, moved), List.of(moved, old))) {
            for (var update : updates) {
                shopify(new Told("customers/update", update));
            }
            assertThat(profile(MARIA).email()).isEqualTo("rossi@example.com");
        }
    }

    @Test
    void whoTypesAnothersEmailAtACheckoutChangesNothingOfTheirs() throws Exception {
        shopify(new Told("customers/create", Webhooks.customer(DAY_1, "Rossi")));
        var stranger = Webhooks.order(
                        DAY_3,
                        "paid",
                        ", \"email\": \"maria.rossi@example.com\", \"billing_address\": {\"first_name\": \"Eve\","
                                + " \"phone\": \"+390519999999\", \"city\": \"Rome\"}")
                .replace("\"customer\": {", "\"nobody\": {");
        shopify(new Told("orders/create", stranger));
        var maria = profile(MARIA);
        assertThat(maria.name()).isEqualTo("Maria Rossi");
        assertThat(maria.phone()).isEqualTo("+390512345678");
        assertThat(maria.place()).isEqualTo("Bologna, Italy");
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsNone() throws Exception {
        for (var number : List.of("1E-600000000", "1E+600000000", "9".repeat(5_000), "NaN", "0x10", "")) {
            var body = Webhooks.order(DAY_1, "paid", "").replace("\"58.90\"", "\"" + number + "\"");
            shopify(new Told("orders/create", body));
            shopify(new Told("refunds/create", Webhooks.refund("41", number)));
            woo(
                    "order.created",
                    Webhooks.wooOrder("completed", "2026-03-22T17:00:00", 3, "")
                            .replace("\"28.00\"", "\"" + number + "\""));
        }
        assertThat(onlyOrder(MARIA).amounts().total()).isEqualByComparingTo("0");
    }

    @Test
    void ofTooManyParcelsTheSameOnesStay() throws Exception {
        for (var times : List.of(1, 2)) {
            for (var number = 0; number < 120; number++) {
                var each = 1_000 + (times == 1 ? number : 119 - number);
                shopify(new Told(
                        "fulfillments/create",
                        Webhooks.fulfilment(DAY_2, "T" + each).replace("\"id\": 99", "\"id\": " + each)));
            }
        }
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        assertThat(onlyOrder(MARIA).fulfilments())
                .hasSize(100)
                .extracting(Order.Fulfilment::tracking)
                .contains("T1000")
                .doesNotContain("T1119");
    }

    @Test
    void aParcelThatIsBeingPackedIsNotUnderWay() throws Exception {
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        var packed = Webhooks.fulfilment(DAY_2, "").replace("\"success\"", "\"pending\"");
        shopify(new Told("fulfillments/create", packed));
        shopify(new Told(
                "fulfillments/update", Webhooks.fulfilment(DAY_2, "0036").replace("success", "cancelled")));
        assertThat(onlyOrder(MARIA).fulfilments()).isEmpty();
        shopify(new Told("fulfillments/update", Webhooks.fulfilment(DAY_3, "0036")));
        assertThat(onlyOrder(MARIA).fulfilments()).hasSize(1);
    }

    @Test
    void aParcelThatTheShopTakesBackWasNotSent() throws Exception {
        var sent = new Told("fulfillments/create", Webhooks.fulfilment(DAY_2, "0034"));
        var takenBack = new Told(
                "fulfillments/update", Webhooks.fulfilment(DAY_3, "0034").replace("success", "cancelled"));
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        for (var told : List.of(sent, takenBack, sent)) {
            shopify(told);
        }
        assertThat(onlyOrder(MARIA).fulfilments()).isEmpty();
        assertThat(kinds(MARIA)).containsExactly(Event.Kind.ORDER_PLACED);
    }

    /// The payments of a refund are in the shopper's currency, all other amounts in the shop's.
    @Test
    void aRefundInTheShoppersCurrencyCountsInTheShops() throws Exception {
        var set = "{\"shop_money\": {\"amount\": \"%s\", \"currency_code\": \"EUR\"},"
                + " \"presentment_money\": {\"amount\": \"%s\", \"currency_code\": \"USD\"}}";
        var line = "\"refund_line_items\": [{\"subtotal_set\": " + set.formatted("50.00", "55.00")
                + ", \"total_tax_set\": " + set.formatted("8.90", "9.79") + "}]";
        var refund = Webhooks.refund("41", "64.79")
                .replace("\"amount\": \"64.79\"", "\"amount\": \"64.79\", \"currency\": \"USD\"");
        var withLines = refund.replace("\"note\": \"\"", line);
        shopify(new Told("refunds/create", withLines));
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        assertThat(onlyOrder(MARIA).amounts().refunded()).isEqualByComparingTo("58.90");
        assertThat(onlyOrder(MARIA).state()).isEqualTo(Order.State.REFUNDED);

        var totals = ", \"total_price_set\": " + set.formatted("58.90", "64.79") + ", \"refunds\": [%s]";
        var partly = refund.replace("\"id\": 41", "\"id\": 42")
                .replace("64.79", "11.00")
                .replace("\"note\": \"\"", "\"total_duties_set\": " + set.formatted("0.00", "0.00"));
        shopify(new Told("refunds/create", partly));
        assertThat(onlyOrder(MARIA).amounts().refunded()).isEqualByComparingTo("58.90");
        shopify(new Told("orders/updated", Webhooks.order(DAY_2, "refunded", totals.formatted(partly))));
        assertThat(onlyOrder(MARIA).amounts().refunded()).isEqualByComparingTo("68.90");
    }

    @Test
    void aRefundOfSeveralPaymentsIsTheWholeThatTheyAreTogether() throws Exception {
        var payment =
                "{\"id\": %s, \"kind\": \"refund\", \"status\": \"success\", \"amount\": %s, \"currency\": \"USD\"}";
        var refund = """
                {"id": 41, "order_id": %s, "created_at": "2026-03-04T10:00:00+01:00", "transactions": [%s, %s, %s],
                 "refund_line_items": [{"subtotal_set": {"shop_money": {"amount": 58.9, "currency_code": "EUR"},
                   "presentment_money": {"amount": 64.79, "currency_code": "USD"}}}]}""".formatted(
                        Webhooks.ORDER_ID,
                        payment.formatted("1", "\"5.14\""),
                        payment.formatted("2", "\"5.13\""),
                        payment.formatted("3", "\"54.52\""));
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        shopify(new Told("refunds/create", refund));
        assertThat(onlyOrder(MARIA).amounts().refunded()).isEqualByComparingTo("58.90");
        assertThat(onlyOrder(MARIA).state()).isEqualTo(Order.State.REFUNDED);
    }

    @Test
    void anAmountWithoutDecimalsKeepsThoseOfThePayment() throws Exception {
        var set = "{\"shop_money\": {\"amount\": 50, \"currency_code\": \"EUR\"},"
                + " \"presentment_money\": {\"amount\": 55, \"currency_code\": \"USD\"}}";
        var refund = Webhooks.refund("41", "5.83")
                .replace("\"amount\": \"5.83\"", "\"amount\": \"5.83\", \"currency\": \"USD\"")
                .replace("\"note\": \"\"", "\"refund_line_items\": [{\"subtotal_set\": " + set + "}]");
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        shopify(new Told("refunds/create", refund));
        assertThat(onlyOrder(MARIA).amounts().refunded()).isEqualByComparingTo("5.30");
    }

    /// A shop that rounds each of several refunds says itself when all of it went back.
    @Test
    void whatTheShopCallsRefundedIsRefundedWhateverItsRefundsRoundTo() throws Exception {
        shopify(new Told("refunds/create", Webhooks.refund("41", "58.89")));
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "partially_refunded", "")));
        assertThat(onlyOrder(MARIA).state()).isEqualTo(Order.State.PARTLY_REFUNDED);
        shopify(new Told("orders/updated", Webhooks.order(DAY_2, "refunded", "")));
        assertThat(onlyOrder(MARIA).state()).isEqualTo(Order.State.REFUNDED);
    }

    /// Where nothing says which currency is the shop's, its order does.
    @Test
    void aRefundInAnUnknownCurrencyWaitsForItsOrder() throws Exception {
        var refund = Webhooks.refund("41", "64.79")
                .replace("\"amount\": \"64.79\"", "\"amount\": \"64.79\", \"currency\": \"USD\"");
        var noRatio = refund.replace(
                "\"note\": \"\"",
                "\"total_duties_set\": {\"presentment_money\": {\"amount\": \"1.00\", \"currency_code\": \"USD\"}}");
        var total = ", \"total_price_set\": {\"shop_money\": {\"amount\": \"58.90\"},"
                + " \"presentment_money\": {\"amount\": \"64.79\"}}, \"refunds\": [%s]";
        shopify(new Told("orders/create", Webhooks.order(DAY_1, "paid", "")));
        shopify(new Told("refunds/create", refund));
        assertThat(onlyOrder(MARIA).amounts().refunded()).isZero();
        shopify(new Told("orders/updated", Webhooks.order(DAY_2, "refunded", total.formatted(noRatio))));
        assertThat(onlyOrder(MARIA).amounts().refunded()).isEqualByComparingTo("58.90");
    }

    @Test
    void theBodySaysWhatItIsWhateverTheTopicClaims() throws Exception {
        var customer = Webhooks.customer(DAY_1, "Rossi");
        assertThat(read(new Shopify(), "orders/create", customer)).isEqualTo(ShopReport.NOTHING);
        assertThat(read(
                        new WooCommerce(),
                        "customer.updated",
                        Webhooks.wooOrder("completed", "2026-03-22T17:00:00", 3, "")))
                .isEqualTo(ShopReport.NOTHING);
    }

    @Test
    void onlyWhatLooksLikeSuchARequestErases() throws Exception {
        var request = "{\"shop_id\":1,\"customer\":{\"id\":7},\"orders_to_redact\":[]}";
        assertThat(read(new Shopify(), "customers/redact", request).erases()).isTrue();
        for (var other : List.of(
                Webhooks.order(DAY_1, "paid", ""),
                Webhooks.customer(DAY_1, "Rossi"),
                request.replace("shop_id", "shop"),
                request.replace("orders_to_redact", "orders"),
                request.replace("[]", "[],\"admin_graphql_api_id\":\"gid://shopify/Order/1\""))) {
            assertThat(read(new Shopify(), "customers/redact", other)).isEqualTo(ShopReport.NOTHING);
        }
    }

    @Test
    void whatCannotBeKeptIsRefusedWithASentence() throws Exception {
        assertThatThrownBy(() -> read(new Shopify(), "orders/create", "{\"name\":\"#1\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"id\" is missing");
        for (var body : List.of("[1]", "", "{", "{\"id\":1,\"id\":2}", "{\"a\":".repeat(100))) {
            assertThatThrownBy(() -> read(new Shopify(), "orders/create", body)).isInstanceOf(RefusedFrame.class);
        }
        assertThatThrownBy(() -> read(new Shopify(), "orders/create", "{\"id\":1,\"total_price\":\"1e13\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }

    @Test
    void wooCommerceTellsTheSameInItsOwnWords() throws Exception {
        woo("order.created", Webhooks.wooOrder("processing", "2026-03-22T16:28:08", 26, ""));
        woo(
                "order.updated",
                Webhooks.wooOrder("completed", "2026-03-23T10:00:00", 26, "{\"id\": 9, \"total\": \"-9.35\"}"));
        woo("order.created", Webhooks.wooOrder("pending", "2026-03-22T16:28:02", 26, ""));
        var order = onlyOrder("26");
        assertThat(order.number()).isEqualTo("#727");
        assertThat(order.state()).isEqualTo(Order.State.PARTLY_REFUNDED);
        assertThat(order.amounts())
                .isEqualTo(new Order.Amounts(
                        "USD",
                        money("28.00"),
                        money("10.00"),
                        money("10.00"),
                        money("1.35"),
                        money("29.35"),
                        money("9.35")));
        assertThat(order.lines()).containsExactly(new Order.Line("Woo Single #1", null, "W1", 2, money("14.00")));
        assertThat(order.page())
                .isEqualTo(URI.create("https://shop.example/store/wp-admin/post.php?action=edit&post=727"));
        var john = profile("26");
        assertThat(john.name()).isEqualTo("John Doe");
        assertThat(john.verified()).isEqualTo(Profile.Verified.NOTHING);
    }

    @Test
    void aRefundOfWooCommerceIsOfWhenItWasFirstTold() throws Exception {
        var refund = "{\"id\": 9, \"total\": \"-9.35\"}";
        for (var modified : List.of("2026-03-24T10:00:00", "2026-03-23T10:00:00", "2026-03-25T10:00:00")) {
            woo("order.updated", Webhooks.wooOrder("completed", modified, 26, refund));
        }
        var events = customers.events().page(profile("26").id(), null, Set.of(Event.Kind.REFUND), 10);
        assertThat(events.events()).extracting(Event::at).containsExactly(Instant.parse("2026-03-23T10:00:00Z"));
        assertThat(onlyOrder("26").amounts().refunded()).isEqualByComparingTo("9.35");
    }

    /// WooCommerce tells of a checkout as of an order before the shopper has ordered, and of one who goes away as well.
    @Test
    void aDraftOfWooCommerceIsNoOrderUntilItIsPlaced() throws Exception {
        for (var draft : List.of("checkout-draft", "auto-draft")) {
            var told = Webhooks.wooOrder(draft, "2026-03-22T16:28:02", 26, "");
            assertThat(read(new WooCommerce(), "order.updated", told)).isEqualTo(ShopReport.NOTHING);
        }
        woo("order.updated", Webhooks.wooOrder("pending", "2026-03-22T16:28:02", 26, ""));
        assertThat(onlyOrder("26").state()).isEqualTo(Order.State.OPEN);
    }

    /// Plugins have statuses of their own for what was ordered.
    @Test
    void anOrderInAStatusOfAPluginsIsAnOrder() throws Exception {
        for (var status : List.of("draft", "new")) {
            var told = Webhooks.wooOrder(status, "2026-03-22T16:28:02", 26, "");
            assertThat(read(new WooCommerce(), "order.updated", told).order()).isNotNull();
        }
    }

    @Test
    void aGuestOfWooCommerceHasNoCustomerId() throws Exception {
        woo("order.created", Webhooks.wooOrder("processing", "2026-03-22T16:28:08", 0, ""));
        var found = customers.search().find("john.doe@example.com", null, 10).customers();
        assertThat(found).extracting(Profile::customerId).containsOnlyNulls();
        assertThat(orders(found.getFirst())).hasSize(1);
    }

    private void tellTheStory() throws RefusedFrame {
        for (var told : STORY) {
            shopify(told);
        }
    }

    private void shopify(Told told) throws RefusedFrame {
        read(new Shopify(), told.topic, told.body).keep(customers);
    }

    private void woo(String topic, String body) throws RefusedFrame {
        read(new WooCommerce(), topic, body).keep(customers);
    }

    private static ShopReport read(ShopSystem system, String topic, String body) throws RefusedFrame {
        return system.read(topic, Payload.of(body.getBytes(UTF_8)), NOW);
    }

    private Profile profile(String customerId) {
        return customers.profiles().find(customerId).orElseThrow();
    }

    private List<Order> orders(Profile profile) {
        return customers.orders().page(profile.id(), null, 10).orders();
    }

    private Order onlyOrder(String customerId) {
        var orders = orders(profile(customerId));
        assertThat(orders).hasSize(1);
        return orders.getFirst();
    }

    private Stream<Event.Kind> kinds(String customerId) {
        return customers.events().page(profile(customerId).id(), null, Set.of(), 100).events().stream()
                .map(Event::kind);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
