package dev.sportello.relay.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.MergeId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Random streams of identities, in any order, lead to the same profiles: the ones that the rule gives for the set.
@Tag("long")
class IdentityOrderTest {
    private static final List<String> PHONES = List.of("+390510000000", "+390510000001", "+390510000002");

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

    @Property(tries = 150)
    void whatAgentsMergeAndUndoLeadsToWhatIsLeftOfItWhateverCameFirst(
            @ForAll("streams") List<Identity> stream, @ForAll("links") List<Link> links, @ForAll long seed) {
        var random = new Random(seed);
        var half = random.nextInt(stream.size() + 1);
        var left = links.stream().filter(_ -> random.nextBoolean()).toList();
        var inBetween = groups(stream, (handle, identities) -> {
            stream.subList(0, half).forEach(told -> identities.resolve(handle, told));
            links.forEach(link -> link.make(handle, identities));
            stream.subList(half, stream.size()).forEach(told -> identities.resolve(handle, told));
            links.stream().filter(link -> !left.contains(link)).forEach(link -> link.undo(handle, identities));
        });
        var shuffled = new ArrayList<>(stream);
        Collections.shuffle(shuffled, random);
        var atLast = groups(stream, (handle, identities) -> {
            links.forEach(link -> link.resolve(handle, identities));
            left.forEach(link -> link.make(handle, identities));
            shuffled.forEach(told -> identities.resolve(handle, told));
        });
        assertThat(inBetween).isEqualTo(atLast);
    }

    /// That an agent says that one guest's name goes with another's.
    record Link(Identity name, Identity claimant) {
        private static final AgentId ANNA = new AgentId(new UUID(0, 1));

        private MergeId id() {
            return new MergeId(UUID.nameUUIDFromBytes(toString().getBytes(UTF_8)));
        }

        void make(Handle handle, Identities identities) {
            var with = identities.resolve(handle, claimant).identity();
            var goes = identities.resolve(handle, name).identity();
            var nobody = new ProfileId(new UUID(0, 0));
            MergeTable.insert(
                    handle,
                    new MergeTable.Row(id(), goes, with, nobody, nobody, "", ANNA, "Anna", Instant.EPOCH, null));
            identities.settle(handle, goes, new HashSet<>());
        }

        void undo(Handle handle, Identities identities) {
            MergeTable.undo(handle, id(), Instant.EPOCH);
            identities.settle(handle, identities.resolve(handle, name).identity(), new HashSet<>());
        }

        void resolve(Handle handle, Identities identities) {
            var _ = identities.resolve(handle, claimant);
            var _ = identities.resolve(handle, name);
        }
    }

    @Provide
    Arbitrary<List<Link>> links() {
        var emails = Arbitraries.of("a@x.example", "b@x.example", "c@x.example")
                .map(email -> new Identity(null, email, null, false));
        var phones = Arbitraries.of(PHONES).map(phone -> new Identity(null, null, phone, false));
        var guests = Arbitraries.oneOf(emails, phones);
        return Combinators.combine(guests, guests)
                .filter((name, claimant) -> !name.equals(claimant))
                .as(Link::new)
                .list()
                .uniqueElements(Link::name)
                .ofMaxSize(4);
    }

    /// Which of them share a profile, when all have been told.
    private static Set<Set<Identity>> groups(List<Identity> stream) {
        return groups(stream, (handle, identities) -> stream.forEach(told -> identities.resolve(handle, told)));
    }

    /// Which of them share a profile after something was done.
    private static Set<Set<Identity>> groups(List<Identity> stream, BiConsumer<Handle, Identities> acts) {
        return Objects.requireNonNull(database).jdbi().inTransaction(handle -> {
            var identities = new Identities(new Codec(), UUID::randomUUID);
            acts.accept(handle, identities);
            var groups = stream.stream()
                    .distinct()
                    .collect(Collectors.groupingBy(told -> profile(handle, told), Collectors.toSet()));
            handle.rollback();
            return new HashSet<>(groups.values());
        });
    }

    private static ProfileId profile(Handle handle, Identity told) {
        return told.customerId() == null
                ? Objects.requireNonNull(IdentityTable.find(handle, told)).profile()
                : ProfileTable.find(handle, told.customerId()).orElseThrow().id();
    }

    @Provide
    Arbitrary<List<Identity>> streams() {
        var customers = Arbitraries.of("c-1", "c-2", "c-3").injectNull(0.5);
        var emails = Arbitraries.of("a@x.example", "b@x.example", "c@x.example").injectNull(0.4);
        var phones = Arbitraries.of(PHONES).injectNull(0.5);
        return Combinators.combine(customers, emails, phones, Arbitraries.of(true, false))
                .filter((customer, email, phone, _) -> customer != null || email != null || phone != null)
                .as(Identity::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }
}
