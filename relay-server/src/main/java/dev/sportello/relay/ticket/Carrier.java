package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.wire.RefusedFrame;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Takes messages out of the relay: as texts, or as emails. What it is handed it writes into tables of its own, within
/// the writer's transaction that decides the message; it sends afterwards. Called on the writer's thread only, maybe
/// twice for one message, when a transaction has to be done again.
public interface Carrier {

    /// Where a message to a ticket's shopper would go. Writes nothing.
    ///
    /// @throws RefusedFrame with the reason why none can go there, without a command's id
    String address(JournalTransaction journal, Ticket ticket) throws RefusedFrame;

    /// Takes a message along.
    ///
    /// @param ticket as the message has left it
    /// @param entry just appended, with a [Change.HasText]
    /// @param address as [#address] has said it in the same transaction
    /// @param quotesChat whether the chat so far goes along
    void carry(JournalTransaction journal, Ticket ticket, Entry entry, String address, boolean quotesChat);

    /// Takes a message along once more.
    ///
    /// @param entry just appended, with the [Change.DeliveryChanged] that says so; not called but where
    ///     there is a [#failedAddress]
    void carryAgain(JournalTransaction journal, Ticket ticket, MessageId message, Entry entry);

    /// Forgets all that it has of tickets, which are taken out of the journal.
    void erase(JournalTransaction journal, Collection<TicketId> tickets);

    /// Where a message of a ticket was to go that was taken along and has failed. Writes nothing.
    ///
    /// @return null where none has
    @Nullable
    String failedAddress(JournalTransaction journal, Ticket ticket, MessageId message);
}
