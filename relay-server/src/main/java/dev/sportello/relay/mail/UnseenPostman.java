package dev.sportello.relay.mail;

import dev.sportello.model.Change;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.UnseenMail;
import dev.sportello.relay.channel.ChannelPart;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.wire.RefusedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells shoppers by email what agents have written in the chat and they have not seen there. Looks now and then; for
/// one thread at a time.
///
/// The email leaves first, and then the journal says so. A kill in between sends it once more, under the same
/// `Message-ID` where nothing was written meanwhile.
final class UnseenPostman {
    private static final Duration QUIET = Duration.ofMinutes(15);

    /// Longer than a server may take.
    private static final Duration ATTEMPT_WITHIN = Duration.ofMinutes(5);

    /// With it some hours have passed: who has not come back by then has found another way.
    private static final int LAST_ATTEMPT = 8;

    /// Who has not been told by then, since no email could leave, is told no more: the chat is long over.
    private static final Duration TOO_LATE = Duration.ofDays(1);

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

    /// Far longer than nobody gets another email.
    private static final Duration READERS_FORGOTTEN_AFTER = Duration.ofDays(1);

    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_MESSAGES = 50;
    private static final String SENDER = "unseen-mail";
    private static final Logger LOG = LoggerFactory.getLogger(UnseenPostman.class);

    private final Mailing mailing;
    private final MailKey key;
    private final Smtp smtp;
    private final Backoff backoff;

    UnseenPostman(Mailing mailing, MailKey key, Smtp smtp, Backoff backoff) {
        this.mailing = mailing;
        this.key = key;
        this.smtp = smtp;
        this.backoff = backoff;
    }

    /// Tells whom it is time to tell.
    ///
    /// @param goesOn is asked before each: a server that does not answer takes its time with every one of them
    void look(BooleanSupplier goesOn) {
        var channels = mailing.settings().account().channels();
        var unseen = channels.unseen();
        var server = channels.smtp();
        if (unseen == null || !unseen.on() || server == null || !server.on()) {
            return;
        }
        var now = mailing.clock().instant();
        var due = mailing.database().jdbi().withHandle(handle -> UnseenTable.due(handle, now, MOST_AT_ONCE));
        for (var row : due) {
            if (!goesOn.getAsBoolean()) {
                return;
            }
            try {
                look(channels, unseen, server, row);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SecretUnreadable e) {
                // It concerns all of them.
                LOG.error("Nobody can be told by email of unseen messages now: {}", e.getMessage(), e);
                putOffAll(due);
                return;
            } catch (RefusedFrame | RuntimeException e) {
                LOG.error("The email about unseen messages of ticket {} cannot be written.", row.ticket(), e);
                putOffAll(List.of(row));
            }
        }
    }

    /// What cannot be done for one does not keep others from their turn.
    private void putOffAll(List<UnseenTable.Row> rows) {
        for (var row : rows) {
            var next = row.attempts() + 1;
            var _ = putOff(row, next, mailing.clock().instant().plus(backoff.after(next)));
        }
    }

    /// Forgets the chats in which nobody has written for long, and who got an email a while ago.
    void forget() {
        var now = mailing.clock().instant();
        mailing.database().jdbi().useHandle(handle -> {
            UnseenTable.forget(handle, now.minus(FORGOTTEN_AFTER));
            Reader.forget(handle, now.minus(READERS_FORGOTTEN_AFTER));
        });
    }

    private void look(SettingsPage.Channels channels, UnseenMail unseen, SmtpServer server, UnseenTable.Row row)
            throws RefusedFrame, SecretUnreadable, InterruptedException {
        var entries = mailing.tickets().queries().unseenReplies(row.ticket(), row.toldUpTo(), MOST_MESSAGES);
        var owner = mailing.tickets().queries().owner(row.ticket());
        var profile = owner == null ? null : mailing.profiles().find(owner);
        var to = profile == null ? null : signedAddress(profile);
        if (entries.isEmpty() || profile == null || to == null) {
            settle(row);
            return;
        }
        var reader = Reader.of(to, key);
        var known = mailing.database().jdbi().withHandle(reader::find);
        if (known.stopped()) {
            settle(row);
            return;
        }
        var now = mailing.clock().instant();
        var due = later(entries.getFirst().at().plus(unseen.after()), known.toldAt());
        if (entries.getLast().at().plus(unseen.after()).plus(TOO_LATE).isBefore(now)) {
            settle(row);
        } else if (due.isAfter(now)) {
            var _ = putOff(row, row.attempts(), due);
        } else if (row.attempts() >= LAST_ATTEMPT) {
            LOG.warn("The email about unseen messages of ticket {} is given up.", row.ticket());
            settle(row);
        } else if (putOff(row, row.attempts() + 1, now.plus(ATTEMPT_WITHIN))) {
            var claimed = new UnseenTable.Row(row.ticket(), row.upTo(), row.toldUpTo(), row.attempts() + 1);
            send(server, unseen, new UnseenLetter(mailing, channels, claimed, entries, profile, to, reader));
        }
    }

    /// What somebody wrote in a chat goes only where the shop has said that they are.
    private static @Nullable MailAddress signedAddress(Profile profile) {
        return profile.verified().email() ? MailAddress.of(profile.email()) : null;
    }

    private static Instant later(Instant due, @Nullable Instant toldAt) {
        return toldAt == null || toldAt.plus(QUIET).isBefore(due) ? due : toldAt.plus(QUIET);
    }

    private void settle(UnseenTable.Row row) {
        mailing.database()
                .jdbi()
                .useHandle(handle -> UnseenTable.settle(
                        handle, row.ticket(), row.upTo(), mailing.clock().instant()));
    }

    private boolean putOff(UnseenTable.Row row, int attempts, Instant due) {
        return mailing.database().jdbi().withHandle(handle -> UnseenTable.putOff(handle, row, attempts, due));
    }

    private void send(SmtpServer server, UnseenMail unseen, UnseenLetter letter)
            throws RefusedFrame, InterruptedException {
        var states = mailing.states();
        try {
            smtp.send(server, mailing.secrets().find(SecretName.SMTP_PASSWORD), letter.write(server, unseen, key));
        } catch (MailFailure.Refused e) {
            states.works(ChannelPart.SMTP);
            LOG.warn(
                    "The mail server refuses the email about unseen messages of ticket {}.",
                    letter.row().ticket());
            settle(letter.row());
            return;
        } catch (MailFailure.Later e) {
            states.works(ChannelPart.SMTP);
            tryAgain(letter);
            return;
        } catch (MailFailure e) {
            if (!smtp.isClosing()) {
                states.failed(ChannelPart.SMTP, e.reason());
            }
            tryAgain(letter);
            return;
        } catch (SecretUnreadable e) {
            states.failed(ChannelPart.SMTP, "The password cannot be read. The operator should look at the log.");
            LOG.error("{}", e.getMessage(), e);
            tryAgain(letter);
            return;
        }
        states.works(ChannelPart.SMTP);
        var now = mailing.clock().instant();
        var _ = JournalAnswer.sequence(mailing.tickets().tell(letter.row().ticket(), SENDER, journal -> {
            UnseenTable.settle(journal.handle(), letter.row().ticket(), letter.upTo(), now);
            letter.reader().told(journal.handle(), now);
            return new Change.UnseenEmailed(letter.entries().size(), letter.upTo());
        }));
    }

    /// The server's words may name the reader: they stand in the channel's state only.
    private void tryAgain(UnseenLetter letter) {
        var attempt = letter.row().attempts();
        LOG.warn(
                "The email about unseen messages of ticket {} failed at attempt {}.",
                letter.row().ticket(),
                attempt);
        var _ = putOff(letter.row(), attempt, mailing.clock().instant().plus(backoff.after(attempt)));
    }
}
