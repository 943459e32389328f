package dev.sportello.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket being changed by one entry: lives for one call of [Ticket#apply]. Not thread-safe.
final class TicketEdit {
    private final Ticket before;
    private Status status;
    private Instant lastActivityAt;
    private @Nullable Message lastMessage;
    private @Nullable Instant waitingSince;
    private long lastShopperMessage;
    private long seenUpTo;
    private @Nullable Instant seenAt;

    @Nullable
    AgentId assignee;

    long deliveredUpTo;
    long sequence;

    TicketEdit(Ticket before) {
        this.before = before;
        status = before.status();
        lastActivityAt = before.lastActivityAt();
        lastMessage = before.lastMessage();
        waitingSince = before.waitingSince();
        lastShopperMessage = before.lastShopperMessage();
        seenUpTo = before.seenUpTo();
        seenAt = before.seenAt();
        assignee = before.assignee();
        deliveredUpTo = before.deliveredUpTo();
        sequence = before.sequence();
    }

    void add(Message message, Entry entry) {
        lastMessage = message;
        lastActivityAt = entry.at();
        switch (message.author()) {
            case Party.Shopper _ -> {
                lastShopperMessage = entry.sequence();
                if (waitingSince == null) {
                    waitingSince = entry.at();
                }
                if (status instanceof Status.Snoozed) {
                    status = new Status.Open();
                }
            }
            case Party.ByAgent _ -> waitingSince = null;
            // An automatic reply is no answer: the shopper goes on waiting.
            case Party.Automatic _ -> {}
        }
    }

    void see(long upTo, Instant at) {
        // What was seen was delivered, even if that receipt was lost on the way.
        deliveredUpTo = Math.max(deliveredUpTo, upTo);
        if (upTo > seenUpTo) {
            seenUpTo = upTo;
            seenAt = at;
        }
    }

    void become(Status status, Instant at) {
        this.status = status;
        lastActivityAt = at;
    }

    void close(Party by, Instant at) {
        become(new Status.Closed(by, at), at);
        waitingSince = null;
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
                waitingSince,
                lastShopperMessage,
                deliveredUpTo,
                seenUpTo,
                seenAt,
                sequence);
    }
}
