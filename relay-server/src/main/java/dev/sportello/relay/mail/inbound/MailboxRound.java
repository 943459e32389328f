package dev.sportello.relay.mail.inbound;

import dev.sportello.model.Mailbox;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.Outage;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is new in a mailbox, one mail after the other, and notes after each how far it is. For the thread
/// that reads the mailbox.
final class MailboxRound {
    /// What was decided on is remembered for longer: so nothing comes twice when the server counts anew.
    static final Duration NOT_OLDER_THAN = Duration.ofDays(365);

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRound.class);

    /// A mail that cannot be fetched, read or kept so often is left where it is, and keeps no later one waiting.
    private static final int MOST_TRIES = 5;

    /// So many others are asked for, to find out whether it is the mail or the server.
    private static final int MOST_OTHERS = 10;

    private final Database database;
    private final Clock clock;
    private final MailIntake intake;
    private long stuckAt;
    private int tries;
    private int asked;
    private long done;
    private boolean refusesMarks;

    MailboxRound(Database database, Clock clock, MailIntake intake) {
        this.database = database;
        this.clock = clock;
        this.intake = intake;
    }

    /// @param goesOn is asked before each mail
    /// @return whether there was anything new
    boolean take(Inbox inbox, MailboxAccess access, BooleanSupplier goesOn)
            throws MessagingException, IOException, RefusedFrame, SecretUnreadable, InterruptedException {
        var name = access.name();
        var validity = inbox.validity();
        var row = row(name);
        if (row.validity() == null || row.validity() != validity) {
            database.jdbi().useHandle(handle -> MailboxTable.begin(handle, name, validity));
            row = row(name);
        }
        var since = since(row.since());
        var lastUid = row.lastUid();
        for (var next = inbox.after(lastUid, since); !next.isEmpty(); next = inbox.after(lastUid, since)) {
            var known = Stream.concat(Stream.of(lastUid), next.stream().map(Inbox.Lying::uid))
                    .filter(uid -> uid > 0)
                    .toList();
            for (var lying : next) {
                if (!goesOn.getAsBoolean()) {
                    return true;
                }
                if (isNew(lying, since)) {
                    takeOrLeave(inbox, lying.uid(), known, access);
                    move(name, validity, lying.uid());
                    done++;
                }
            }
            // Those that are passed over are noted at once.
            lastUid = next.getLast().uid();
            move(name, validity, lastUid);
        }
        return lastUid > row.lastUid();
    }

    /// How many mails it has decided on. Whoever breaks off again and again still gets on where it grows.
    long done() {
        return done;
    }

    private static boolean isNew(Inbox.Lying lying, Instant since) {
        return lying.receivedAt() == null || !lying.receivedAt().isBefore(since);
    }

    private void move(String name, long validity, long uid) {
        database.jdbi().useHandle(handle -> MailboxTable.move(handle, name, validity, uid));
    }

    private MailboxTable.Row row(String name) {
        var row = database.jdbi().withHandle(handle -> Optional.ofNullable(MailboxTable.find(handle, name)));
        return row.orElseThrow(() -> new IllegalStateException("The lease makes the row."));
    }

    /// Servers tell whole seconds.
    private Instant since(Instant setUp) {
        var oldest = clock.instant().minus(NOT_OLDER_THAN);
        return (setUp.isBefore(oldest) ? oldest : setUp).truncatedTo(ChronoUnit.SECONDS);
    }

    /// Notes that it is at a mail before it reads it: a relay that ends over that, for lack of memory say, would do so
    /// again after each start.
    private void takeOrLeave(Inbox inbox, long uid, List<Long> known, MailboxAccess access)
            throws MessagingException, IOException, RefusedFrame, SecretUnreadable, InterruptedException {
        if (read(access.name(), uid) > MOST_TRIES) {
            LOG.error("Relays have ended {} times in a row over mail {}; it is left in the mailbox.", MOST_TRIES, uid);
            return;
        }
        try {
            takeOrCount(inbox, uid, known, access.mailbox());
        } catch (MessagingException | IOException | RefusedFrame | SecretUnreadable | RuntimeException e) {
            read(access.name(), null);
            throw e;
        }
    }

    private int read(String name, @Nullable Long uid) {
        return database.jdbi().inTransaction(handle -> MailboxTable.read(handle, name, uid));
    }

    private void takeOrCount(Inbox inbox, long uid, List<Long> known, Mailbox mailbox)
            throws MessagingException, IOException, RefusedFrame, SecretUnreadable, InterruptedException {
        // Asked before: the failure may cost the line.
        var gives = uid != stuckAt || tries < MOST_TRIES - 1 || givesAnother(inbox, uid, known);
        try {
            var bytes = inbox.read(uid);
            if (bytes != null && intake.take(MailReading.of(bytes), mailbox)) {
                mark(inbox, uid);
            }
        } catch (MessagingException | RefusedFrame | RuntimeException e) {
            var isTheServers = e instanceof MessagingException && !gives;
            if (isAboutTheMail(e) && isStuck(uid) && !isTheServers) {
                LOG.error("Mail {} cannot be fetched, read or kept; it is left in the mailbox.", uid, e);
                return;
            }
            throw e;
        }
    }

    /// Whether the server gives any other mail now. One that gives none, since it has too much to do say, would
    /// have all of them left one after the other. Each time it is asked for others first.
    private boolean givesAnother(Inbox inbox, long uid, List<Long> known) throws MessagingException {
        for (var count = 0; count < Math.min(known.size(), MOST_OTHERS); count++) {
            var other = known.get(Math.floorMod(asked++, known.size()));
            if (other != uid && inbox.gives(other)) {
                return true;
            }
        }
        return false;
    }

    /// While the database is away, or the journal has too much to do, it is about no mail.
    private static boolean isAboutTheMail(Exception problem) {
        if (problem instanceof RefusedFrame refused) {
            // What cannot be executed by its own fault is called internal, too.
            return refused.refusal().error() == ErrorKind.INTERNAL
                    || !refused.refusal().retry();
        }
        return !Outage.causes(problem)
                && !WriteConflict.causes(problem)
                && !(problem.getCause() instanceof TimeoutException);
    }

    /// A mark is for those who open the mailbox in a mail program: nothing here depends on it.
    private void mark(Inbox inbox, long uid) throws MessagingException {
        var refused = !inbox.markSeen(uid);
        if (refused && !refusesMarks) {
            LOG.warn("The mail server does not let mails be marked as seen. They are taken all the same.");
        }
        refusesMarks = refused;
    }

    private boolean isStuck(long uid) {
        tries = uid == stuckAt ? tries + 1 : 1;
        stuckAt = uid;
        return tries >= MOST_TRIES;
    }
}
