package dev.sportello.desktop.replica;

import java.util.List;

/// What is on its way to the relay. Immutable.
///
/// @param replies in the order in which they are to be sent, failed ones among them
/// @param acts in the order in which the agent did them
public record Outgoing(List<QueuedReply> replies, List<QueuedRead> reads, List<QueuedAct> acts) {
    public Outgoing {
        replies = List.copyOf(replies);
        reads = List.copyOf(reads);
        acts = List.copyOf(acts);
    }

    /// Whether the relay has answered everything. What it refused waits for the agent, not for the relay.
    boolean answered() {
        return reads.isEmpty()
                && acts.isEmpty()
                && replies.stream().allMatch(reply -> reply.sent() || reply.refusal() != null);
    }
}
