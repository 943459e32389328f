package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Event;
import dev.sportello.model.MergeId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MergesTest extends OnBothDatabases {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Identity EMAIL = new Identity(null, "maria@example.com", null, false);
    private static final Identity PHONE = new Identity(null, null, "+390512345678", false);
    private static final Identity CUSTOMER = new Identity("c-7", null, null, false);
    private static final Agent ANNA =
            new Agent(new AgentId(new UUID(0, 1)), "Anna Bianchi", "anna@shop.test", Role.ADMIN, Agent.Standing.ACTIVE);
    private static final Agent BRUNO =
            new Agent(new AgentId(new UUID(0, 2)), "Bruno Verdi", "bruno@shop.test", Role.AGENT, Agent.Standing.ACTIVE);

    private int orders;

    @Test
    void ordersEventsAndFactsGoTogetherAndComeApartAgain() throws Exception {
        var maria = told(CUSTOMER, "Maria");
        var guest = told(EMAIL, "Guest");
        var merge = customers().merges().merge(guest, maria, ANNA, NOON);

        assertThat(merge.kept()).isEqualTo(maria);
        assertThat(merge.merged()).isEqualTo(guest);
        var one = profile(maria);
        assertThat(one.name()).isEqualTo("Maria");
        assertThat(one.properties()).containsEntry("told to Maria", "yes").containsEntry("told to Guest", "yes");
        assertThat(one.purchases())
                .singleElement()
                .satisfies(bought -> assertThat(bought.orders()).isEqualTo(2));
        assertThat(metrics(maria)).containsOnlyOnce("profiles-merged");
        assertThat(told(EMAIL, "Guest")).isEqualTo(maria);
        assertThat(found("guest")).containsExactly(maria);

        // What came in between is of whom it was told of. The relay may have been restarted.
        var between = told(CUSTOMER, "Maria");
        assertThat(between).isEqualTo(maria);
        var undone = customers().merges().undo(merge.id(), BRUNO, NOON.plus(Duration.ofMinutes(10)));
        assertThat(undone).isEqualTo(merge);
        assertThat(profile(guest).name()).isEqualTo("Guest");
        assertThat(profile(guest).purchases())
                .singleElement()
                .satisfies(bought -> assertThat(bought.orders()).isEqualTo(2));
        assertThat(profile(maria).properties()).containsOnlyKeys("told to Maria");
        assertThat(profile(maria).purchases())
                .singleElement()
                .satisfies(bought -> assertThat(bought.orders()).isEqualTo(2));
        assertThat(metrics(maria)).contains("profiles-merged", "merge-undone");
        assertThat(metrics(guest)).doesNotContain("profiles-merged");
        assertThat(found("guest")).containsExactly(guest);
        assertThat(told(EMAIL, "Guest")).isEqualTo(guest);
        assertThat(CustomersCheck.problems(database(), new Codec())).isEmpty();
        assertThat(customers().merges().undo(merge.id(), ANNA, NOON))
                .as("again")
                .isEqualTo(merge);
    }

    @Test
    void ofTwoGuestsTheOneWhoIsShownIsKeptAndBothGoToACustomerWhoSignsForOne() throws Exception {
        var email = told(EMAIL, "Maria");
        var phone = told(PHONE, "Mary");
        var merge = customers().merges().merge(email, phone, ANNA, NOON);
        assertThat(merge.kept()).isEqualTo(email);
        assertThat(customers().merges().undoable(email, NOON)).containsExactly(merge);

        var customer = customers()
                .profiles()
                .recognise(new VerifiedShopper("c-8", "Maria Rossi", EMAIL.email(), null, null))
                .id();
        assertThat(told(PHONE, "Mary")).isEqualTo(customer);
        assertThat(profile(customer).name()).isEqualTo("Maria Rossi");
        var _ = customers().merges().undo(merge.id(), ANNA, NOON);
        assertThat(told(PHONE, "Mary")).isEqualTo(phone);
        assertThat(told(EMAIL, "Maria")).isEqualTo(customer);
        assertThat(CustomersCheck.problems(database(), new Codec())).isEmpty();
    }

    @Test
    void whatAnAgentMergedByHandGoesToWhomItIsSignedFor() throws Exception {
        var maria = told(CUSTOMER, "Maria");
        var guest = told(EMAIL, "Guest");
        var _ = customers().merges().merge(maria, guest, ANNA, NOON);
        var paolo = customers()
                .profiles()
                .recognise(new VerifiedShopper("c-8", "Paolo", EMAIL.email(), null, null))
                .id();
        assertThat(told(EMAIL, "Guest")).isEqualTo(paolo);
        assertThat(profile(maria).properties()).containsOnlyKeys("told to Maria");
    }

    /// An order that names both makes each of two guests follow the other.
    @Test
    void whatIsUndoneLeavesWithAllThatFollowsItAlsoWhereTwoFollowEachOther() throws Exception {
        var phone = told(PHONE, "Mary");
        var email = told(EMAIL, "Maria");
        var _ = customers().merges().merge(phone, email, ANNA, NOON);
        var _ = told(new Identity(null, EMAIL.email(), PHONE.phone(), false), "Maria");
        var customer = told(CUSTOMER, "Paolo");
        var merge = customers().merges().merge(phone, customer, ANNA, NOON);
        assertThat(told(EMAIL, "Maria")).isEqualTo(customer);

        var _ = customers().merges().undo(merge.id(), ANNA, NOON);
        assertThat(told(PHONE, "Mary")).isEqualTo(phone);
        assertThat(told(EMAIL, "Maria")).isEqualTo(phone);
        assertThat(profile(customer).properties()).containsOnlyKeys("told to Paolo");
        assertThat(CustomersCheck.problems(database(), new Codec())).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() throws Exception {
        var maria = told(CUSTOMER, "Maria");
        var other = told(new Identity("c-8", null, null, false), "Paolo");
        var guest = told(EMAIL, "Guest");
        var merges = customers().merges();
        assertThat(refusal(() -> merges.merge(maria, other, ANNA, NOON))).isEqualTo(ErrorKind.TWO_CUSTOMERS);
        assertThat(refusal(() -> merges.merge(maria, maria, ANNA, NOON))).isEqualTo(ErrorKind.SAME_PROFILE);
        var nobody = new ProfileId(UUID.randomUUID());
        assertThat(refusal(() -> merges.merge(maria, nobody, ANNA, NOON))).isEqualTo(ErrorKind.PROFILE_UNKNOWN);
        var merge = merges.merge(maria, guest, ANNA, NOON);
        assertThat(refusal(() -> merges.merge(guest, maria, ANNA, NOON))).isEqualTo(ErrorKind.SAME_PROFILE);
        assertThat(refusal(() -> merges.merge(guest, other, ANNA, NOON))).isEqualTo(ErrorKind.TWO_CUSTOMERS);
        var late = NOON.plus(Duration.ofMinutes(10)).plusMillis(1);
        assertThat(refusal(() -> merges.undo(merge.id(), ANNA, late))).isEqualTo(ErrorKind.UNDO_TOO_LATE);
        assertThat(merges.undoable(maria, late)).isEmpty();
        var unknown = new MergeId(UUID.randomUUID());
        assertThat(refusal(() -> merges.undo(unknown, ANNA, NOON))).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void twoAgentsWhoMergeTheSameInTheSameInstantMergeItOnce() throws Exception {
        var email = told(EMAIL, "Maria");
        var phone = told(PHONE, "Mary");
        var merges = customers().merges();
        try (var agents = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = Stream.<Callable<Boolean>>of(
                            () -> isMerged(merges, email, phone), () -> isMerged(merges, phone, email))
                    .toList();
            assertThat(agents.invokeAll(tries))
                    .filteredOn(each -> each.resultNow())
                    .hasSize(1);
        }
        assertThat(told(EMAIL, "Maria")).isEqualTo(told(PHONE, "Mary"));
    }

    private static boolean isMerged(Merges merges, ProfileId one, ProfileId other) {
        try {
            var _ = merges.merge(one, other, ANNA, NOON);
            return true;
        } catch (RefusedFrame e) {
            return false;
        }
    }

    private static Object refusal(ThrowingCallable act) {
        var refused = new Object[1];
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RefusedFrame.class, e -> refused[0] = e.refusal().error());
        return Objects.requireNonNull(refused[0]);
    }

    private ProfileId told(Identity who, String name) {
        var customers = customers();
        var report = new ProfileReport(NOON).name(name).property("told to " + name, "yes");
        var profile =
                Objects.requireNonNull(customers.profiles().take(report, who)).id();
        customers
                .orders()
                .take(
                        new OrderReport("test", "o" + ++orders, NOON)
                                .placedAt(NOON)
                                .total(BigDecimal.TEN),
                        who);
        return profile;
    }

    private Profile profile(ProfileId id) {
        return Objects.requireNonNull(customers().profiles().find(id));
    }

    private List<String> metrics(ProfileId id) {
        return customers().events().page(id, null, Set.of(), 100).events().stream()
                .map(Event::metric)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<ProfileId> found(String question) throws RefusedFrame {
        return customers().search().find(question, null, 10).customers().stream()
                .map(Profile::id)
                .toList();
    }

    private Customers customers() {
        return Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
    }
}
