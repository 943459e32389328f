package dev.sportello.relay.ticket;

import dev.sportello.model.Channel;
import dev.sportello.model.Email;
import dev.sportello.model.Profile;
import dev.sportello.model.TicketId;
import dev.sportello.wire.CommandId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a shopper wrote by another channel than the web chat.
///
/// @param id follows from the id that the gateway or the mail has given it, so that it is taken once however often it
///     comes; it is also the message's
/// @param sender the channel's own, as in `JournalCommand`
/// @param channel on which a ticket is opened where none is live
/// @param answers the ticket that it answers, if it is live; null: the live one of the channel
/// @param text fit to be a message
/// @param email what it has besides as an email; null for a text
/// @param repliesToIt whether it may get an automatic reply
public record Incoming(
        CommandId id,
        String sender,
        Profile shopper,
        Channel channel,
        @Nullable TicketId answers,
        String text,
        @Nullable Email email,
        boolean repliesToIt) {
    public Incoming {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(shopper, "shopper");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(text, "text");
    }
}
