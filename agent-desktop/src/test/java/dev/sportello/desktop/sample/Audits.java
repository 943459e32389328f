package dev.sportello.desktop.sample;

import dev.sportello.model.Agent;
import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// What the sample shop's admins have done, newest first.
public final class Audits {
    private static final Party ANNA = Staff.ANNA.party();

    public static List<Entry> all() {
        var key = new ApiKey(
                new ApiKeyId(new UUID(9, 1)),
                "Shop’s server",
                "sk_7hTqW9dK",
                List.of(ApiKey.Scope.INGEST),
                Shop.NOW.minus(Duration.ofDays(3)),
                Staff.ANNA.id(),
                null);
        var tickets = IntStream.range(0, 312)
                .mapToObj(number -> new TicketId(100 + number))
                .toList();
        var done = List.<Change>of(
                new Change.ProfileErased(ANNA, profile(1), List.of(new TicketId(1001), new TicketId(1002))),
                new Change.ProfileExported(ANNA, profile(1)),
                new Change.ProfileErased(new Party.Automatic(Rule.SHOP_SYSTEM_ASKED), profile(2), List.of()),
                new Change.TicketsExpired(new Party.Automatic(Rule.RETENTION_ENDED), tickets),
                new Change.ApiKeyRevoked(ANNA, key),
                new Change.ApiKeyMade(ANNA, key),
                new Change.AgentChanged(ANNA, Staff.member("Giulia Neri", Role.ADMIN, Agent.Standing.INVITED)),
                new Change.SettingsSaved(ANNA, SampleAccount.filled(0).hours()),
                new Change.PasswordChanged(Staff.ANNA.id(), true),
                new Change.Unknown("moon-landed", true, "{}"));
        return IntStream.range(0, done.size())
                .mapToObj(place -> new Entry(
                        5_000 - place, Shop.NOW.minus(Duration.ofHours(7L * place + 1)), null, done.get(place)))
                .toList();
    }

    private static ProfileId profile(int number) {
        return new ProfileId(new UUID(0x0198a1b200007000L, 0x8000000000000c00L + number));
    }

    private Audits() {}
}
