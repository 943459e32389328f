package dev.sportello.relay.outgoing;

import dev.sportello.relay.network.Networks;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.RotatedSecret;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.WebhookList;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where webhooks go, as admins say. Each change is an entry of the journal, after which the webhook hears.
/// Thread-safe.
public final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int MOST = 20;
    private static final Duration EARLIER_SIGNS_FOR = Duration.ofHours(24);

    private final Database database;
    private final Journal journal;
    private final Team team;
    private final Secrets secrets;
    private final SecureRandom random;
    private final Clock clock;
    private final WebhookRules rules;

    /// @param team knows who is an admin
    Webhooks(Journal journal, Team team, Secrets secrets, Networks networks, SecureRandom random, Clock clock) {
        database = journal.database();
        this.journal = journal;
        this.team = team;
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
        rules = new WebhookRules(networks);
        secrets.alsoKeptIn(() -> database.jdbi().withHandle(WebhookTable::all).stream()
                .flatMap(it -> it.keys().sealed(it.webhook().url().getHost(), clock.instant()).stream())
                .toList());
    }

    /// All of them, the oldest first.
    public WebhookList all() {
        return database.jdbi()
                .withHandle(handle -> new WebhookList(
                        WebhookTable.all(handle).stream()
                                .map(webhook -> state(handle, webhook))
                                .toList(),
                        rules.networks().allowsPrivate()));
    }

    /// One of them.
    ///
    /// @throws RefusedFrame `not-found`
    public WebhookState one(WebhookId id) throws RefusedFrame {
        var stored = stored(id);
        return database.jdbi().withHandle(handle -> state(handle, stored));
    }

    StoredWebhook stored(WebhookId id) throws RefusedFrame {
        var stored = database.jdbi().withHandle(handle -> Optional.ofNullable(WebhookTable.find(handle, id)));
        return stored.orElseThrow(() -> new RefusedFrame(ErrorKind.NOT_FOUND));
    }

    /// Makes a webhook. Waits for the journal.
    ///
    /// @throws RefusedFrame `input-invalid`, `forbidden`, `storage-failed`
    public MadeWebhook make(Party.ByAgent admin, SaveWebhook asked) throws RefusedFrame, InterruptedException {
        var webhook = rules.check(
                new WebhookId(UUID.randomUUID()), asked, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var secret = Signature.newSecret(random);
        var keys = sealed(() -> StoredWebhook.Keys.of(secret, secrets));
        submit(admin, transaction -> {
            var handle = transaction.handle();
            if (WebhookTable.count(handle) >= MOST) {
                throw WebhookRules.refusal("There are " + MOST + " webhooks already. Remove one.");
            }
            var sequence = transaction.append(saved(admin, webhook)).sequence();
            WebhookTable.insert(handle, webhook, keys, sequence);
            return sequence;
        });
        return new MadeWebhook(one(webhook.id()), secret);
    }

    /// Changes a webhook, and begins anew with it. One that is switched off gives up what waits for it. Waits
    /// for the journal.
    ///
    /// @throws RefusedFrame `not-found`, `input-invalid`, `forbidden`
    public WebhookState change(Party.ByAgent admin, WebhookId id, SaveWebhook asked)
            throws RefusedFrame, InterruptedException {
        submit(admin, transaction -> {
            var handle = transaction.handle();
            var before = lock(handle, id);
            var webhook = rules.check(id, asked, before.webhook().madeAt());
            var sequence = transaction.append(saved(admin, webhook)).sequence();
            var goesOn = before.webhook().enabled() && webhook.enabled();
            WebhookTable.update(handle, webhook, goesOn ? before.since() : sequence);
            return sequence;
        });
        return one(id);
    }

    /// Takes a webhook away, and all that waits for it. Waits for the journal.
    ///
    /// @throws RefusedFrame `not-found`, `forbidden`
    public void remove(Party.ByAgent admin, WebhookId id) throws RefusedFrame, InterruptedException {
        submit(admin, transaction -> {
            var handle = transaction.handle();
            var host = host(lock(handle, id).webhook());
            WebhookTable.remove(handle, id);
            return transaction
                    .append(new Change.WebhookRemoved(admin, id, host))
                    .sequence();
        });
    }

    /// Gives a webhook another secret. The one of now signs beside it for a day, and until then there is no
    /// third: what has been told once is a secret that signs. Waits for the journal.
    ///
    /// @throws RefusedFrame `not-found`, `input-invalid` while an earlier one signs, `forbidden`,
    ///     `storage-failed`
    public RotatedSecret rotate(Party.ByAgent admin, WebhookId id) throws RefusedFrame, InterruptedException {
        var secret = Signature.newSecret(random);
        var until = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(EARLIER_SIGNS_FOR);
        submit(admin, transaction -> {
            var before = lock(transaction.handle(), id);
            if (before.keys().earlierUntil(transaction.now()) != null) {
                throw WebhookRules.refusal("An earlier secret still signs. Make another when it no longer does.");
            }
            WebhookTable.rotate(
                    transaction.handle(), id, sealed(() -> before.keys().rotated(secret, until, secrets)));
            return transaction
                    .append(new Change.WebhookSecretChanged(admin, id, host(before.webhook())))
                    .sequence();
        });
        return new RotatedSecret(secret, until);
    }

    private WebhookState state(Handle handle, StoredWebhook stored) {
        var id = stored.webhook().id();
        return new WebhookState(
                stored.webhook(),
                DeliveryTable.waiting(handle, id),
                stored.deliveredAt(),
                stored.failing(),
                stored.keys().earlierUntil(clock.instant()));
    }

    private static StoredWebhook lock(Handle handle, WebhookId id) throws RefusedFrame {
        var stored = WebhookTable.lock(handle, id);
        if (stored == null) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
        return stored;
    }

    private static Change.WebhookSaved saved(Party.ByAgent admin, Webhook webhook) {
        return new Change.WebhookSaved(admin, webhook.id(), host(webhook), webhook.topics(), webhook.enabled());
    }

    private static String host(Webhook webhook) {
        return String.valueOf(webhook.url().getHost());
    }

    @FunctionalInterface
    private interface Sealing {
        StoredWebhook.Keys seal() throws SecretUnreadable;
    }

    private static StoredWebhook.Keys sealed(Sealing sealing) throws RefusedFrame {
        try {
            return sealing.seal();
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            throw new RefusedFrame(
                    ErrorKind.STORAGE_FAILED,
                    "The key of the relay's secrets is missing or wrong. The operator should look at the log.",
                    null);
        }
    }

    /// Not remembered: a secret is told once, so the same answer could not be given twice.
    private void submit(Party.ByAgent admin, JournalCommand.Decision decision)
            throws RefusedFrame, InterruptedException {
        var id = new CommandId(UUID.randomUUID());
        var _ = JournalAnswer.sequence(
                journal.submit(new JournalCommand(id, "agent:" + admin.agent(), false, transaction -> {
                    requireAdmin(transaction, admin);
                    return decision.decide(transaction);
                })));
    }

    /// Who was an admin when the request came may be none any more.
    private void requireAdmin(JournalTransaction transaction, Party.ByAgent by) throws RefusedFrame {
        if (!team.in(transaction).isAdmin(by.agent())) {
            throw new RefusedFrame(ErrorKind.FORBIDDEN);
        }
    }
}
