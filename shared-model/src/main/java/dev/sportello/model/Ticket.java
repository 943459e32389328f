package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One conversation over one channel, as all entries up to [#sequence] have made it. Immutable.
///
/// Relay and desktop both call [#opened] and [#apply], so that both see the same ticket.
///
/// @param lastMessage the preview of the list: the last message that a person wrote; null before the first
/// @param lastReplyAt when an agent last wrote; null before the first time
/// @param outsideReplyAt when the automatic reply of closed hours was last sent; null before the first time
/// @param waitingSince when the shopper began to wait for an answer; null when none is owed
/// @param lastShopperMessage the sequence number of the shopper's last message; 0 before the first. A ticket is
///     unread for the agent whose own cursor lies before it
/// @param deliveredUpTo the last sequence number that the hub has received
/// @param seenUpTo the last sequence number that the shopper has had in view
/// @param seenAt when `seenUpTo` last moved
/// @param lastActivityAt the time of the last message or change of status
/// @param textsStoppedAt when the shopper said STOP to texts; null where they may be texted
/// @param sequence of the last entry applied
public record Ticket(
        TicketId id,
        ProfileId profile,
        String shopperName,
        Channel channel,
        Status status,
        @Nullable AgentId assignee,
        Instant openedAt,
        Instant lastActivityAt,
        @Nullable Message lastMessage,
        @Nullable Instant lastReplyAt,
        @Nullable Instant outsideReplyAt,
        @Nullable Instant waitingSince,
        long lastShopperMessage,
        long deliveredUpTo,
        long seenUpTo,
        @Nullable Instant seenAt,
        @Nullable Instant textsStoppedAt,
        long sequence) {
    public Ticket {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(shopperName, "shopperName");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(lastActivityAt, "lastActivityAt");
    }

    /// The ticket that an entry with [Change.TicketOpened] begins.
    ///
    /// @throws IllegalArgumentException if the entry holds another change
    public static Ticket opened(Entry entry) {
        if (!(entry.change() instanceof Change.TicketOpened opened)) {
            throw new IllegalArgumentException(
                    "Entry " + entry.sequence() + " does not open ticket " + entry.ticket() + ".");
        }
        return new Ticket(
                Objects.requireNonNull(entry.ticket()),
                opened.profile(),
                opened.shopperName(),
                opened.channel(),
                new Status.Open(),
                null,
                entry.at(),
                entry.at(),
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                null,
                null,
                entry.sequence());
    }

    /// This ticket after the entry. An entry that it has already seen changes nothing, so applying twice is harmless.
    /// Of a change that is newer than this program only the sequence number is taken.
    ///
    /// @throws IllegalArgumentException if the entry belongs to another ticket
    public Ticket apply(Entry entry) {
        if (!id.equals(entry.ticket()) || !(entry.change() instanceof Change.OfTicket change)) {
            throw new IllegalArgumentException(
                    "Entry " + entry.sequence() + " belongs to ticket " + entry.ticket() + ", not to " + id + ".");
        }
        if (entry.sequence() <= sequence) {
            return this;
        }
        var next = new TicketEdit(this, entry, status.after(change, entry.at()));
        switch (change) {
            case Change.HasText text -> next.add(text.message());
            case Change.ShopperCursor cursor -> next.move(cursor);
            case Change.Assigned(Party _, AgentId agent) -> next.assignee = agent;
            case Change.NoReplyNeeded _, Change.TicketClosed _ -> next.waitingSince = null;
            case Change.TextingChanged(boolean stopped) -> next.textsStoppedAt = stopped ? entry.at() : null;
            case Change.Notice _, Change.OfMessage _, Change.AgentCursor _, Change.Unknown _ -> {}
        }
        return next.done();
    }

    /// Whether the other is the same ticket, at whatever time. Its number alone does not say so: a relay that was
    /// restored from a backup gives numbers again.
    public boolean sameAs(Ticket other) {
        return id.equals(other.id) && openedAt.equals(other.openedAt);
    }

    /// Whether the change may happen to this ticket now.
    public boolean allows(Change.OfTicket change) {
        return status.allows(change);
    }

    /// Whether anything can be done to it from here: it is live, and its status is one that this program knows.
    public boolean takesActs() {
        return status instanceof Status.Open || status instanceof Status.Snoozed;
    }

    /// The same ticket with another preview: for who keeps the text elsewhere.
    public Ticket withLastMessage(@Nullable Message message) {
        return new Ticket(
                id,
                profile,
                shopperName,
                channel,
                status,
                assignee,
                openedAt,
                lastActivityAt,
                message,
                lastReplyAt,
                outsideReplyAt,
                waitingSince,
                lastShopperMessage,
                deliveredUpTo,
                seenUpTo,
                seenAt,
                textsStoppedAt,
                sequence);
    }

    public boolean live() {
        return status.kind() != Status.Kind.CLOSED;
    }

    /// Whether it is snoozed until an instant that has come.
    public boolean due(Instant now) {
        return status instanceof Status.Snoozed(Instant until) && until != null && !until.isAfter(now);
    }

    /// Whether an agent whose cursor stands at `readUpTo` has something new to read here. In a closed ticket nothing
    /// moves any more, and so nothing waits to be read.
    public boolean unread(long readUpTo) {
        return live() && lastShopperMessage > readUpTo;
    }
}
