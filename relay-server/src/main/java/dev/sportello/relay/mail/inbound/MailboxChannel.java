package dev.sportello.relay.mail.inbound;

import dev.sportello.model.Entry;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Rate;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.mail.MailThreads;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The mailbox into which answers come. It connects to nothing before one is set up. Thread-safe.
public final class MailboxChannel {
    /// Who writes more often within an hour is taken for a machine, which may answer what it hears for ever.
    private static final Rate BY_PERSONS = new Rate(10, Duration.ofHours(1), 10);

    private static final Duration DECIDED_KEPT_FOR = MailboxRound.NOT_OLDER_THAN.plus(Duration.ofDays(30));

    private final Database database;
    private final Clock clock;
    private final MailboxReader reader;
    private final MailboxTrial trial;

    /// What is asked of others, and who is told.
    public record Sources(
            Settings settings,
            Secrets secrets,
            Tickets tickets,
            Profiles profiles,
            MailThreads threads,
            ChannelStates states) {}

    private MailboxChannel(Foundation foundation, Sources sources) {
        database = foundation.database();
        clock = foundation.clock();
        var intake = new MailIntake(
                database,
                sources.profiles,
                sources.tickets,
                sources.threads,
                new RateLimit<>(BY_PERSONS, foundation.elapsed()),
                clock);
        var told = new MailboxReader.Sources(sources.settings, sources.secrets, sources.states);
        var lease =
                new MailboxLease(database, clock, foundation.ids().get(), () -> savedAt(foundation, sources.settings));
        reader = foundation
                .lifetime()
                .owns(new MailboxReader(
                        told, new MailboxRound(database, clock, intake), lease, null, foundation.random()));
        trial = new MailboxTrial(told, null);
        foundation.periodic().every("decided-mails", Duration.ofHours(1), this::forget);
    }

    /// It reads nothing until it is told to begin.
    public static MailboxChannel open(Foundation foundation, Sources sources) {
        return new MailboxChannel(foundation, sources);
    }

    /// Tries out the mailbox for an admin.
    public MailboxTrial trial() {
        return trial;
    }

    /// Takes what came while no relay ran, and what comes.
    public void begin() {
        forget();
        reader.begin();
    }

    /// When the page of the channels was last saved; now, where that is not known any more.
    private static Instant savedAt(Foundation foundation, Settings settings) {
        var version = settings.account().channels().version();
        return foundation.journal().read(version - 1, 1).stream()
                .filter(entry -> entry.sequence() == version)
                .map(Entry::at)
                .findFirst()
                .orElseGet(foundation.clock()::instant);
    }

    /// Forgets which mails were decided on long ago.
    private void forget() {
        var before = clock.instant().minus(DECIDED_KEPT_FOR);
        database.jdbi().useHandle(handle -> MailboxTable.forget(handle, before));
    }
}
