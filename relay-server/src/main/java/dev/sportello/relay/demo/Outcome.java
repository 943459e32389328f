package dev.sportello.relay.demo;

/// How a ticket of the sample data stands at the end.
enum Outcome {
    /// The shopper wrote last, and no agent has read it.
    WAITING,

    /// The shopper wrote last; the agent has read it.
    READ,

    /// An agent wrote last; the shopper has not come back since.
    ANSWERED,

    /// An agent wrote last, and the shopper has seen it.
    SEEN,

    SNOOZED,
    SNOOZED_UNTIL_REPLY,
    CLOSED_BY_AGENT,
    CLOSED_BY_SHOPPER;

    boolean live() {
        return switch (this) {
            case WAITING, READ, ANSWERED, SEEN, SNOOZED, SNOOZED_UNTIL_REPLY -> true;
            case CLOSED_BY_AGENT, CLOSED_BY_SHOPPER -> false;
        };
    }

    boolean shopperWritesLast() {
        return switch (this) {
            case WAITING, READ -> true;
            case ANSWERED, SEEN, SNOOZED, SNOOZED_UNTIL_REPLY, CLOSED_BY_AGENT, CLOSED_BY_SHOPPER -> false;
        };
    }
}
