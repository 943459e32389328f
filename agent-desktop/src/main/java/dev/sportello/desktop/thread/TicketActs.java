package dev.sportello.desktop.thread;

import dev.sportello.model.AgentId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an agent can do to a ticket beside writing in it.
///
/// @param snooze until a time; null: until the shopper writes
/// @param assign to an agent; null: to nobody
public record TicketActs(
        Consumer<Ticket> close,
        BiConsumer<TicketId, @Nullable Instant> snooze,
        Consumer<TicketId> reopen,
        BiConsumer<TicketId, @Nullable AgentId> assign,
        Consumer<Ticket> markUnread,
        Consumer<TicketId> noReplyNeeded) {}
