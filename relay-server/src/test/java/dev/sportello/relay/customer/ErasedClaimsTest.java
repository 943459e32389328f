package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Codec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is erased takes nothing of anybody else along.
class ErasedClaimsTest extends OnBothDatabases {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String EMAIL = "maria@example.com";
    private static final String OTHER_EMAIL = "paolo@example.com";
    private static final String PHONE = "+390512345678";
    private static final Agent ANNA =
            new Agent(new AgentId(new UUID(0, 1)), "Anna Bianchi", "anna@shop.test", Role.ADMIN, Agent.Standing.ACTIVE);

    private final ProfileErasure erasure = new ProfileErasure(new Codec(), UUID::randomUUID);
    private Customers customers;
    private int orders;

    @BeforeEach
    void open() {
        customers = Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
    }

    @Test
    void aGuestWhoWasMergedWithAnEmailThatTwoHaveSignedKeepsOrdersAndEvents() throws Exception {
        var email = told(null, EMAIL, null);
        var maria = signed("c-7");
        var _ = signed("c-8");
        var _ = signed("c-9");
        var guest = told(null, null, PHONE);
        var _ = customers.merges().merge(email, guest, ANNA, NOON);
        assertThat(told(null, null, PHONE)).isEqualTo(email);
        erase(maria);

        assertThat(told(null, null, PHONE)).isEqualTo(guest);
        assertKept(guest, 3);
        assertThat(told(null, EMAIL, null)).isNotEqualTo(email);
    }

    @Test
    void aPhoneNumberThatFollowsAnEmailThatManyHaveSignedFollowsItFurther() throws Exception {
        var _ = told(null, null, PHONE);
        var email = told(null, EMAIL, PHONE);
        var maria = signed("c-7");
        var _ = signed("c-8");
        var _ = signed("c-9");
        assertThat(told(null, null, PHONE)).isEqualTo(email);
        erase(maria);

        var now = told(null, EMAIL, null);
        assertThat(now).isNotEqualTo(email);
        assertThat(told(null, null, PHONE)).isEqualTo(now);
        assertKept(now, 4);
    }

    @Test
    void aPhoneNumberGoesToTheOneWhoIsLeftOfTwoWhoHaveSignedItsEmail() throws Exception {
        var _ = told(null, null, PHONE);
        var _ = told(null, EMAIL, PHONE);
        var maria = signed("c-7");
        var paolo = signed("c-8");
        erase(maria);
        assertThat(told(null, null, PHONE)).isEqualTo(paolo);
        assertKept(paolo, 2);
    }

    @Test
    void whatWasToldUnderAnEmailThatSomebodyTypedStays() throws Exception {
        var guest = told(null, EMAIL, null);
        var phone = told(null, EMAIL, PHONE);
        assertThat(phone).isEqualTo(guest);
        var stranger = told("c-7", EMAIL, null);
        assertThat(told(null, EMAIL, null)).isEqualTo(stranger);
        erase(stranger);

        assertKept(guest, 3);
        assertThat(told(null, EMAIL, null)).isEqualTo(guest);
        assertThat(told(null, null, PHONE)).isEqualTo(guest);
        assertThat(keepsFactsOfEmail(true)).isTrue();
        assertThat(customers.search().find(EMAIL, null, 10).customers())
                .extracting(found -> found.id())
                .containsExactly(guest);
    }

    @Test
    void whatWasToldUnderAnEmailThatTwoHaveTypedGoesToTheOneWhoIsLeft() throws Exception {
        var _ = told(null, EMAIL, null);
        var maria = told("c-7", EMAIL, null);
        var paolo = told("c-8", EMAIL, null);
        erase(maria);
        assertThat(told(null, EMAIL, null)).isEqualTo(paolo);
        assertKept(paolo, 3);
    }

    @Test
    void anEmailUnderWhichNothingElseWasToldGoesWithWhomTypedIt() {
        erase(told("c-7", EMAIL, PHONE));
        assertThat(names()).isZero();
        assertThat(keepsFactsOfEmail(false)).isFalse();
    }

    /// @param known whether the email was known before the report
    private boolean keepsFactsOfEmail(boolean known) {
        var who = new Identity(null, EMAIL, null, false);
        return database().jdbi().withHandle(handle -> LateReports.keepsFacts(handle, who, known));
    }

    @Test
    void whatAnAgentHasMergedGoesWithTheCustomer() throws Exception {
        var guest = told(null, OTHER_EMAIL, null);
        var maria = told("c-7", null, null);
        var _ = customers.merges().merge(maria, guest, ANNA, NOON);
        erase(maria);
        assertThat(names()).isZero();
        assertThat(events(guest)).isZero();
        assertThat(events(maria)).isZero();
    }

    @Test
    void anEmailErasesItsGuestAndLeavesTheCustomerWhoHasTypedIt() throws Exception {
        var _ = told(null, EMAIL, null);
        var maria = told("c-7", EMAIL, null);
        assertThat(events(maria)).isEqualTo(2);
        erase(new Identity(null, EMAIL, null, false));

        assertKept(maria, 1);
        assertThat(names()).isEqualTo(1);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void anEmailErasesTheCustomerWhoHasSignedIt() {
        var _ = told(null, EMAIL, null);
        var maria = signed("c-7");
        erase(new Identity(null, EMAIL, null, false));
        assertThat(customers.profiles().find(maria)).isNull();
        assertThat(names()).isZero();
        assertThat(events()).isZero();
    }

    @Test
    void theProfileThatAnEmailHadBeforeErasesWhomItIsOfNow() {
        var guest = told(null, EMAIL, null);
        var maria = signed("c-7");
        assertThat(meant(guest)).isEqualTo(maria);
        erase(guest);
        assertThat(customers.profiles().find(maria)).isNull();
        assertThat(names()).isZero();
        assertThat(events()).isZero();
    }

    @Test
    void theProfileThatAnEmailHadBeforeErasesTheEmailAndLeavesTheCustomerWhoHasTypedIt() throws Exception {
        var guest = told(null, EMAIL, null);
        var maria = told("c-7", EMAIL, null);
        assertThat(meant(guest)).isEqualTo(guest);
        erase(guest);
        assertKept(maria, 1);
        assertThat(names()).isEqualTo(1);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aProfileThatAnAgentHasMergedErasesTheOneThatWasKept() throws Exception {
        var guest = told(null, OTHER_EMAIL, null);
        var maria = told("c-7", null, null);
        var _ = customers.merges().merge(maria, guest, ANNA, NOON);
        assertThat(meant(guest)).isEqualTo(maria);
        assertThat(meant(maria)).isEqualTo(maria);
        erase(guest);
        assertThat(customers.profiles().find(maria)).isNull();
        assertThat(names()).isZero();
        assertThat(events()).isZero();
    }

    /// It was read among the names that go along, and was erased before it could be locked.
    @Test
    void aNameThatIsErasedWhileAnotherIsSignedInKeepsNobodyOut() throws Exception {
        var _ = told(null, EMAIL, PHONE);
        var signsIn = database().jdbi().inTransaction(handle -> {
            var phone = IdentityTable.locked(handle, IdentityTable.Kind.PHONE, PHONE);
            IdentityTable.delete(handle, Objects.requireNonNull(phone).id());
            var result = CompletableFuture.supplyAsync(() -> signed("c-7"));
            await().until(() -> result.isDone() || waiting() > 0);
            assertThat(result).as("waits for the name").isNotDone();
            return result;
        });
        var maria = signsIn.get(1, TimeUnit.MINUTES);
        assertThat(customers.profiles().named(new Identity(null, EMAIL, null, false)))
                .isEqualTo(maria);
    }

    /// How many wait for what another has locked.
    private long waiting() {
        var sql = kind == TestDatabase.POSTGRES
                ? "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                : "select count(*) from information_schema.sessions where blocker_id is not null";
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private ProfileId signed(String customerId) {
        return customers
                .profiles()
                .recognise(new VerifiedShopper(customerId, customerId, EMAIL, null, null))
                .id();
    }

    /// Takes an order, which makes an event.
    private ProfileId told(@Nullable String customerId, @Nullable String email, @Nullable String phone) {
        var who = new Identity(customerId, email, phone, false);
        var report =
                new OrderReport("test", "o" + ++orders, NOON).placedAt(NOON).total(BigDecimal.TEN);
        customers.orders().take(report, who);
        return Objects.requireNonNull(customers.profiles().named(who));
    }

    private void assertKept(ProfileId profile, int ordersOfIt) throws Exception {
        assertThat(customers.orders().page(profile, null, 10).orders()).hasSize(ordersOfIt);
        assertThat(events(profile)).isGreaterThanOrEqualTo(ordersOfIt);
        assertThat(CustomersCheck.problems(database(), new Codec())).isEmpty();
    }

    private ProfileId meant(ProfileId profile) {
        return database().jdbi().inTransaction(handle -> erasure.meant(handle, profile));
    }

    private void erase(ProfileId profile) {
        assertThat(database()
                        .jdbi()
                        .<Set<ProfileId>, RuntimeException>inTransaction(
                                handle -> erasure.erase(handle, profile, NOON)))
                .isNotEmpty();
    }

    private void erase(Identity who) {
        database().jdbi().useTransaction(handle -> {
            for (var each : erasure.begin(handle, who, NOON)) {
                var _ = erasure.deleteSome(handle, each, NOON);
            }
        });
    }

    private long events(ProfileId profile) {
        return database().jdbi().withHandle(handle -> ProfileErasure.events(handle, profile));
    }

    private long events() {
        return count("event");
    }

    private long names() {
        return count("identity");
    }

    private long count(String table) {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
