package dev.sportello.relay.mail;

import dev.sportello.model.Channel;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.follow.Attempts;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Follower;
import dev.sportello.relay.follow.Outbox;
import dev.sportello.relay.follow.TableSink;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.ticket.Tickets;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// All of email. Nothing of the mail library is loaded before there is a mail. Thread-safe.
public final class MailChannel {
    /// In all less than an attempt may take.
    private static final Smtp.Patience PATIENCE =
            new Smtp.Patience(Duration.ofSeconds(15), Duration.ofSeconds(90), Duration.ofSeconds(10));

    /// An admin waits for what is tried out, over HTTP.
    private static final Smtp.Patience PATIENCE_OF_A_TRIAL =
            new Smtp.Patience(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(10));

    private static final int MOST_ATTEMPTS = 14;
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    /// A kill in the middle of an attempt delays the mail by so long. Servers may be slow in each of their answers.
    private static final Duration ATTEMPT_WITHIN = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Mailing mailing;
    private final Smtp smtp;
    private final Smtp trials;
    private final RandomGenerator random;
    private final Follower unseen;
    private final UnseenPostman unseenPostman;
    private final Unsubscribing unsubscribing;

    /// What is asked of others.
    public record Sources(
            Settings settings, Secrets secrets, Tickets tickets, Profiles profiles, ChannelStates states) {}

    private MailChannel(Foundation foundation, Outbox outbox, Sources sources) {
        this.outbox = outbox;
        random = foundation.random();
        var key = new MailKey(foundation.database(), sources.secrets, foundation.random());
        mailing = new Mailing(
                foundation.journal(),
                foundation.clock(),
                sources.settings,
                sources.secrets,
                sources.tickets,
                sources.profiles,
                new ReplyAddress(key),
                sources.states);
        var lifetime = foundation.lifetime();
        smtp = lifetime.owns(new Smtp(null, PATIENCE));
        trials = lifetime.owns(new Smtp(null, PATIENCE_OF_A_TRIAL));
        var replies = new UnseenReplies(sources.settings, foundation.clock());
        unseen = lifetime.owns(Follower.idle(
                UnseenReplies.NAME,
                foundation.journal(),
                new TableSink(foundation.database(), UnseenReplies.NAME, replies),
                Backoff.standard(random)));
        foundation.metrics().follower(UnseenReplies.NAME, unseen, Follower::lag, Follower::failures);
        unsubscribing = new Unsubscribing(foundation, sources.settings, key);
        var backoff = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), random);
        unseenPostman = new UnseenPostman(mailing, key, smtp, backoff);
        var periodic = foundation.periodic();
        periodic.every(
                UnseenReplies.NAME,
                LOOKS_EVERY,
                () -> unseenPostman.look(() -> periodic.goesOn() && !smtp.isClosing()));
        periodic.every("seen-replies", Duration.ofHours(1), unseenPostman::forget);
    }

    /// Takes what agents write from now on. It sends nothing until it is told to begin.
    public static MailChannel open(Foundation foundation, Outbox outbox, Sources sources) {
        sources.tickets.carriedBy(Channel.EMAIL, new MailCarrier(outbox, sources.settings::in, Profiles::find));
        return new MailChannel(foundation, outbox, sources);
    }

    /// Tries out the server for an admin.
    public MailTrial trial() {
        return new MailTrial(mailing, trials);
    }

    /// Where readers stop the emails about unseen messages.
    public Unsubscribing unsubscribing() {
        return unsubscribing;
    }

    /// To which tickets mails belong that come in.
    public MailThreads threads() {
        return new MailThreads(mailing);
    }

    /// Sends what earlier runs left, and what comes.
    public void begin() {
        var backoff = new Backoff(Duration.ofMinutes(1), Duration.ofHours(3), random);
        var attempts = new Attempts(MOST_ATTEMPTS, ATTEMPT_WITHIN, backoff);
        outbox.deliver(MailCarrier.KIND, attempts, new Postman(mailing, smtp));
        unseenPostman.forget();
        unseen.begin();
    }
}
