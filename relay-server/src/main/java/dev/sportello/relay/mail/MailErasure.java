package dev.sportello.relay.mail;

import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/// Forgets what is known of a customer's emails. What still waits to be sent finds nothing then, and is dropped.
public final class MailErasure {

    /// Within the transaction that erases the profile.
    public static void erase(Handle handle, ProfileId profile) {
        SentMailTable.erase(handle, profile);
    }

    /// Forgets tickets that are taken out of the journal, where no relay runs.
    public static void erase(Handle handle, Collection<TicketId> tickets) {
        SentMailTable.erase(handle, tickets);
        UnseenTable.erase(handle, tickets);
    }

    private MailErasure() {}
}
