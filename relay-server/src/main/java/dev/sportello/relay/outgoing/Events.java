package dev.sportello.relay.outgoing;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.wire.Names;
import dev.sportello.wire.WebhookEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What is told of the entries: of which ones, and what. Thread-safe if what it is made of is.
///
/// It is read from the journal when it is sent, so that no other table holds what people wrote.
///
/// @param journal finds the entry of a sequence number, in a list that is empty where it is gone
/// @param owners finds whose ticket it is; null where nobody's
/// @param profiles finds a profile; null where there is none
record Events(
        LongFunction<List<Entry>> journal,
        Function<TicketId, @Nullable ProfileId> owners,
        Function<ProfileId, @Nullable Profile> profiles) {

    /// The topic of an entry; null where it is told to nobody. What a shopper may not see of a thread leaves
    /// the relay by no other way either.
    static @Nullable Topic topic(Entry entry) {
        return switch (entry.change()) {
            case Change.TicketOpened _ -> Topic.TICKET_OPENED;
            case Change.MessageAdded added -> added.visibleToShopper() ? Topic.MESSAGE_ADDED : null;
            case Change.Assigned _ -> Topic.TICKET_ASSIGNED;
            case Change.TicketClosed _ -> Topic.TICKET_CLOSED;
            case Change.ProfileErased _ -> Topic.PROFILE_ERASED;
            case Change.Unknown _,
                    Change.ChangesHandling _,
                    Change.ChangesStatus _,
                    Change.EmailAdded _,
                    Change.OfMessage _,
                    Change.TextingChanged _,
                    Change.UnseenEmailed _,
                    Change.MovesCursor _,
                    Change.OfAccount _ -> null;
        };
    }

    /// What there is to tell.
    ///
    /// @return null where it has been erased
    @Nullable
    WebhookEvent of(Due due) {
        var data = due.profile() == null ? data(due) : new WebhookEvent.ProfileErased(due.profile());
        return data == null
                ? null
                : new WebhookEvent(Names.of(due.topic()), due.at(), due.id().toString(), due.sequence(), data);
    }

    private WebhookEvent.@Nullable Data data(Due due) {
        var found = journal.apply(due.sequence());
        var ticket = due.ticket();
        // What was erased has no owner at once, and its entries go soon after. Where one is gone, the next comes.
        var owner = ticket == null ? null : owners.apply(ticket);
        if (ticket == null
                || owner == null
                || found.isEmpty()
                || found.getFirst().sequence() != due.sequence()) {
            return null;
        }
        var shopper = shopper(owner);
        return switch (found.getFirst().change()) {
            case Change.TicketOpened opened -> new WebhookEvent.TicketOpened(ticket, shopper, opened.channel());
            case Change.MessageAdded added -> new WebhookEvent.MessageAdded(ticket, shopper, added.message());
            case Change.Assigned(var by, var agent) -> new WebhookEvent.TicketAssigned(ticket, shopper, agent, by);
            case Change.TicketClosed(var by) -> new WebhookEvent.TicketClosed(ticket, shopper, by);
            case Change.Unknown _,
                    Change.ChangesHandling _,
                    Change.ChangesStatus _,
                    Change.EmailAdded _,
                    Change.OfMessage _,
                    Change.TextingChanged _,
                    Change.UnseenEmailed _,
                    Change.MovesCursor _,
                    Change.OfAccount _ -> null;
        };
    }

    private WebhookEvent.Shopper shopper(ProfileId owner) {
        var profile = profiles.apply(owner);
        return new WebhookEvent.Shopper(owner, profile == null ? null : profile.customerId());
    }
}
