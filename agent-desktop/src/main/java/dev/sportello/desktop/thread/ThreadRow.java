package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.model.Change;
import dev.sportello.model.MessageId;
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
    /// @param receipt how far it has come; null for a shopper's
    /// @param follows whether it follows another of the same author closely, so that the two form one group
    /// @param leads whether the next one follows it closely
    record Bubble(
            MessageId id,
            Author author,
            String text,
            Instant at,
            @Nullable Receipt receipt,
            boolean follows,
            boolean leads)
            implements ThreadRow {
        /// Messages of one author closer than this form one group.
        private static final Duration TOGETHER = Duration.ofMinutes(5);

        Bubble(MessageId id, Author author, String text, Instant at, @Nullable Receipt receipt) {
            this(id, author, text, at, receipt, false, false);
        }

        @Override
        public Object key() {
            return id;
        }

        boolean leadsTo(Bubble below) {
            return author.equals(below.author) && Duration.between(at, below.at).compareTo(TOGETHER) < 0;
        }

        /// This above a bubble that follows closely: what both receipts say is said once, by the one below.
        Bubble above(Bubble below) {
            var quieter = receipt != null && below.receipt != null ? receipt.above(below.receipt) : receipt;
            return new Bubble(id, author, text, at, quieter, follows, true);
        }

        Bubble below() {
            return new Bubble(id, author, text, at, receipt, true, leads);
        }
    }

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
    /// @param refusal why the relay did not take it; null when it did, or still may
    /// @param quiet whether the bubble below says the same, so that once is enough
    record Receipt(
            DeliveryStatus delivery,
            @Nullable Instant seenAt,
            @Nullable Refusal refusal,
            boolean quiet) {
        Receipt above(Receipt below) {
            var same = delivery == below.delivery && delivery != DeliveryStatus.FAILED;
            return new Receipt(delivery, seenAt, refusal, same);
        }
    }
}
