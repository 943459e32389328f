package dev.sportello.relay.customer;

/// What became of something that was told.
public enum Outcome {
    NEW,
    CHANGED,

    /// It was known already: nothing has changed.
    KNOWN
}
