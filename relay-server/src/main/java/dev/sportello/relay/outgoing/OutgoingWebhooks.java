package dev.sportello.relay.outgoing;

import dev.sportello.relay.network.Networks;
import dev.sportello.model.Change;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Follower;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Metrics;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.team.Team;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/// All that tells the shop's systems what happens. It reads and sends nothing before there is a webhook.
/// Thread-safe.
public final class OutgoingWebhooks {
    private static final Duration ATTEMPT_WITHIN = Duration.ofSeconds(15);

    private final Database database;
    private final Journal journal;
    private final Webhooks webhooks;
    private final DeliveryLog log;
    private final Dispatch dispatch;
    private final Leftovers leftovers;
    private final Follower follower;
    private final Metrics metrics;
    private final AtomicBoolean begun = new AtomicBoolean();

    /// What is asked of others.
    ///
    /// @param team knows who is an admin
    /// @param owners finds whose ticket it is
    public record Sources(
            Team team,
            Secrets secrets,
            Function<TicketId, @Nullable ProfileId> owners,
            Function<ProfileId, @Nullable Profile> profiles) {}

    private OutgoingWebhooks(Foundation foundation, Sources sources, Networks networks) {
        database = foundation.database();
        journal = foundation.journal();
        var clock = foundation.clock();
        var random = foundation.random();
        var client = new WebhookClient(SystemDefaultDnsResolver.INSTANCE, networks, ATTEMPT_WITHIN, clock);
        var sender = new Sender(client, sources.secrets, foundation.codec());
        var events = new Events(at -> journal.read(at - 1, 1), sources.owners, sources.profiles);
        var lifetime = foundation.lifetime();
        leftovers = lifetime.owns(new Leftovers(database, clock, Backoff.standard(random)));
        var deliveries = new Deliveries(database, events, sender, new Schedule(random), clock, leftovers::wake);
        dispatch = lifetime.owns(new Dispatch(database, journal, clock, deliveries, Backoff.standard(random)));
        webhooks = new Webhooks(journal, sources.team, sources.secrets, networks, random, clock);
        log = new DeliveryLog(database, webhooks, sender, leftovers, clock, dispatch::wake);
        var sink = new ToldEntries(database, clock, dispatch::wake);
        follower = lifetime.owns(Follower.idle(ToldEntries.NAME, journal, sink, Backoff.standard(random)));
        metrics = foundation.metrics();
        foundation.periodic().every("webhook-deliveries", Duration.ofHours(1), log::drop);
    }

    /// @param allowed addresses and blocks of private networks to which webhooks may go
    /// @throws IllegalArgumentException with a sentence for the operator
    public static OutgoingWebhooks open(Foundation foundation, Sources sources, Collection<String> allowed) {
        return new OutgoingWebhooks(foundation, sources, new Networks(allowed));
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public DeliveryLog log() {
        return log;
    }

    /// Tells what earlier runs left, and what comes; from the first webhook on where there is none yet.
    public void begin() {
        journal.subscribe(this::published);
        if (!database.jdbi().withHandle(WebhookTable::isEmpty)) {
            beginOnce();
        }
    }

    /// Each relay on the database hears of the first webhook.
    private void published(List<JournalEntry> entries) {
        if (entries.stream().anyMatch(entry -> entry.entry().change() instanceof Change.OfWebhook)) {
            beginOnce();
            // Whether the position still serves depends on which webhooks there are.
            follower.lookAgain();
            dispatch.wake();
            leftovers.wake();
        }
    }

    private void beginOnce() {
        if (begun.compareAndSet(false, true)) {
            // One that does not follow yet is behind nothing.
            metrics.follower(ToldEntries.NAME, follower, Follower::lag, Follower::failures);
            dispatch.start();
            leftovers.start();
            follower.begin();
        }
    }
}
