package dev.sportello.relay.mail;

import dev.sportello.model.Account;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.follow.Outbox;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.ticket.Carrier;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.Collection;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Takes emails out of the writer's transaction: a row that says where each goes, and one of the outbox.
///
/// @param account as it stands in a transaction
/// @param profiles finds a profile in a transaction; null where there is none
record MailCarrier(
        Outbox outbox,
        Function<JournalTransaction, Account> account,
        BiFunction<Handle, ProfileId, @Nullable Profile> profiles)
        implements Carrier {
    static final String KIND = "email";

    @Override
    public String address(JournalTransaction journal, Ticket ticket) throws RefusedFrame {
        var smtp = account.apply(journal).channels().smtp();
        if (smtp == null || !smtp.on()) {
            throw new RefusedFrame(ErrorKind.CHANNEL_OFF);
        }
        var profile = profiles.apply(journal.handle(), ticket.profile());
        var address = MailAddress.of(profile == null ? null : profile.email());
        if (address == null) {
            throw new RefusedFrame(ErrorKind.CUSTOMER_WITHOUT_EMAIL);
        }
        return address.text();
    }

    @Override
    public void carry(JournalTransaction journal, Ticket ticket, Entry entry, String address, boolean quotesChat) {
        if (!(entry.change() instanceof Change.EmailAdded(var message, var _))) {
            throw new IllegalArgumentException("No email: " + entry.change().getClass());
        }
        var smtp = Objects.requireNonNull(account.apply(journal).channels().smtp(), "the server, as for the address");
        var domain = smtp.from().substring(smtp.from().lastIndexOf('@') + 1);
        var mail = new SentMail(
                message.id(),
                ticket.id(),
                ticket.profile(),
                entry.sequence(),
                "<" + message.id() + "@" + domain + ">",
                address,
                quotesChat,
                SentMail.State.QUEUED);
        SentMailTable.insert(journal.handle(), mail);
        queue(journal, entry, message.id());
    }

    @Override
    public void carryAgain(JournalTransaction journal, Ticket ticket, MessageId message, Entry entry) {
        var _ = SentMailTable.move(journal.handle(), message, SentMail.State.FAILED, SentMail.State.QUEUED);
        queue(journal, entry, message);
    }

    private void queue(JournalTransaction journal, Entry entry, MessageId message) {
        var _ = outbox.add(journal, entry, KIND, message.toString());
    }

    @Override
    public void erase(JournalTransaction journal, Collection<TicketId> tickets) {
        MailErasure.erase(journal.handle(), tickets);
    }

    @Override
    public @Nullable String failedAddress(JournalTransaction journal, Ticket ticket, MessageId message) {
        var mail = SentMailTable.find(journal.handle(), message);
        return mail != null && mail.ticket().equals(ticket.id()) && mail.state() == SentMail.State.FAILED
                ? mail.address()
                : null;
    }
}
