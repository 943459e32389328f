package dev.sportello.relay;

import org.jspecify.annotations.Nullable;

/// The relay cannot start. The message says why, and what the operator can do; it is all that is printed.
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean byOptions;

    StartFailure(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, false);
    }

    private StartFailure(String sentence, @Nullable Throwable cause, boolean byOptions) {
        super(sentence, cause);
        this.byOptions = byOptions;
    }

    /// One that lies in the options alone, whatever the machine, its files and its network are like.
    static StartFailure byOptions(String sentence, @Nullable Throwable cause) {
        return new StartFailure(sentence, cause, true);
    }

    /// Whether the next start with these options would fail likewise.
    boolean isByOptions() {
        return byOptions;
    }
}
