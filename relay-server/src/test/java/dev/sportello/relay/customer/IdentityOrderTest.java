package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Random streams of identities, in any order, lead to the same profiles: the ones that the rule gives for the set.
class IdentityOrderTest {
    private static @Nullable Database database;
    private static @Nullable Path folder;

    @BeforeContainer
    static void open() throws Exception {
        folder = Files.createTempDirectory("identities");
        database = Database.open(new DatabaseConfig.Embedded(folder));
        Properties.register(database.jdbi(), new Codec());
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(database).close();
    }

    @Property(tries = 150)
    void anyOrderOfTheSameIdentitiesLeadsToTheSameProfiles(
            @ForAll("streams") List<Identity> stream, @ForAll long seed) {
        var shuffled = new ArrayList<>(stream);
        Collections.shuffle(shuffled, new Random(seed));
        var expected = IdentityRule.groups(Set.copyOf(stream));
        assertThat(groups(stream)).isEqualTo(expected);
        assertThat(groups(shuffled)).isEqualTo(expected);
    }

    @Property(tries = 100)
    void twoCustomerIdsNeverShareAProfile(@ForAll("streams") List<Identity> stream) {
        for (var group : groups(stream)) {
            assertThat(group.stream()
                            .map(Identity::customerId)
                            .filter(Objects::nonNull)
                            .distinct())
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    /// Which of them share a profile, when all have been told.
    private static Set<Set<Identity>> groups(List<Identity> stream) {
        return Objects.requireNonNull(database).jdbi().inTransaction(handle -> {
            var identities = new Identities(new Codec(), UUID::randomUUID);
            var kept = stream.stream()
                    .collect(Collectors.toMap(
                            told -> told,
                            told -> identities.resolve(handle, told).identity(),
                            (one, _) -> one));
            var groups = kept.keySet().stream()
                    .collect(Collectors.groupingBy(told -> profile(handle, kept.get(told)), Collectors.toSet()));
            handle.rollback();
            return new HashSet<>(groups.values());
        });
    }

    private static ProfileId profile(Handle handle, @Nullable UUID identity) {
        return Objects.requireNonNull(IdentityTable.find(handle, Objects.requireNonNull(identity)))
                .profile();
    }

    @Provide
    Arbitrary<List<Identity>> streams() {
        var customers = Arbitraries.of("c-1", "c-2", "c-3").injectNull(0.5);
        var emails = Arbitraries.of("a@x.example", "b@x.example", "c@x.example").injectNull(0.4);
        var phones = Arbitraries.of(IntStream.range(0, 3)
                        .mapToObj(digit -> "+39051000000" + digit)
                        .toList())
                .injectNull(0.5);
        return Combinators.combine(customers, emails, phones, Arbitraries.of(true, false))
                .filter((customer, email, phone, _) -> customer != null || email != null || phone != null)
                .as(Identity::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }
}
