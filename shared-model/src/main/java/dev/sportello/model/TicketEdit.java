package dev.sportello.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket being changed by one entry: lives for one call of [Ticket#apply]. Not thread-safe.
final class TicketEdit {
    private final Ticket before;
    private final Entry entry;
    private final Status status;
    private Instant lastActivityAt;
    private @Nullable Message lastMessage;
    private @Nullable Instant lastReplyAt;
    private @Nullable Instant outsideReplyAt;
    private long lastShopperMessage;
    private long deliveredUpTo;
    private long seenUpTo;
    private @Nullable Instant seenAt;

    @Nullable
    Instant waitingSince;

    @Nullable
    AgentId assignee;

    @Nullable
    Instant textsStoppedAt;

    /// @param status where the entry leads the ticket
    TicketEdit(Ticket before, Entry entry, Status status) {
        this.before = before;
        this.entry = entry;
        this.status = status;
        lastActivityAt = status.equals(before.status()) ? before.lastActivityAt() : entry.at();
        lastMessage = before.lastMessage();
        lastReplyAt = before.lastReplyAt();
        outsideReplyAt = before.outsideReplyAt();
        waitingSince = before.waitingSince();
        lastShopperMessage = before.lastShopperMessage();
        deliveredUpTo = before.deliveredUpTo();
        seenUpTo = before.seenUpTo();
        seenAt = before.seenAt();
        assignee = before.assignee();
        textsStoppedAt = before.textsStoppedAt();
    }

    void add(Message message) {
        switch (message.author()) {
            case Party.Shopper _ -> {
                preview(message);
                lastShopperMessage = entry.sequence();
                if (waitingSince == null) {
                    waitingSince = entry.at();
                }
            }
            case Party.ByAgent _ -> {
                preview(message);
                lastReplyAt = entry.at();
                waitingSince = null;
            }
            // No answer: the shopper goes on waiting, and what the shopper wrote stays in sight.
            case Party.Automatic(Rule rule) -> {
                if (rule == Rule.OUTSIDE_HOURS) {
                    outsideReplyAt = entry.at();
                }
            }
            // Whether it answers the shopper only a newer program knows.
            case Party.Unknown _ -> {}
        }
    }

    private void preview(Message message) {
        lastMessage = message;
        lastActivityAt = entry.at();
    }

    void move(Change.ShopperCursor cursor) {
        switch (cursor) {
            case Change.DeliveredToShopper(long upTo) -> deliver(upTo);
            case Change.SeenByShopper(long upTo) -> see(upTo);
        }
    }

    private void deliver(long upTo) {
        deliveredUpTo = Math.max(deliveredUpTo, upTo);
    }

    private void see(long upTo) {
        // What was seen was delivered, even if that receipt was lost on the way.
        deliver(upTo);
        if (upTo > seenUpTo) {
            seenUpTo = upTo;
            seenAt = entry.at();
        }
    }

    Ticket done() {
        return new Ticket(
                before.id(),
                before.profile(),
                before.shopperName(),
                before.channel(),
                status,
                assignee,
                before.openedAt(),
                lastActivityAt,
                lastMessage,
                lastReplyAt,
                outsideReplyAt,
                waitingSince,
                lastShopperMessage,
                deliveredUpTo,
                seenUpTo,
                seenAt,
                textsStoppedAt,
                entry.sequence());
    }
}
