package dev.sportello.desktop.inbox;

/// What the agent wrote in a ticket and no shopper has: it is the last of that ticket for whoever looks at the list.
public sealed interface Unsent {
    String text();

    /// Begun, and left there.
    record Begun(String text) implements Unsent {}

    /// On its way to the relay.
    record Queued(String text) implements Unsent {}

    /// Refused by the relay.
    record Failed(String text) implements Unsent {}
}
