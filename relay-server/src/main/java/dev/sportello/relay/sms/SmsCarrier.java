package dev.sportello.relay.sms;

import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.follow.Outbox;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.ticket.Carrier;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Takes messages along as texts. For the writer's thread.
record SmsCarrier(Settings settings, Outbox outbox) implements Carrier {
    /// Of the rows in the outbox. Never changed.
    static final String KIND = "sms";

    @Override
    public String address(JournalTransaction journal, Ticket ticket) throws RefusedFrame {
        var sms = settings.in(journal).channels().sms();
        if (sms == null || !sms.on()) {
            throw new RefusedFrame(ErrorKind.CHANNEL_OFF);
        }
        var phone = PhoneTable.of(journal.handle(), ticket.id()).orElseGet(() -> phoneOf(journal.handle(), ticket));
        if (phone == null) {
            throw new RefusedFrame(ErrorKind.CUSTOMER_WITHOUT_PHONE);
        }
        if (PhoneTable.hasStopped(journal.handle(), phone)) {
            throw new RefusedFrame(ErrorKind.TEXTING_STOPPED);
        }
        return phone;
    }

    /// Of a ticket in which nobody has texted yet.
    private static @Nullable String phoneOf(Handle handle, Ticket ticket) {
        var profile = Profiles.find(handle, ticket.profile());
        return profile == null ? null : Identity.phone(profile.phone());
    }

    @Override
    public void carry(JournalTransaction journal, Ticket ticket, Entry entry, String address, boolean quotesChat) {
        if (!(entry.change() instanceof Change.HasText added)) {
            throw new IllegalArgumentException(entry + " has no text.");
        }
        var message = added.message();
        var row = new SmsRow(
                message.id(),
                ticket.id(),
                entry.sequence(),
                address,
                message.text(),
                Delivery.State.QUEUED,
                null,
                null,
                entry.at());
        SmsTable.insert(journal.handle(), row);
        send(journal, message.id(), entry);
    }

    @Override
    public void carryAgain(JournalTransaction journal, Ticket ticket, MessageId message, Entry entry) {
        SmsTable.again(journal.handle(), message, entry.sequence(), entry.at());
        send(journal, message, entry);
    }

    private void send(JournalTransaction journal, MessageId message, Entry entry) {
        var _ = outbox.add(journal, entry, KIND, message.toString());
    }

    @Override
    public void erase(JournalTransaction journal, Collection<TicketId> tickets) {
        tickets.forEach(ticket -> erase(journal.handle(), ticket));
    }

    static void erase(Handle handle, TicketId ticket) {
        SmsTable.erase(handle, ticket);
        PhoneTable.erase(handle, ticket);
    }

    @Override
    public @Nullable String failedAddress(JournalTransaction journal, Ticket ticket, MessageId message) {
        return SmsTable.find(journal.handle(), message)
                .filter(row -> row.ticket().equals(ticket.id()) && row.state() == Delivery.State.FAILED)
                .map(SmsRow::phone)
                .orElse(null);
    }
}
