package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.model.Change;
import dev.sportello.model.Email;
import dev.sportello.model.MessageId;
import dev.sportello.model.OrderCard;
import dev.sportello.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row of a thread. Two rows with the same key are the same row at two times.
sealed interface ThreadRow {

    /// What stays while the rest of the row changes.
    Object key();

    /// The separator above the first row of a day.
    record Day(LocalDate date) implements ThreadRow {
        @Override
        public Object key() {
            return date;
        }
    }

    /// A small line: what happened to the ticket.
    record Notice(long sequence, Instant at, Change.Notice change) implements ThreadRow {
        @Override
        public Object key() {
            return sequence;
        }
    }

    /// A small line in the place of something that only a newer program can show.
    record Newer(long sequence, Instant at) implements ThreadRow {
        @Override
        public Object key() {
            return sequence;
        }
    }

    /// Something that somebody wrote.
    ///
    /// @param mail what it is besides, where it is an email; null where it is none
    /// @param receipt how far it has come; null for a shopper's
    /// @param follows whether it follows another of the same author closely, so that the two form one group
    /// @param leads whether the next one follows it closely
    /// @param order that it is about; null for none
    record Bubble(
            MessageId id,
            Author author,
            String text,
            Instant at,
            @Nullable Mail mail,
            @Nullable Receipt receipt,
            boolean follows,
            boolean leads,
            @Nullable OrderCard order)
            implements ThreadRow {
        /// Messages of one author closer than this form one group.
        private static final Duration TOGETHER = Duration.ofMinutes(5);

        Bubble(MessageId id, Author author, String text, Instant at, @Nullable Mail mail, @Nullable Receipt receipt) {
            this(id, author, text, at, mail, receipt, false, false, null);
        }

        Bubble about(@Nullable OrderCard order) {
            return new Bubble(id, author, text, at, mail, receipt, follows, leads, order);
        }

        @Override
        public Object key() {
            return id;
        }

        boolean leadsTo(Bubble below) {
            // An email stands alone, with its subject.
            return mail == null
                    && below.mail == null
                    && author.equals(below.author)
                    && Duration.between(at, below.at).compareTo(TOGETHER) < 0;
        }

        /// This above a bubble that follows closely: what both receipts say is said once, by the one below.
        Bubble above(Bubble below) {
            var quieter = receipt != null && below.receipt != null ? receipt.above(below.receipt) : receipt;
            return new Bubble(id, author, text, at, mail, quieter, follows, true, order);
        }

        Bubble below() {
            return new Bubble(id, author, text, at, mail, receipt, true, leads, order);
        }
    }

    /// What an email has besides its text.
    ///
    /// @param quoteShown whether what it quotes is shown
    record Mail(Email email, boolean quoteShown) {}

    /// Who wrote a bubble, seen from the agent who looks.
    sealed interface Author {
        record Shopper() implements Author {}

        record You() implements Author {}

        record Colleague(String firstName) implements Author {}

        record Automatic() implements Author {}

        /// Whom only a newer program knows.
        record Somebody() implements Author {}
    }

    /// How far a message has come.
    ///
    /// @param seenAt when the shopper saw it; null where that is not known
    /// @param failure why it has come no further; null while it may
    /// @param quiet whether the bubble below says the same, so that once is enough
    record Receipt(
            DeliveryStatus delivery,
            @Nullable Instant seenAt,
            @Nullable Failure failure,
            boolean quiet) {
        Receipt above(Receipt below) {
            var same = delivery == below.delivery && delivery != DeliveryStatus.FAILED;
            return new Receipt(delivery, seenAt, failure, same);
        }
    }

    /// Why a message does not arrive.
    sealed interface Failure {
        /// The relay did not take it.
        record Refused(Refusal why) implements Failure {}

        /// The relay took it, and it does not leave, or does not arrive.
        ///
        /// @param reason as the gateway or the mail server put it; null where nobody knows
        record NotDelivered(@Nullable String reason) implements Failure {}
    }
}
