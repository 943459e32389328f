package dev.sportello.relay.mail;

import dev.sportello.model.MessageId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.util.Locale;

/// An email that an agent has written, or that came in, as it stands in the table.
///
/// @param sequence of the entry that has its text
/// @param messageId the header of that name, the same at each attempt
record SentMail(
        MessageId message,
        TicketId ticket,
        ProfileId profile,
        long sequence,
        String messageId,
        String address,
        boolean quotesChat,
        State state) {

    /// Whether it was written here.
    boolean isOwn() {
        return state != State.RECEIVED;
    }

    enum State {
        QUEUED,
        SENT,
        FAILED,

        /// It came in: later ones may answer it.
        RECEIVED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
