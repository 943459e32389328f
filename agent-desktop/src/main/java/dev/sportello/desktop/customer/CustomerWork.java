package dev.sportello.desktop.customer;

import dev.sportello.model.Profile;

/// What is being done with all that is known of a customer, and takes a while.
public record CustomerWork(Profile whose, Kind kind) {

    /// Which of it.
    public enum Kind {
        EXPORT,
        ERASE
    }
}
