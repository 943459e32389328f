package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.MergeId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
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

/// Random streams of what was told of whom, in any order, lead to the same profiles with the same facts.
@Tag("long")
class FactOrderTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    private static @Nullable Database database;

    /// What was told once.
    ///
    /// @param at in seconds
    private record Told(
            Identity who,
            int at,
            @Nullable String name,
            @Nullable String place,
            @Nullable String property) {}

    @BeforeContainer
    static void open() throws Exception {
        Path folder = Files.createTempDirectory("facts");
        database = Database.open(new DatabaseConfig.Embedded(folder));
        Properties.register(database.jdbi(), new Codec());
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(database).close();
    }

    @Property(tries = 150)
    void anyOrderLeadsToTheSameProfiles(@ForAll("streams") List<Told> stream, @ForAll long seed) {
        var shuffled = new ArrayList<>(stream);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(profiles(shuffled)).isEqualTo(profiles(stream));
    }

    @Property(tries = 100)
    void ofACustomerTheLatestIsShownThatWasToldForCertain(@ForAll("streams") List<Told> stream) {
        profiles(stream).forEach((who, shown) -> {
            if (who.customerId() != null) {
                stream.stream()
                        .filter(told -> who.customerId().equals(told.who().customerId()) && told.name() != null)
                        .max((one, other) -> one.at() != other.at()
                                ? Integer.compare(one.at(), other.at())
                                : Objects.requireNonNull(one.name()).compareTo(Objects.requireNonNull(other.name())))
                        .ifPresent(told -> assertThat(shown).contains("name=" + told.name()));
            }
        });
    }

    @Property(tries = 100)
    void aMergeThatIsUndoneLeavesNoTraceWhateverCameInBetween(
            @ForAll("streams") List<Told> before, @ForAll("streams") List<Told> between, @ForAll long seed) {
        var all = new ArrayList<>(before);
        all.addAll(between);
        var merged = Objects.requireNonNull(database).jdbi().inTransaction(handle -> {
            var names = new HashMap<Identity, UUID>();
            tell(handle, before, names);
            var merge = mergeAny(handle, names, new Random(seed));
            tell(handle, between, names);
            assertThat(twoCustomersShare(handle, names)).isFalse();
            if (merge != null) {
                var identity =
                        Objects.requireNonNull(MergeTable.locked(handle, merge)).identity();
                MergeTable.undo(handle, merge, FIRST);
                new Identities(new Codec(), UUID::randomUUID).settle(handle, identity, new HashSet<>());
            }
            var shown = shown(handle, names);
            handle.rollback();
            return shown;
        });
        assertThat(merged).isEqualTo(profiles(all));
    }

    /// As an agent does, who sees two profiles.
    private static @Nullable MergeId mergeAny(Handle handle, Map<Identity, UUID> names, Random random) {
        var identities = new Identities(new Codec(), UUID::randomUUID);
        var profiles = names.values().stream()
                .map(name ->
                        Objects.requireNonNull(IdentityTable.find(handle, name)).profile())
                .distinct()
                .sorted(Comparator.comparing(ProfileId::value))
                .map(id -> ProfileTable.find(handle, id).orElseThrow())
                .toList();
        var guests = profiles.stream().filter(each -> each.customerId() == null).toList();
        if (profiles.size() < 2 || guests.isEmpty()) {
            return null;
        }
        var merged = guests.get(random.nextInt(guests.size()));
        var others =
                profiles.stream().filter(each -> !each.id().equals(merged.id())).toList();
        var kept = others.get(random.nextInt(others.size()));
        var own = Objects.requireNonNull(identities.own(handle, merged)).id();
        var id = new MergeId(UUID.randomUUID());
        var claimant = Objects.requireNonNull(identities.own(handle, kept)).id();
        var agent = new AgentId(UUID.randomUUID());
        MergeTable.insert(
                handle, new MergeTable.Row(id, own, claimant, kept.id(), merged.id(), "?", agent, "Anna", FIRST, null));
        identities.settle(handle, own, new HashSet<>());
        return id;
    }

    private static boolean twoCustomersShare(Handle handle, Map<Identity, UUID> names) {
        return names.entrySet().stream()
                .filter(each -> each.getKey().customerId() != null)
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(IdentityTable.find(handle, each.getValue()))
                                .profile(),
                        Collectors.mapping(each -> each.getKey().customerId(), Collectors.toSet())))
                .values()
                .stream()
                .anyMatch(customers -> customers.size() > 1);
    }

    /// What people see of each who was told of.
    private static Map<Identity, List<String>> profiles(List<Told> stream) {
        return Objects.requireNonNull(database).jdbi().inTransaction(handle -> {
            var names = new HashMap<Identity, UUID>();
            tell(handle, stream, names);
            var shown = shown(handle, names);
            handle.rollback();
            return shown;
        });
    }

    private static void tell(Handle handle, List<Told> stream, Map<Identity, UUID> names) {
        var codec = new Codec();
        var identities = new Identities(codec, UUID::randomUUID);
        var views = new ToldViews(codec);
        for (var told : stream) {
            var known = identities.resolve(handle, told.who());
            names.put(told.who(), known.identity());
            var report = new ProfileReport(FIRST.plusSeconds(told.at()))
                    .name(told.name())
                    .place(told.place());
            if (told.property() != null) {
                report.property("tier", told.property());
            }
            views.tell(handle, known, report);
        }
    }

    private static Map<Identity, List<String>> shown(Handle handle, Map<Identity, UUID> names) {
        var shown = new HashMap<Identity, List<String>>();
        names.forEach((who, name) -> shown.put(who, shown(handle, name)));
        return shown;
    }

    private static List<String> shown(Handle handle, UUID identity) {
        var name = Objects.requireNonNull(IdentityTable.find(handle, identity));
        Profile profile = Objects.requireNonNull(Profiles.find(handle, name.profile()));
        return List.of(
                "customer=" + profile.customerId(),
                "name=" + profile.name(),
                "place=" + profile.place(),
                "properties=" + profile.properties());
    }

    @Provide
    Arbitrary<List<Told>> streams() {
        var customers = Arbitraries.of("c-1", "c-2").injectNull(0.5);
        var emails = Arbitraries.of("a@x.example", "b@x.example").injectNull(0.4);
        var phones = Arbitraries.of("+390510000001", "+390510000002").injectNull(0.5);
        var who = Combinators.combine(customers, emails, phones, Arbitraries.of(true, false))
                .filter((customer, email, phone, _) -> customer != null || email != null || phone != null)
                .as(Identity::new);
        return Combinators.combine(
                        who,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("Anna", "Bea", "Carla").injectNull(0.3),
                        Arbitraries.of("Bologna", "Roma").injectNull(0.5),
                        Arbitraries.of("gold", "silver", "").injectNull(0.4))
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }
}
