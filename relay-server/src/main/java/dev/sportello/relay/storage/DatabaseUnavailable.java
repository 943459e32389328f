package dev.sportello.relay.storage;

import org.jspecify.annotations.Nullable;

/// The database cannot be opened. The message is one sentence or two that say why, and what the operator can do.
public final class DatabaseUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean ofOtherTables;

    DatabaseUnavailable(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, false);
    }

    private DatabaseUnavailable(String sentence, @Nullable Throwable cause, boolean ofOtherTables) {
        super(sentence, cause);
        this.ofOtherTables = ofOtherTables;
    }

    /// Its tables are not those of this relay, and no waiting makes them so.
    static DatabaseUnavailable ofOtherTables(String sentence, @Nullable Throwable cause) {
        return new DatabaseUnavailable(sentence, cause, true);
    }

    public boolean isOfOtherTables() {
        return ofOtherTables;
    }
}
