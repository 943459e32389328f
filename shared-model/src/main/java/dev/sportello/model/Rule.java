package dev.sportello.model;

/// By which rule the relay did something by itself.
public enum Rule {
    /// The automatic reply to a shopper who wrote while the shop was open.
    WITHIN_HOURS,
    /// The automatic reply to a shopper who wrote while the shop was closed.
    OUTSIDE_HOURS,
    /// The time had come until which a ticket was snoozed.
    SNOOZE_ENDED
}
