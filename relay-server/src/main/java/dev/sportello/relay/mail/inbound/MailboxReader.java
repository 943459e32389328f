package dev.sportello.relay.mail.inbound;

import dev.sportello.relay.channel.ChannelPart;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Pause;
import dev.sportello.relay.follow.Worker;
import dev.sportello.relay.mail.Line;
import dev.sportello.relay.mail.MailWords;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.wire.RefusedFrame;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the mailbox on a thread of its own, for as long as one is set up and switched on, and this relay is the
/// one that reads it. Where the server tells of new mails, it waits for that; it looks by itself all the same,
/// every half a minute. Whatever fails is tried again, with growing pauses, and at once when the settings have
/// changed. Thread-safe.
final class MailboxReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
    /// Some servers do not tell of what comes in the moment in which one begins to wait. So the first look is
    /// soon, and each next one later.
    private static final Duration FIRST_IDLE = Duration.ofSeconds(1);

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(25);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(2);

    /// How often it looks whether there is something to do at all.
    private static final Pause SOON = Pause.exactly(Duration.ofSeconds(1));

    private static final Pause UNTIL_THE_NEXT_LOOK = Pause.exactly(Duration.ofSeconds(10));

    /// A line that breaks now and then is no news; one that breaks so often in a row is.
    private static final int BREAKS_TOLD = 3;

    private static final int MOST_DOUBLINGS = 20;

    private final Settings settings;
    private final Secrets secrets;
    private final ChannelStates states;
    private final MailboxRound round;
    private final MailboxLease lease;
    private final @Nullable SSLSocketFactory trust;
    private final Worker worker;
    private volatile boolean closing;
    private volatile Line line = new Line();
    private @Nullable MailboxAccess access;
    private @Nullable Inbox inbox;
    private int failures;
    private long doneAtFailure;
    private long retryAt;
    private boolean idles = true;
    private Duration idle = FIRST_IDLE;

    /// @param trust decides which certificates count; null: the machine's
    MailboxReader(
            Sources sources,
            MailboxRound round,
            MailboxLease lease,
            @Nullable SSLSocketFactory trust,
            RandomGenerator random) {
        settings = sources.settings;
        secrets = sources.secrets;
        states = sources.states;
        this.round = round;
        this.lease = lease;
        this.trust = trust;
        worker = new Worker("mailbox", new Backoff(FIRST_RETRY, LAST_RETRY, random), this::turn);
    }

    /// What it is told by, and whom it tells.
    record Sources(Settings settings, Secrets secrets, ChannelStates states) {}

    void begin() {
        worker.start();
    }

    private Pause turn() throws InterruptedException {
        try {
            var wanted = MailboxAccess.find(settings, secrets);
            if (wanted == null || !wanted.mailbox().on()) {
                access = null;
                drop();
                lease.leave();
                return SOON;
            }
            if (!wanted.equals(access)) {
                drop();
                lease.leave();
                failures = 0;
                idles = true;
                access = wanted;
            }
            if (failures > 0 && System.nanoTime() - retryAt < 0) {
                return SOON;
            }
            return lease.own(wanted.name()) ? read(wanted) : others();
        } catch (SecretUnreadable e) {
            failed(String.valueOf(e.getMessage()), e, true);
        } catch (MailboxTrouble e) {
            failed(e.reason(), e, true);
        } catch (MessagingException | IOException | RefusedFrame | RuntimeException e) {
            failed(MailWords.of(e, null), e, false);
        }
        return SOON;
    }

    private Pause others() {
        drop();
        return SOON;
    }

    private Pause read(MailboxAccess wanted)
            throws MailboxTrouble, MessagingException, IOException, RefusedFrame, SecretUnreadable,
                    InterruptedException {
        var open = inbox == null ? connect(wanted) : inbox;
        var found = round.take(open, wanted, () -> !closing && isWanted(wanted) && lease.own(wanted.name()));
        failures = 0;
        states.works(ChannelPart.MAILBOX);
        if (idles && open.canIdle()) {
            // Until this has worked once, the server only says that it can.
            idles = false;
            idle = found ? FIRST_IDLE : longer(idle);
            open.idle(idle, () -> closing || !isWanted(wanted));
            idles = true;
            return Pause.none();
        }
        open.ask();
        return UNTIL_THE_NEXT_LOOK;
    }

    private static Duration longer(Duration idle) {
        var doubled = idle.multipliedBy(2);
        return doubled.compareTo(LONGEST_IDLE) < 0 ? doubled : LONGEST_IDLE;
    }

    private Inbox connect(MailboxAccess wanted) throws MailboxTrouble {
        idle = FIRST_IDLE;
        line = new Line();
        var open = Inbox.open(wanted.mailbox(), wanted.password(), trust, line);
        inbox = open;
        return open;
    }

    private boolean isWanted(MailboxAccess wanted) {
        return wanted.mailbox().equals(settings.account().channels().mailbox());
    }

    /// @param always tells of it also where it is the first time
    private void failed(String reason, Exception problem, boolean always) {
        drop();
        if (closing) {
            return;
        }
        // A line that breaks in a long row of mails is no reason to wait ever longer for the rest of them.
        failures = round.done() == doneAtFailure ? failures + 1 : 1;
        doneAtFailure = round.done();
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var pause = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
        retryAt = System.nanoTime() + pause.toNanos();
        if (always || failures >= BREAKS_TOLD) {
            LOG.warn("The mailbox cannot be read ({}); it is tried again in {}.", reason, pause, problem);
            states.failed(ChannelPart.MAILBOX, reason);
        } else {
            LOG.info("The line to the mailbox broke ({}); it is tried again in {}.", reason, pause);
            LOG.debug("The line broke.", problem);
        }
    }

    private void drop() {
        var open = inbox;
        inbox = null;
        if (open != null) {
            open.close();
        }
    }

    /// Breaks off what it waits for.
    @Override
    public void close() {
        closing = true;
        line.cut();
        worker.close();
        lease.leave();
    }
}
