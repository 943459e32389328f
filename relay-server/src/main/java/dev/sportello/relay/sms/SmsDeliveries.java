package dev.sportello.relay.sms;

import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.RefusedFrame;
import org.jspecify.annotations.Nullable;

/// Says in the journal what has become of texts, in the transaction that notes it: whatever is told twice, late or in
/// another order, a state only moves forward. Thread-safe.
record SmsDeliveries(Tickets tickets) {
    private static final String SENDER = "sms";

    /// Returns when it is on the disk.
    ///
    /// @param sid the gateway's name for the text; null: not known
    /// @throws RefusedFrame if the journal cannot take it now
    void tell(TicketId ticket, MessageId message, @Nullable String sid, Delivery delivery)
            throws RefusedFrame, InterruptedException {
        var _ = JournalAnswer.sequence(
                tickets.tell(ticket, SENDER, journal -> change(journal, message, sid, delivery)));
    }

    private static Change.@Nullable OfTicket change(
            JournalTransaction journal, MessageId message, @Nullable String sid, Delivery delivery) {
        var row = SmsTable.find(journal.handle(), message).orElse(null);
        if (row == null || isOfEarlierAttempt(row, sid) || !delivery.follows(new Delivery(row.state()))) {
            return null;
        }
        SmsTable.update(journal.handle(), message, delivery.state(), sid);
        return new Change.DeliveryChanged(message, delivery);
    }

    /// A text that was sent again has another name there: what is still told of the first counts no more.
    /// While it waits the row has the name of the earlier attempt, and afterwards its own.
    private static boolean isOfEarlierAttempt(SmsRow row, @Nullable String sid) {
        return sid != null && row.sid() != null && row.sid().equals(sid) == (row.state() == State.QUEUED);
    }

    /// The shopper has stopped texts at the gateway.
    void stopped(TicketId ticket, String phone) throws RefusedFrame, InterruptedException {
        var _ = JournalAnswer.sequence(tickets.tell(ticket, SENDER, journal -> {
            if (PhoneTable.hasStopped(journal.handle(), phone)) {
                return null;
            }
            PhoneTable.stop(journal.handle(), phone, journal.now());
            return new Change.TextingChanged(true);
        }));
    }

    static Delivery failed(String reason) {
        return new Delivery(State.FAILED, reason);
    }
}
