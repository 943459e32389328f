package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.ProfilePatch.Fact;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.Codec;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakeTest extends OnBothDatabases {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identity MARIA = new Identity(null, "maria@example.com", null, false);

    @Test
    void whatIsToldIsKeptWithItsTypesAndShownAsText() {
        var taken = take(
                MARIA,
                new ProfilePatch(
                        Map.of(Fact.FIRST_NAME, "Maria", Fact.LAST_NAME, "Rossi", Fact.ORGANIZATION, "Bottega"),
                        Map.of("city", "Bologna", "timezone", "Europe/Rome"),
                        Map.of("visits", new BigDecimal("3"), "skus", List.of("a", "b"), "vip", true),
                        Map.of(),
                        Map.of(),
                        List.of()));
        assertThat(taken.made()).isTrue();
        var maria = taken.profile();
        assertThat(maria.name()).isEqualTo("Maria Rossi");
        assertThat(maria.place()).isEqualTo("Bologna");
        assertThat(maria.zone()).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThat(maria.properties())
                .containsOnly(
                        Map.entry("Organization", "Bottega"),
                        Map.entry("visits", "3"),
                        Map.entry("skus", "a, b"),
                        Map.entry("vip", "true"));
        assertThat(taken.told().properties()).containsEntry("skus", List.of("a", "b"));
    }

    @Test
    void aPatchChangesWhatItNamesAndTakesAwayWhatIsNull() {
        var _ = take(MARIA, facts(Fact.FIRST_NAME, "Maria", Fact.LAST_NAME, "Rossi"));
        var _ = take(MARIA, properties(Map.of("tier", "gold", "visits", new BigDecimal("7"), "skus", "a")));
        var changed = take(
                MARIA,
                new ProfilePatch(
                        Collections.singletonMap(Fact.FIRST_NAME, null),
                        Map.of(),
                        Collections.singletonMap("tier", null),
                        Map.of("skus", List.of("b", "a", new BigDecimal("1.0")), "codes", List.of("x")),
                        Map.of("skus", List.of("b", new BigDecimal("1")), "none", List.of("y")),
                        List.of("visits")));
        assertThat(changed.made()).isFalse();
        assertThat(changed.profile().name()).isEqualTo("Rossi");
        assertThat(changed.profile().properties()).containsOnly(Map.entry("skus", "a"), Map.entry("codes", "x"));
        var nameless = take(MARIA, facts(Fact.LAST_NAME, null));
        assertThat(nameless.profile().name()).isEqualTo("maria@example.com");
        assertThat(nameless.profile().email()).isEqualTo("maria@example.com");
    }

    @Test
    void aFormThatNamesACustomersEmailSaysNothingOfWhoTheyAre() {
        var maria = new Identity("c-7", "maria@example.com", "+390512345678", false);
        var _ = take(maria, facts(Fact.FIRST_NAME, "Maria", Fact.PHONE, "+390512345678"));
        var form = new Identity(null, "maria@example.com", null, false);
        var told = take(form, facts(Fact.FIRST_NAME, "Mallory", Fact.PHONE, "+390519999999"));
        var properties = take(form, properties(Map.of("newsletter", true)));
        assertThat(told.profile().customerId()).isEqualTo("c-7");
        assertThat(told.profile().name()).isEqualTo("Maria");
        assertThat(told.profile().phone()).isEqualTo("+390512345678");
        assertThat(properties.profile().properties()).containsEntry("newsletter", "true");
    }

    @Test
    void whatWasSignedIsNotOverwrittenAndTheRestIs() {
        var customers = customers();
        var signed = customers
                .profiles()
                .recognise(new VerifiedShopper("c-7", "Maria Rossi", "maria@example.com", null, "it"));
        var told = take(
                new Identity("c-7", "other@example.com", "+390512345678", false),
                facts(Fact.FIRST_NAME, "Mallory", Fact.EMAIL, "other@example.com", Fact.PHONE, "+390512345678"));
        assertThat(told.profile().id()).isEqualTo(signed.id());
        assertThat(told.profile().name()).isEqualTo("Maria Rossi");
        assertThat(told.profile().email()).isEqualTo("maria@example.com");
        assertThat(told.profile().phone()).isEqualTo("+390512345678");
        assertThat(told.profile().verified()).isEqualTo(new Profile.Verified(true, true, false));
        // Nor does it take an email away from whom the shop has signed it to.
        var mallory = take(new Identity("c-8", "maria@example.com", null, false), ProfilePatch.NOTHING);
        assertThat(take(MARIA, ProfilePatch.NOTHING).profile().id())
                .isEqualTo(signed.id())
                .isNotEqualTo(mallory.profile().id());
    }

    @Test
    void twentyCopiesAtOnceAreOneEventAndOneProfile() throws Exception {
        var customers = customers();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> send = () -> Objects.requireNonNull(customers
                            .intake()
                            .events(MARIA, facts(Fact.FIRST_NAME, "Maria"), List.of(viewed("v-1")), NOON))
                    .made();
            assertThat(senders.invokeAll(Collections.nCopies(20, send)))
                    .filteredOn(sent -> sent.resultNow())
                    .hasSize(1);
        }
        assertThat(events(take(MARIA, ProfilePatch.NOTHING).profile())).hasSize(1);
    }

    /// H2 tries again without a pause what another transaction is about to write: each that waits takes a processor
    /// from the one that is waited for.
    @Test
    void twentyNewShoppersWhoAreToldOfAndSignInTwentyTimesAtOnceAreTwentyProfiles() throws Exception {
        var customers = customers();
        var shoppers = IntStream.range(0, 20).mapToObj(number -> "c-" + number).toList();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Callable<ProfileId>>();
            for (var shopper : shoppers) {
                var who = new Identity(shopper, shopper + "@example.com", null, true);
                for (var copy = 0; copy < 10; copy++) {
                    sent.add(() -> Objects.requireNonNull(customers
                                    .intake()
                                    .events(who, ProfilePatch.NOTHING, List.of(viewed("v-" + shopper)), NOON))
                            .profile()
                            .id());
                    sent.add(() -> customers
                            .profiles()
                            .recognise(new VerifiedShopper(shopper, "Maria", who.email(), null, null))
                            .id());
                }
            }
            assertThat(senders.invokeAll(sent).stream()
                            .map(done -> done.resultNow())
                            .distinct())
                    .hasSize(shoppers.size());
        }
    }

    @Test
    void anEventThatIsToldAgainUnderAnotherNameOfTheSameShopperIsTheSame() {
        var named = new Identity("c-7", "maria@example.com", null, false);
        var customers = customers();
        for (var who : List.of(MARIA, named, new Identity("c-7", null, null, false), MARIA)) {
            var _ = customers.intake().events(who, ProfilePatch.NOTHING, List.of(viewed("v-1")), NOON);
        }
        var maria = take(named, ProfilePatch.NOTHING).profile();
        assertThat(events(maria)).hasSize(1);
        var _ = customers.intake().events(named, ProfilePatch.NOTHING, List.of(viewed("v-2")), NOON);
        assertThat(events(maria)).hasSize(2);
        var other = new Identity("c-8", null, null, false);
        var _ = customers.intake().events(other, ProfilePatch.NOTHING, List.of(viewed("v-1")), NOON);
        assertThat(events(take(other, ProfilePatch.NOTHING).profile())).hasSize(1);
    }

    @Test
    void whatLosesAgainstOthersEachTimeIsTakenLaterAndNotRefused() {
        var bulk = customers().bulk();
        var block = List.of(new BulkIntake.Told(MARIA, facts(Fact.FIRST_NAME, "Maria"), null, null, null));
        for (var state : List.of("40001", "40P01", "90131", "HYT00")) {
            var lost = new AtomicInteger();
            assertThatThrownBy(() -> bulk.take(block, NOON, _ -> {
                        if (lost.incrementAndGet() <= 20) {
                            throw new TransactionException(new SQLException("Another was quicker.", state));
                        }
                    }))
                    .as(state)
                    .satisfies(
                            problem -> assertThat(WriteConflict.causes(problem)).isTrue());
        }
        assertThat(bulk.take(block, NOON, _ -> {}))
                .extracting(BulkIntake.Effect::refused)
                .containsOnlyNulls();
    }

    @Test
    void twoOfOneEventInOneReportAreOne() {
        var twice = List.of(viewed("v-1"), viewed("v-2"), viewed("v-1"));
        var taken = Objects.requireNonNull(customers().intake().events(MARIA, ProfilePatch.NOTHING, twice, NOON));
        assertThat(events(taken.profile())).hasSize(2);
    }

    @Test
    void whoHasClaimedVeryManyEmailsLosesNothingOfWhatWasTold() {
        var number = new AtomicLong();
        // The customer's own name is the last of all by its id.
        var customers =
                Customers.open(database(), new Codec(), () -> new UUID(0, number.incrementAndGet()), Peers.none());
        for (var i = 0; i < 60; i++) {
            var guest = new Identity(null, "guest-" + i + "@example.com", null, false);
            var _ = customers.intake().profile(guest, properties(Map.of("visits", i)), NOON);
        }
        for (var i = 0; i < 60; i++) {
            var claimed = new Identity("c-7", "guest-" + i + "@example.com", null, false);
            var _ = customers.intake().profile(claimed, properties(Map.of("order " + i, "yes")), NOON);
        }
        var who = new Identity("c-7", null, null, false);
        var _ = customers.profiles().take(new ProfileReport(NOON.plusSeconds(2)).name("Maria Rossi"), who);
        var _ = customers.profiles().take(new ProfileReport(NOON.plusSeconds(1)).name("Maria Rosi"), who);
        var taken = Objects.requireNonNull(
                customers.intake().profile(who, properties(Map.of("tier", "gold")), NOON.plusSeconds(3)));
        assertThat(taken.profile().name()).isEqualTo("Maria Rossi");
        assertThat(taken.profile().properties()).containsEntry("order 0", "yes").containsEntry("tier", "gold");
        assertThat(taken.told().properties()).containsEntry("order 0", "yes").containsEntry("order 59", "yes");
    }

    @Test
    void moreThanAProfileHoldsIsRefusedAndChangesNothing() {
        var _ = take(MARIA, properties(Map.of("tier", "gold")));
        assertThatThrownBy(() -> take(MARIA, properties(Map.of("tier", "x".repeat(100_001)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(take(MARIA, ProfilePatch.NOTHING).told().properties()).containsEntry("tier", "gold");
    }

    @Test
    void whatWasToldGoesWithWhomItWasToldOf() {
        var maria = take(MARIA, properties(Map.of("tier", "gold"))).profile();
        var _ = database()
                .jdbi()
                .inTransaction(
                        handle -> new ProfileErasure(new Codec(), UUID::randomUUID).erase(handle, maria.id(), NOON));
        // Who does something afterwards is back, and new.
        var back = customers().intake().events(MARIA, ProfilePatch.NOTHING, List.of(viewed("v-1")), NOON);
        assertThat(Objects.requireNonNull(back).told().properties()).isEmpty();
    }

    private static EventReport viewed(String uniqueId) {
        return new EventReport(uniqueId, NOON, Event.Kind.PRODUCT_VIEWED, "Viewed Product", "Viewed", Map.of());
    }

    private static ProfilePatch facts(@Nullable Object... factsAndTexts) {
        var facts = new EnumMap<Fact, @Nullable String>(Fact.class);
        for (var i = 0; i < factsAndTexts.length; i += 2) {
            facts.put((Fact) Objects.requireNonNull(factsAndTexts[i]), (String) factsAndTexts[i + 1]);
        }
        return new ProfilePatch(facts, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    private static ProfilePatch properties(Map<String, Object> properties) {
        return new ProfilePatch(new EnumMap<>(Fact.class), Map.of(), properties, Map.of(), Map.of(), List.of());
    }

    private Intake.Taken take(Identity who, ProfilePatch patch) {
        return Objects.requireNonNull(customers().intake().profile(who, patch, NOON));
    }

    private List<Event> events(Profile profile) {
        return customers().events().page(profile.id(), null, Set.of(), 100).events();
    }

    private Customers customers() {
        return Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
    }
}
