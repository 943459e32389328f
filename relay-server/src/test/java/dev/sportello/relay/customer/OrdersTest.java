package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sportello.model.Event;
import dev.sportello.model.LastOrder;
import dev.sportello.model.Order;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ShopperBodies.ShopperOrder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class OrdersTest extends OnBothDatabases {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatTheShopTellsIsTheOrder() {
        var maria = shopper("c-7");
        take(placed("2117", NOON), maria);

        var order = onlyOrder(maria);
        assertThat(order.number()).isEqualTo("#2117");
        assertThat(order.state()).isEqualTo(Order.State.PAID);
        assertThat(order.amounts().total()).isEqualByComparingTo("64");
        assertThat(order.lines()).extracting(Order.Line::title).containsExactly("Linen shirt");
        assertThat(events(maria)).extracting(Event::order).containsOnly(order.id());
        assertThat(profile(maria).lastOrder()).isEqualTo(new LastOrder(order.id(), "#2117", NOON, Order.State.PAID));
    }

    @Test
    void reportsInAnyOrderAndTwiceLeadToTheSameOrderAndHistory() {
        var reports = List.of(
                placed("1", NOON),
                later(1).state(Order.State.PAID).total(new BigDecimal("60")),
                later(2).state(Order.State.FULFILLED)
                        .fulfilment(
                                "f1",
                                at(2),
                                new Order.Fulfilment(at(2), "DHL", "0034", URI.create("https://p.example/0034"))),
                later(3).refund("r1", new Refund(at(3), new BigDecimal("10"))),
                later(4).cancelledAt(at(4)).state(Order.State.CANCELLED));
        var random = new Random(7);
        @Nullable Order first = null;
        @Nullable List<Event> history = null;
        for (var run = 0; run < 12; run++) {
            var maria = shopper("c-" + run);
            var shuffled = new ArrayList<>(reports);
            shuffled.addAll(reports);
            Collections.shuffle(shuffled, random);
            var orders = customers();
            shuffled.forEach(report -> orders.orders().take(report, identity(maria)));
            var order = onlyOrder(maria);
            first = Objects.requireNonNullElse(first, order);
            history = Objects.requireNonNullElse(history, events(maria));
            assertThat(order)
                    .usingRecursiveComparison()
                    .ignoringFields("id", "profile")
                    .isEqualTo(first);
            assertThat(events(maria))
                    .extracting(Event::kind, Event::at, Event::summary)
                    .containsExactlyElementsOf(history.stream()
                            .map(event -> tuple(event.kind(), event.at(), event.summary()))
                            .toList());
            forget(maria);
        }
        assertThat(Objects.requireNonNull(first).state()).isEqualTo(Order.State.CANCELLED);
        assertThat(first.amounts().total()).isEqualByComparingTo("60");
        assertThat(first.amounts().refunded()).isEqualByComparingTo("10");
        assertThat(first.lines()).hasSize(1);
    }

    @Test
    void aRefundBeforeItsOrderWaitsUntilSomebodySaysWhoseItIs() {
        var maria = shopper("c-7");
        take(later(3).refund("r1", new Refund(at(3), new BigDecimal("64"))), null);
        assertThat(orders(maria)).isEmpty();
        take(placed("1", NOON), maria);

        assertThat(onlyOrder(maria).state()).isEqualTo(Order.State.REFUNDED);
        assertThat(events(maria)).extracting(Event::kind).containsExactly(Event.Kind.REFUND, Event.Kind.ORDER_PLACED);
    }

    /// One payment of a refund may go through at once and the other days later: both are told as of when it was made.
    @Test
    void aRefundOfWhichMoreWentBackLaterIsTheWholeWhicheverWasToldFirst() {
        var part = new Refund(at(3), new BigDecimal("9.00"));
        var whole = new Refund(at(3), new BigDecimal("10.00"));
        var maria = shopper("c-7");
        for (var told : List.of(List.of(part, whole), List.of(whole, part))) {
            var id = "r" + told.getFirst().amount();
            told.forEach(refund -> take(placed("1", NOON).refund(id, refund), maria));
        }
        assertThat(onlyOrder(maria).amounts().refunded()).isEqualByComparingTo("20");
    }

    private record Said(OrderReport report, @Nullable ProfileId who) {}

    @Test
    void anOrderThatTheShopGivesToAnotherCustomerIsTheirsInWhateverOrderItIsTold() {
        var paolo = shopper("c-7");
        var maria = shopper("c-8");
        var random = new Random(7);
        for (var run = 0; run < 12; run++) {
            var id = "o" + run;
            var parcel = new Order.Fulfilment(at(1), "DHL", "0034", null);
            var said = new ArrayList<>(List.of(
                    new Said(placed(id, NOON), paolo),
                    new Said(later(id, 1).state(Order.State.FULFILLED), maria),
                    new Said(later(id, 2).total(new BigDecimal("60")), paolo),
                    // Of two as of one instant it is always the same one's.
                    new Said(later(id, 3).state(Order.State.PAID), maria),
                    new Said(later(id, 3).state(Order.State.PAID), paolo),
                    new Said(later(id, 4).refund("r", new Refund(at(3), new BigDecimal("9"))), null),
                    new Said(later(id, 4).refund("r", new Refund(at(3), new BigDecimal("10"))), null),
                    new Said(later(id, 5).fulfilment("called off", at(1), parcel), null),
                    new Said(later(id, 5).takenBack("called off", at(2)), null),
                    new Said(later(id, 5).takenBack("sent again", at(2)), null),
                    new Said(later(id, 5).fulfilment("sent again", at(3), parcel), null),
                    new Said(later(id, 5).fulfilment("at once", at(3), parcel), null),
                    new Said(later(id, 5).takenBack("at once", at(3)), null)));
            said.addAll(List.copyOf(said));
            Collections.shuffle(said, random);
            said.forEach(each -> take(each.report, each.who));
        }
        assertThat(orders(paolo)).isEmpty();
        assertThat(events(paolo)).isEmpty();
        assertThat(profile(paolo).purchases()).isEmpty();
        assertThat(orders(maria))
                .hasSize(12)
                .extracting(Order::state, order -> order.fulfilments().size())
                .containsOnly(tuple(Order.State.PARTLY_REFUNDED, 1));
        var each =
                Collections.nCopies(12, List.of(Event.Kind.ORDER_PLACED, Event.Kind.ORDER_SHIPPED, Event.Kind.REFUND));
        assertThat(events(maria))
                .extracting(Event::kind)
                .containsExactlyInAnyOrderElementsOf(
                        each.stream().flatMap(List::stream).toList());
        assertThat(profile(maria).purchases())
                .extracting(Purchases::orders, bought -> bought.spent().intValueExact())
                .containsExactly(tuple(12, 600));
    }

    /// As where the erasure begins when the report has just been read.
    @Test
    void anOrderWhoseOwnerIsErasedMeanwhileIsDeletedWithThem() {
        var maria = shopper("c-7");
        take(placed("1", NOON), maria);
        var orders = customers().orders();
        var erasure = new ProfileErasure(new Codec(), UUID::randomUUID);
        database().jdbi().useTransaction(handle -> {
            assertThat(erasure.begin(handle, maria, NOON)).containsExactly(maria);
            assertThat(orders.take(handle, later(1).state(Order.State.FULFILLED), null))
                    .isEqualTo(Orders.Taken.NOTHING);
            assertThat(erasure.deleteSome(handle, maria, NOON)).isFalse();
            assertThat(OrderTable.isThere(handle, "test", "1")).isFalse();
        });
    }

    @Test
    void anErasureDeletesNoOrderThatHasBecomeAnothersMeanwhile() {
        var maria = shopper("c-8");
        var paolo = shopper("c-7");
        take(placed("1", NOON), maria);
        take(later(1), paolo);
        var order = onlyOrder(paolo).id();
        database().jdbi().useTransaction(handle -> {
            assertThat(OrderTable.delete(handle, order, maria)).isFalse();
            assertThat(OrderTable.delete(handle, order, paolo)).isTrue();
        });
    }

    /// Rows of before have no such times.
    @Test
    void anOlderReportTakesNoOrderOfWhichNobodyKnowsWhenItWasSaidWhoseItIs() {
        var maria = shopper("c-8");
        var paolo = shopper("c-7");
        take(placed("1", NOON), maria);
        take(later(3).state(Order.State.FULFILLED), maria);
        var facts = database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select facts from shop_order")
                        .mapTo(String.class)
                        .one());
        var before = facts.replaceAll(",\"(ownerTold|takenBack)\":(\"[^\"]*\"|\\{})", "");
        assertThat(before).isNotEqualTo(facts).doesNotContain("ownerTold", "takenBack");
        database().jdbi().useHandle(handle -> handle.execute("update shop_order set facts = ?", before));

        take(later(2).total(new BigDecimal("60")), paolo);
        assertThat(onlyOrder(maria).amounts().total()).isEqualByComparingTo("60");
        take(later(4).state(Order.State.PAID), paolo);
        assertThat(orders(maria)).isEmpty();
        assertThat(onlyOrder(paolo).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void anEmailThatTheShopCorrectsTakesTheOrderAlong() {
        var customers = customers();
        var typed = new Identity(null, "maria@gmial.example", null, false);
        var right = new Identity(null, "maria@gmail.example", null, false);
        customers.orders().take(placed("1", NOON), typed);
        customers.orders().take(later(1).state(Order.State.PAID), right);
        var owner = Objects.requireNonNull(customers.profiles().named(right));
        assertThat(onlyOrder(owner).number()).isEqualTo("#2117");
    }

    @Test
    void anOrderOfWhichOnlyARefundIsKnownIsNoPurchase() {
        var maria = shopper("c-7");
        take(later(3).refund("r1", new Refund(at(3), new BigDecimal("20"))), maria);
        assertThat(profile(maria).purchases()).isEmpty();
    }

    @Test
    void anOrderThatIsOpenAgainWasNotCancelledWhicheverWasToldFirst() {
        var maria = shopper("c-7");
        var reports =
                List.of(placed("1", NOON), later(1).state(Order.State.CANCELLED), later(2).state(Order.State.PAID));
        reports.forEach(report -> take(report, maria));
        assertThat(events(maria)).extracting(Event::kind).containsExactly(Event.Kind.ORDER_PLACED);
    }

    @Test
    void whatIsLongerThanAnybodyReadsIsCutAndAnAmountBeyondAllOthersRefused() {
        var maria = shopper("c-7");
        var line = new Order.Line("x".repeat(100_000), "y".repeat(100_000), "\u0000", 1, new BigDecimal("1.00005"));
        var report = placed("1", NOON).placedAt(Instant.MAX).lines(Collections.nCopies(300, line));
        IntStream.range(0, 300)
                .forEach(part -> report.fulfilment(
                        "f" + part, NOON, new Order.Fulfilment(NOON, "z".repeat(100_000), null, null)));
        take(report, maria);

        var order = onlyOrder(maria);
        assertThat(order.lines()).hasSize(250).first().satisfies(kept -> {
            assertThat(kept.title()).hasSize(500);
            assertThat(kept.price()).isEqualByComparingTo("1");
        });
        assertThat(order.fulfilments()).hasSize(100);
        assertThatThrownBy(() -> placed("2", NOON).total(new BigDecimal("1e9999999")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrderWithoutANumberIsCalledByItsIdHoweverLong() {
        var maria = shopper("c-7");
        take(placed("x".repeat(200), NOON).number(null), maria);
        assertThat(onlyOrder(maria).number()).isEqualTo("x".repeat(100));
    }

    @Test
    void twentyCopiesAtOnceAreOneOrder() throws Exception {
        var maria = shopper("c-7");
        var customers = customers();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> send = () -> {
                customers.orders().take(placed("1", NOON), identity(maria));
                return true;
            };
            assertThat(senders.invokeAll(Collections.nCopies(20, send))).allMatch(sent -> sent.resultNow());
        }
        assertThat(orders(maria)).hasSize(1);
        assertThat(events(maria)).hasSize(1);
    }

    @Test
    void theSumOfTheLargestAmountsThereAreIsKept() {
        var maria = shopper("c-7");
        var most = new BigDecimal("999999999999.999");
        for (var order = 0; order < 11; order++) {
            var report = placed("large-" + order, NOON).total(most);
            IntStream.range(0, 100).forEach(refund -> report.refund("r" + refund, new Refund(at(1), most)));
            take(report, maria);
        }
        assertThat(profile(maria).purchases())
                .singleElement()
                .satisfies(bought ->
                        assertThat(bought.spent()).isEqualByComparingTo(most.multiply(new BigDecimal(-99 * 11))));
    }

    @Test
    void purchasesAreCountedInEachCurrencyWithoutWhatWasCancelledOrRefunded() {
        var maria = shopper("c-7");
        take(placed("1", NOON), maria);
        take(placed("2", NOON).refund("r", new Refund(at(1), new BigDecimal("4"))), maria);
        take(placed("3", NOON).currency("chf").total(new BigDecimal("20")), maria);
        take(placed("4", NOON).cancelledAt(at(1)), maria);

        assertThat(profile(maria).purchases())
                .extracting(
                        Purchases::currency,
                        Purchases::orders,
                        bought -> bought.spent().intValueExact())
                .containsExactly(tuple("EUR", 2, 124), tuple("CHF", 1, 20));
    }

    @Test
    void pagesGoFromTheLastPlacedToTheFirst() {
        var maria = shopper("c-7");
        IntStream.range(0, 12).forEach(hours -> take(placed("o" + hours, at(hours)), maria));

        var first = customers().orders().page(maria, null, 5);
        assertThat(first.more()).isTrue();
        var second = customers().orders().page(maria, first.orders().getLast().placedAt(), 50);
        assertThat(second.more()).isFalse();
        assertThat(first.orders()).hasSize(5);
        assertThat(second.orders())
                .hasSize(7)
                .allMatch(order -> order.placedAt().isBefore(at(7)));
    }

    @Test
    void onlyEventsOfTheKindsAskedForComeNewestFirst() {
        var maria = shopper("c-7");
        IntStream.range(0, 5).forEach(hours -> take(placed("o" + hours, at(hours)), maria));
        take(placed("o2", at(2)).refund("r", new Refund(at(9), BigDecimal.ONE)), maria);

        var kinds = Set.<Event.Kind>of(Event.Kind.REFUND, Event.Kind.CHAT);
        assertThat(customers().events().page(maria, null, kinds, 10).events()).hasSize(1);
        var both = Set.<Event.Kind>of(Event.Kind.REFUND, Event.Kind.ORDER_PLACED);
        var page = customers().events().page(maria, null, both, 3);
        assertThat(page.more()).isTrue();
        assertThat(page.events()).extracting(Event::at).containsExactly(at(9), at(4), at(3));
    }

    /// Anybody may type another's email or number into a form of the shop.
    @Test
    void aShopperSeesWhatSurelyIsTheirs() {
        var page = URI.create("https://shop.example/orders/0f3c");
        var customers = customers();
        customers
                .profiles()
                .recognise(new VerifiedShopper("c-1", "Maria", "maria@mail.example", "+390512345678", null));
        customers.orders().take(placed("1", at(1)).shopperPage(page), new Identity("c-1", null, null, false));
        customers.orders().take(placed("2", at(2)), new Identity(null, "maria@mail.example", null, false));
        customers.orders().take(placed("3", at(3)), new Identity(null, null, "+390512345678", false));
        var maria = customers.profiles().find("c-1").orElseThrow();
        assertThat(orders(maria.id())).hasSize(3);

        var seen = customers.orders().ofShopper(maria, null, 20);
        assertThat(seen.orders()).extracting(ShopperOrder::placedAt).containsExactly(at(2), at(1));
        assertThat(seen.orders().getLast().page()).isEqualTo(page);
        var first = customers.orders().ofShopper(maria, null, 1);
        assertThat(first.more()).isTrue();
        var rest = customers.orders().ofShopper(maria, at(2), 1);
        assertThat(rest.orders()).extracting(ShopperOrder::placedAt).containsExactly(at(1));
        assertThat(rest.more()).isFalse();
    }

    @Test
    void anEmailThatIsNotSurelyTheirsShowsAShopperNoOrders() {
        var customers = customers();
        customers.profiles().recognise(new VerifiedShopper("c-2", "Eve", "maria@mail.example", null, null, false));
        customers.orders().take(placed("2", at(2)), new Identity(null, "maria@mail.example", null, false));
        var eve = customers.profiles().find("c-2").orElseThrow();
        assertThat(customers.orders().ofShopper(eve, null, 20).orders()).isEmpty();
    }

    private static OrderReport placed(String shopId, Instant at) {
        return new OrderReport("test", shopId, NOON)
                .number("#2117")
                .placedAt(at)
                .currency("EUR")
                .state(Order.State.PAID)
                .total(new BigDecimal("64"))
                .lines(List.of(new Order.Line("Linen shirt", "White / M", null, 1, new BigDecimal("64"))));
    }

    private static OrderReport later(int hours) {
        return later("1", hours);
    }

    private static OrderReport later(String shopId, int hours) {
        return new OrderReport("test", shopId, at(hours));
    }

    private static Instant at(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    private void take(OrderReport report, @Nullable ProfileId profile) {
        customers().orders().take(report, profile == null ? null : identity(profile));
    }

    private Identity identity(ProfileId profile) {
        return new Identity(profile(profile).customerId(), null, null, true);
    }

    private List<Order> orders(ProfileId profile) {
        return customers().orders().page(profile, null, 50).orders();
    }

    private Order onlyOrder(ProfileId profile) {
        assertThat(orders(profile)).hasSize(1);
        return orders(profile).getFirst();
    }

    private List<Event> events(ProfileId profile) {
        return customers().events().page(profile, null, Set.of(), 100).events();
    }

    private Profile profile(ProfileId id) {
        return Objects.requireNonNull(customers().profiles().find(id));
    }

    private void forget(ProfileId profile) {
        database().jdbi().useTransaction(handle -> {
            var _ = new ProfileErasure(new Codec(), UUID::randomUUID).erase(handle, profile, NOON);
            // The next shopper's order has the same number.
            handle.execute("delete from erased_name");
        });
    }

    private ProfileId shopper(String customerId) {
        return customers()
                .profiles()
                .recognise(new VerifiedShopper(customerId, "Maria Rossi", null, null, null))
                .id();
    }

    private Customers customers() {
        return Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
    }
}
