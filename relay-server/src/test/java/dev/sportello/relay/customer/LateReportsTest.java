package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Event;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateReportsTest extends OnBothDatabases {
    private static final Instant ERASED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identity MARIA = new Identity("c-7", "maria@example.com", null, false);
    private static final Identity GUEST = new Identity(null, "maria@example.com", null, false);

    private static final Identity OTHER = new Identity("c-8", "maria@example.com", null, false);
    private static final ProfilePatch NAMED = properties(Map.of("tier", "gold"));

    private final ProfileErasure erasure = new ProfileErasure(new Codec(), UUID::randomUUID);
    private Customers customers;

    @BeforeEach
    void eraseMaria() {
        customers = Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
        customers.orders().take(placed("1", ERASED.minusSeconds(60)), MARIA);
        assertThat(erase(maria())).hasSize(1);
    }

    @Test
    void whatHappenedBeforeIsNotKept() {
        assertThat(takesEvent(MARIA, ERASED.minusMillis(1))).isFalse();
        assertThat(takesEvent(GUEST, ERASED.minusMillis(1))).isFalse();
        customers.orders().take(placed("1", ERASED.plusSeconds(60)), MARIA);
        customers.orders().take(placed("2", ERASED.minusSeconds(60)), GUEST);
        assertThat(takesFacts(MARIA)).isFalse();
        requireNobody();
    }

    @Test
    void anotherNameOfTheSamePersonBringsNobodyBack() {
        assertThat(takesFacts(OTHER)).isFalse();
        assertThat(Objects.isNull(customers.profiles().take(new ProfileReport(ERASED).name("Maria"), OTHER)))
                .isTrue();
        customers.orders().take(placed("2", ERASED.minusSeconds(60)), OTHER);
        requireNobody();
    }

    @Test
    void whoWasKnownByAnotherCustomerIdIsSomebodyElse() {
        assertThat(takesFacts(new Identity("c-8", null, null, false))).isTrue();
        assertThat(takesFacts(OTHER)).isTrue();
    }

    @Test
    void whoOrdersAfterwardsIsBackAndNew() {
        customers.orders().take(placed("2", ERASED.plusSeconds(60)), MARIA);
        assertThat(takesFacts(MARIA)).isTrue();
        assertThat(takesFacts(GUEST)).isTrue();
    }

    @Test
    void whatCannotBeKeptBringsNobodyBack() {
        var tooMuch = properties(Map.of("text", "x".repeat(1_000_000)));
        var later = List.of(viewed(ERASED.plusSeconds(60)));
        assertThatThrownBy(() -> customers.intake().events(MARIA, tooMuch, later, ERASED.plusSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(takesFacts(MARIA)).isFalse();
        requireNobody();
    }

    @Test
    void ofManyThatAreToldAtOnceOnlyThoseAreKeptThatWouldBeAlone() {
        var block = List.of(
                new BulkIntake.Told(MARIA, NAMED, null, null, null),
                new BulkIntake.Told(OTHER, NAMED, null, null, null),
                new BulkIntake.Told(GUEST, NAMED, null, viewed(ERASED.minusSeconds(60)), null),
                new BulkIntake.Told(GUEST, NAMED, null, null, placed("1", ERASED.plusSeconds(60))));
        for (var effects :
                List.of(customers.bulk().tried(block, ERASED), customers.bulk().take(block, ERASED, _ -> {}))) {
            assertThat(effects)
                    .extracting(BulkIntake.Effect::refused)
                    .containsOnly("It is of a customer who was erased.")
                    .hasSize(4);
        }
        requireNobody();
        var back = List.of(
                new BulkIntake.Told(MARIA, NAMED, null, null, placed("2", ERASED.plusSeconds(60))),
                new BulkIntake.Told(MARIA, NAMED, null, null, null));
        assertThat(customers.bulk().take(back, ERASED, _ -> {}))
                .extracting(BulkIntake.Effect::refused)
                .containsOnlyNulls();
        assertThat(customers.profiles().find("c-7")).isPresent();
    }

    @Test
    void aLateReportOfAnOrderThatIsAnothersNowBringsNobodyBack() {
        var guest = new Identity(null, "anna@example.com", null, false);
        for (var first : List.of(new Identity("c-9", "luca@example.com", null, false), guest)) {
            var id = "of " + first.email();
            var paolo = new Identity("c-10", null, null, false);
            customers.orders().take(placed(id, ERASED.minusSeconds(60)), first);
            var erased = Objects.requireNonNull(customers.profiles().named(first));
            customers.orders().take(new OrderReport("test", id, ERASED.minusSeconds(30)), paolo);
            assertThat(erase(erased)).contains(erased);

            customers.orders().take(placed(id, ERASED.minusSeconds(60)), first);
            var late = new BulkIntake.Told(first, NAMED, null, null, placed(id, ERASED.minusSeconds(60)));
            assertThat(customers.bulk().take(List.of(late), ERASED, _ -> {}))
                    .extracting(BulkIntake.Effect::refused)
                    .containsExactly("It is of a customer who was erased.");
            requireOnly("c-10");
        }
        var paolo = customers.profiles().find("c-10").orElseThrow();
        assertThat(customers.orders().page(paolo.id(), null, 10).orders()).hasSize(2);
    }

    @Test
    void aLateReportOfAnOrderOfWhichOnlyARefundIsKnownBringsNobodyBack() {
        var refund = new OrderReport("test", "2", ERASED.minusSeconds(30));
        customers.orders().take(refund.refund("r", new Refund(ERASED, BigDecimal.ONE)), null);
        customers.orders().take(placed("2", ERASED.minusSeconds(60)), MARIA);
        requireOnly();
    }

    /// A block keeps of somebody only what would be kept alone.
    @Test
    void factsBesideAnOrderThatIsKnownBringBackNoneOfAnErasedEmail() {
        var other = new Identity("c-8", null, null, false);
        assertThat(takesFacts(other)).isTrue();
        assertThat(takesFacts(OTHER)).isTrue();
        customers.orders().take(placed("2", ERASED.minusSeconds(60)), other);
        var more = properties(Map.of("tier", "silver"));
        var beside = new BulkIntake.Told(GUEST, more, null, null, placed("2", ERASED.minusSeconds(60)));
        assertThat(takesFacts(GUEST)).isFalse();
        assertThat(customers.bulk().take(List.of(beside), ERASED, _ -> {}))
                .extracting(BulkIntake.Effect::profile)
                .containsExactly(Outcome.KNOWN);
        var later = new BulkIntake.Told(GUEST, more, null, null, placed("3", ERASED.plusSeconds(60)));
        assertThat(customers.bulk().take(List.of(beside, later), ERASED, _ -> {}))
                .as("the same facts, first where they are refused")
                .extracting(BulkIntake.Effect::profile)
                .containsExactly(Outcome.KNOWN, Outcome.CHANGED);
    }

    @Test
    void whoSignsInAfterwardsIsBackAndNew() {
        var _ = customers.profiles().recognise(new VerifiedShopper("c-7", "Maria", null, null, null));
        assertThat(takesFacts(MARIA)).isTrue();
    }

    @Test
    void afterAWhileNothingIsKnownOfWhomWasErased() {
        database().jdbi().useTransaction(handle -> erasure.forgetEnded(handle, ERASED.plus(Duration.ofDays(89))));
        assertThat(takesFacts(MARIA)).isFalse();
        database().jdbi().useTransaction(handle -> erasure.forgetEnded(handle, ERASED.plus(Duration.ofDays(90))));
        customers.orders().take(placed("1", ERASED.minusSeconds(60)), MARIA);
        assertThat(customers.orders().page(maria(), null, 10).orders()).hasSize(1);
    }

    @Test
    void aRequestThatWasCarriedOutIsRemembered() {
        assertThat(customers.late().isDone("one")).isFalse();
        customers.late().done("one", ERASED);
        database().jdbi().useTransaction(handle -> erasure.forgetEnded(handle, ERASED.plus(Duration.ofDays(400))));
        assertThat(customers.late().isDone("one")).isTrue();
        assertThat(customers.late().isDone("other")).isFalse();
    }

    @Test
    void aRequestThatIsCarriedOutTenTimesAtOnceIsRemembered() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> carryOut = () -> {
                customers.late().done("one", ERASED);
                return customers.late().isDone("one");
            };
            assertThat(senders.invokeAll(Collections.nCopies(10, carryOut))).allMatch(done -> done.resultNow());
        }
    }

    @Test
    void aGuestIsErasedByTheEmail() {
        var guest = new Identity(null, "paolo@example.com", "+390512345678", false);
        customers.orders().take(placed("3", ERASED), guest);
        var named = customers.profiles().named(new Identity(null, "PAOLO@example.com", null, false));
        var profile = Objects.requireNonNull(named);
        assertThat(erase(profile)).contains(profile);
        assertThat(Objects.isNull(customers.profiles().named(guest))).isTrue();
        var names = database().jdbi().withHandle(handle -> IdentityTable.of(handle, profile));
        assertThat(names).isEmpty();
    }

    /// @param customerIds of all profiles that there are
    private void requireOnly(String... customerIds) {
        for (var query : List.of("select customer_id from profile", "select name from identity order by name")) {
            var names = database()
                    .jdbi()
                    .withHandle(handle ->
                            handle.createQuery(query).mapTo(String.class).list());
            assertThat(names).as(query).containsExactly(customerIds);
        }
    }

    private void requireNobody() {
        for (var table : List.of("profile", "identity", "event", "shop_order")) {
            var rows = database()
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                            .mapTo(Long.class)
                            .one());
            assertThat(rows).as(table).isZero();
        }
    }

    private boolean takesFacts(Identity who) {
        return customers.intake().profile(who, NAMED, ERASED) != null;
    }

    private boolean takesEvent(Identity who, Instant at) {
        return customers.intake().events(who, NAMED, List.of(viewed(at)), at) != null;
    }

    private static EventReport viewed(Instant at) {
        return new EventReport("v-1", at, Event.Kind.PRODUCT_VIEWED, "Viewed Product", "Viewed", Map.of());
    }

    private static ProfilePatch properties(Map<String, Object> properties) {
        return new ProfilePatch(Map.of(), Map.of(), new HashMap<>(properties), Map.of(), Map.of(), List.of());
    }

    private ProfileId maria() {
        return customers.profiles().find("c-7").orElseThrow().id();
    }

    private Set<ProfileId> erase(ProfileId profile) {
        return database().jdbi().inTransaction(handle -> erasure.erase(handle, profile, ERASED));
    }

    private static OrderReport placed(String id, Instant at) {
        return new OrderReport("test", id, at).placedAt(at);
    }
}
