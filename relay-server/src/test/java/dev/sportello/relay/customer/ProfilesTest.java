package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfilesTest extends OnBothDatabases {

    @Test
    void findsNobodyUnderAnUnknownId() {
        assertThat(profiles().find(new ProfileId(UUID.randomUUID()))).isNull();
    }

    @Test
    void aShopperSeenForTheFirstTimeGetsAProfile() {
        var maria = profiles().recognise(new VerifiedShopper("c-7", "Maria Rossi", "maria@example.com", null, "it"));

        assertThat(maria.customerId()).isEqualTo("c-7");
        assertThat(maria.verified()).isEqualTo(new Profile.Verified(true, true, false));
        assertThat(profiles().find(maria.id())).isEqualTo(maria);
    }

    @Test
    void aKnownShopperIsBroughtUpToDateByWhatTheShopSaysAndKeepsTheRest() {
        var before =
                profiles().recognise(new VerifiedShopper("c-7", "Maria Rossi", "maria@example.com", "+39051", "it"));
        var after = profiles().recognise(new VerifiedShopper("c-7", "Maria Bianchi", "m@example.com", null, null));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Maria Bianchi");
        assertThat(after.email()).isEqualTo("m@example.com");
        assertThat(after.phone()).isEqualTo("+39051");
        assertThat(after.language()).isEqualTo("it");
        assertThat(profiles().find(after.id())).isEqualTo(after);
    }

    @Test
    void whatTheShopLeftEmptyChangesNothing() {
        var before =
                profiles().recognise(new VerifiedShopper("c-7", "Maria Rossi", "maria@example.com", "+39051", "it"));
        assertThat(profiles().recognise(new VerifiedShopper("c-7", "\u200b", "", " ", "\u3164")))
                .isEqualTo(before);
    }

    @Test
    void whoHasNoNameIsCalledByWhatBecomesKnown() {
        var unnamed = profiles().recognise(new VerifiedShopper("c-7", null, null, null, null));
        assertThat(unnamed.name()).isEqualTo("Customer c-7");
        var first = profiles().recognise(new VerifiedShopper("c-7", null, "old@example.com", null, null));
        assertThat(first.name()).isEqualTo("old@example.com");
        var later = profiles().recognise(new VerifiedShopper("c-7", "", "new@example.com", null, null));
        assertThat(later.name()).isEqualTo("new@example.com");
        assertThat(profiles()
                        .recognise(new VerifiedShopper("c-7", "Maria", null, null, null))
                        .name())
                .isEqualTo("Maria");
        assertThat(profiles()
                        .recognise(new VerifiedShopper("c-7", null, "third@example.com", null, null))
                        .name())
                .isEqualTo("Maria");
    }

    @Test
    void theLongestOfEverythingIsKept() {
        var longest = new VerifiedShopper(
                "🛒".repeat(100), "👩🏽".repeat(500), "é".repeat(320), "5".repeat(40), "x".repeat(35));
        var kept = profiles().recognise(longest);
        assertThat(profiles().find(kept.id())).isEqualTo(kept);
        assertThat(kept.name()).isEqualTo("👩🏽".repeat(50));
    }

    @Test
    void twoCustomerIdsAreNeverMergedWhateverElseIsTheSame() {
        var one = profiles().recognise(new VerifiedShopper("c-7", "Maria Rossi", "home@example.com", "+39051", "it"));
        var other = profiles().recognise(new VerifiedShopper("c-8", "Maria Rossi", "home@example.com", "+39051", "it"));

        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(profiles().find(one.id())).isEqualTo(one);
    }

    @Test
    void customerIdsThatDifferInCaseOrInTrailingBlanksAreDifferent() {
        var one = profiles().recognise(new VerifiedShopper("Abc", "A", null, null, null));

        assertThat(profiles()
                        .recognise(new VerifiedShopper("abc", "B", null, null, null))
                        .id())
                .isNotEqualTo(one.id());
        assertThat(profiles()
                        .recognise(new VerifiedShopper("Abc ", "C", null, null, null))
                        .id())
                .isNotEqualTo(one.id());
    }

    @Test
    void aShopperWithoutANameIsCalledByTheEmailElseByTheCustomerId() {
        assertThat(profiles()
                        .recognise(new VerifiedShopper("c-1", null, "a@example.com", null, null))
                        .name())
                .isEqualTo("a@example.com");
        assertThat(profiles()
                        .recognise(new VerifiedShopper("c-2", null, null, null, null))
                        .name())
                .isEqualTo("Customer c-2");
    }

    @Test
    void manyTabsThatIdentifyInTheSameInstantGetOneProfile() throws Exception {
        var shopper = new VerifiedShopper("c-7", "Maria Rossi", "maria@example.com", null, "it");
        var profiles = profiles();
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Profile> identify = () -> profiles.recognise(shopper);
            var found = tabs.invokeAll(
                    IntStream.range(0, 16).mapToObj(_ -> identify).toList());
            assertThat(found)
                    .extracting(tab -> tab.get().id())
                    .containsOnly(profiles.recognise(shopper).id());
        }
    }

    @Test
    void keepsAllThatIsKnownAndTheOrderOfProperties() throws Exception {
        var properties = new LinkedHashMap<String, String>();
        properties.put("zebra", "1");
        properties.put("apple", "“due” 🍏");
        var profile = new Profile(
                new ProfileId(UUID.randomUUID()),
                null,
                "ليلى الحداد",
                "l@example.com",
                "+97150",
                "Dubai",
                ZoneId.of("Asia/Dubai"),
                "ar",
                Instant.parse("2024-05-02T08:00:00.123Z"),
                properties,
                Profile.Verified.NOTHING,
                List.of(),
                null);
        profiles().add(profile);
        var _ = reopen();

        var kept = profiles().find(profile.id());
        assertThat(kept).isEqualTo(profile);
        assertThat(kept).extracting(Profile::properties).asString().startsWith("{zebra=");
    }

    @Test
    void whatIsKnownIsAllThatWasToldUnderHoweverManyNames() {
        var customer = profiles().recognise(new VerifiedShopper("c-1", "Maria", null, null, null));
        for (var at = 0; at < 60; at++) {
            var email = "maria" + at + "@example.com";
            var report = new ProfileReport(Instant.parse("2026-03-01T12:00:00Z")).name("Maria " + at);
            assertThat(profiles().take(report, new Identity(null, email, null, false)))
                    .isNotNull();
            assertThat(profiles().take(report, new Identity("c-1", email, null, false)))
                    .isNotNull();
        }
        var known = profiles().known(customer.id());
        assertThat(known.names()).hasSize(61);
        assertThat(known.told()).hasSize(61);
    }

    private Profiles profiles() {
        return Profiles.alone(database(), new Codec());
    }
}
