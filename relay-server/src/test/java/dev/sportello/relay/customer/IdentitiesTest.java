package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentitiesTest extends OnBothDatabases {
    private static final String EMAIL = "maria@example.com";
    private static final String PHONE = "+390512345678";

    private Customers customers;
    private int orders;

    @BeforeEach
    void open() {
        customers = Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
    }

    @Test
    void whatWasToldUnderAnEmailGoesToItsCustomerWithOrdersEventsAndSums() {
        var guest = told(null, EMAIL, null, false);
        var maria = told("c-7", EMAIL, null, true);

        assertThat(maria).isNotEqualTo(guest);
        assertThat(told(null, "MARIA@example.com ", null, false)).isEqualTo(maria);
        assertThat(customers.orders().page(maria, null, 10).orders()).hasSize(3);
        assertThat(events(maria)).hasSize(3).allMatch(event -> event.profile().equals(maria));
        var profile = Objects.requireNonNull(customers.profiles().find(maria));
        assertThat(profile.purchases()).singleElement().satisfies(bought -> {
            assertThat(bought.orders()).isEqualTo(3);
            assertThat(bought.spent()).isEqualByComparingTo("30");
        });
        assertThat(events(guest)).isEmpty();
    }

    @Test
    void anEmailThatTwoCustomersClaimAlikeIsOfNeither() throws Exception {
        var guest = told(null, EMAIL, null, false);
        var maria = told("c-7", EMAIL, null, false);
        var paolo = told("c-8", EMAIL, null, false);

        assertThat(maria).isNotEqualTo(paolo);
        assertThat(told(null, EMAIL, null, false)).isEqualTo(guest);
        assertThat(events(guest)).hasSize(2);
        assertThat(events(maria)).hasSize(1);
        assertThat(customers.search().find(EMAIL, null, 10).customers())
                .extracting(found -> found.id())
                .contains(guest);
    }

    /// Such as the number that a shop writes on all its orders.
    @Test
    void ofAllWhoClaimANameTheStrongestTwoAreRead() {
        var _ = told(null, null, PHONE, false);
        var phone = find(IdentityTable.Kind.PHONE, PHONE);
        for (var guest = 0; guest < 20; guest++) {
            var _ = told(null, "guest" + guest + "@example.com", PHONE, false);
        }
        assertThat(strongest(phone)).extracting(claim -> claim.byCustomer()).containsExactly(false, false);
        var maria = told("c-7", null, PHONE, false);
        assertThat(strongest(phone)).extracting(claim -> claim.byCustomer()).containsExactly(true, false);
        assertThat(told(null, null, PHONE, false)).isEqualTo(maria);
        var paolo = told("c-8", null, PHONE, true);
        assertThat(strongest(phone))
                .extracting(claim -> List.of(claim.byCustomer(), claim.signed()))
                .containsExactly(List.of(true, true), List.of(true, false));
        assertThat(told(null, null, PHONE, false)).isEqualTo(paolo);
    }

    private IdentityTable.Row find(IdentityTable.Kind kind, String name) {
        return Objects.requireNonNull(database()
                .jdbi()
                .withHandle(handle -> Optional.ofNullable(IdentityTable.find(handle, kind, name)))
                .orElse(null));
    }

    private List<IdentityTable.StrongClaim> strongest(IdentityTable.Row row) {
        return database().jdbi().withHandle(handle -> IdentityTable.strongestTwo(handle, row.id()));
    }

    @Test
    void whoSignedAnEmailCountsMoreThanWhoDidNot() {
        var maria = told("c-7", EMAIL, null, false);
        assertThat(told(null, EMAIL, null, false)).isEqualTo(maria);
        var paolo = told("c-8", EMAIL, null, true);
        assertThat(told(null, EMAIL, null, false)).isEqualTo(paolo);
    }

    @Test
    void whatWasToldOfAGuestGoesToTheCustomerAndOverwritesNothingThatWasSigned() {
        var guest = new Identity(null, EMAIL, PHONE, false);
        var _ = customers.profiles().take(report("Guest", "gold").phone(PHONE), guest);
        var maria = customers
                .profiles()
                .recognise(new VerifiedShopper("c-7", "Maria Rossi", EMAIL, null, null))
                .id();
        var known = Objects.requireNonNull(customers.profiles().find(maria));
        assertThat(known.name()).isEqualTo("Maria Rossi");
        assertThat(known.phone()).isEqualTo(PHONE);
        assertThat(known.properties()).containsEntry("tier", "gold");
        // Another has signed it as well: it is neither's, and nor is what was told under it.
        var _ = customers.profiles().recognise(new VerifiedShopper("c-8", "Paolo", EMAIL, null, null));
        var alone = Objects.requireNonNull(customers.profiles().find(maria));
        assertThat(alone.phone()).isNull();
        assertThat(alone.properties()).isEmpty();
        assertThat(Objects.requireNonNull(customers.profiles().take(report("Guest", "gold"), guest))
                        .name())
                .isEqualTo("Guest");
    }

    private static ProfileReport report(String name, String tier) {
        return new ProfileReport(Instant.EPOCH).name(name).property("tier", tier);
    }

    @Test
    void aPhoneNumberFollowsTheEmailThatItWasToldWith() {
        var phone = told(null, null, PHONE, false);
        var email = told(null, EMAIL, "0039 051 234-5678", false);
        assertThat(email).isNotEqualTo(phone);
        assertThat(told(null, null, PHONE, false)).isEqualTo(email);
        var maria = told("c-7", EMAIL, null, true);
        assertThat(told(null, null, PHONE, false)).isEqualTo(maria);
        assertThat(events(maria)).hasSize(5);
    }

    @Test
    void whatIsErasedIsKnownUnderNoName() {
        var _ = told(null, EMAIL, null, false);
        var maria = told("c-7", EMAIL, PHONE, true);
        erase(maria);

        assertThat(events(maria)).isEmpty();
        assertThat(told(null, EMAIL, null, false)).isNotEqualTo(maria);
        assertThat(told("c-7", null, null, true)).isNotEqualTo(maria);
    }

    @Test
    void whatWasToldUnderAnEmailThatTwoHaveSignedIsErasedWithEitherAndTheOtherKeepsIt() throws Exception {
        var guest = told(null, EMAIL, null, false);
        var maria = told("c-7", EMAIL, null, true);
        var paolo = told("c-8", EMAIL, null, true);
        erase(maria);

        assertThat(events(guest)).isEmpty();
        assertThat(customers.orders().page(guest, null, 10).orders()).isEmpty();
        assertThat(events(paolo)).hasSize(1);
        assertThat(told(null, EMAIL, null, false)).isEqualTo(paolo);
        assertThat(found("o1")).isEmpty();
    }

    @Test
    void whoOnlyClaimedAnEmailTakesNothingOfTheOneWhoSignedItAlong() {
        var paolo = told("c-8", EMAIL, null, true);
        var maria = told("c-7", EMAIL, null, false);
        var _ = told(null, EMAIL, null, false);
        erase(maria);

        assertThat(events(paolo)).hasSize(2);
        assertThat(told(null, EMAIL, null, false)).isEqualTo(paolo);
    }

    @Test
    void anEmailThatTheShopHasNotVerifiedLeadsToNothingOfIts() {
        var guest = told(null, EMAIL, null, false);
        var stranger = customers.profiles().recognise(new VerifiedShopper("c-9", "Eve", EMAIL, null, null, false));

        assertThat(stranger.email()).isEqualTo(EMAIL);
        assertThat(stranger.verified().email()).isFalse();
        assertThat(events(stranger.id())).isEmpty();
        assertThat(told(null, EMAIL, null, false)).isEqualTo(guest);
    }

    @Test
    void aCustomerWhoNeverSignedInIsFoundByTheEmailOfTheirOrder() throws Exception {
        var maria = told("c-7", EMAIL, PHONE, false);
        assertThat(found(EMAIL)).containsExactly(maria);
        assertThat(found(PHONE)).containsExactly(maria);
    }

    @Test
    void theNumberOfAnOrderThatIsAnothersNowFindsOnlyTheOther() throws Exception {
        var maria = told("c-7", EMAIL, null, false);
        var _ = told(null, EMAIL, null, false);
        assertThat(found("o2")).containsExactly(maria);
        var paolo = told("c-8", EMAIL, null, true);
        assertThat(found("o2")).containsExactly(paolo);
        assertThat(found(EMAIL)).containsExactly(paolo);
    }

    private List<ProfileId> found(String question) throws RefusedFrame {
        return customers.search().find(question, null, 10).customers().stream()
                .map(Profile::id)
                .toList();
    }

    private ProfileId told(
            @Nullable String customerId, @Nullable String email, @Nullable String phone, boolean signed) {
        var identity = new Identity(customerId, email, phone, signed);
        var report = new OrderReport("test", "o" + ++orders, Instant.EPOCH)
                .placedAt(Instant.EPOCH)
                .total(BigDecimal.TEN);
        customers.orders().take(report, identity);
        return database()
                .jdbi()
                .inTransaction(handle -> new Identities(new Codec(), UUID::randomUUID).resolve(handle, identity))
                .profile();
    }

    private void erase(ProfileId profile) {
        var erasure = new ProfileErasure(new Codec(), UUID::randomUUID);
        var _ = database().jdbi().inTransaction(handle -> erasure.erase(handle, profile, Instant.EPOCH));
    }

    private List<Event> events(ProfileId profile) {
        return customers.events().page(profile, null, Set.of(), 100).events();
    }
}
