package dev.sportello.desktop.thread;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Counts the shopper's messages that came below what the agent is reading. FX thread only.
final class NewMessages {
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// @param more how many have come since; nothing is counted where that is not positive
    void add(int more) {
        count.set(count.get() + Math.max(0, more));
    }

    /// The agent has come to the end, or another thread is shown.
    void forget() {
        count.set(0);
    }
}
