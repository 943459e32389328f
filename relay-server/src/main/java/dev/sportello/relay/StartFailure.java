package dev.sportello.relay;

import org.jspecify.annotations.Nullable;

/// The relay cannot start. The message says why, and what the operator can do; it is all that is printed.
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean lasts;

    StartFailure(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, false);
    }

    private StartFailure(String sentence, @Nullable Throwable cause, boolean lasts) {
        super(sentence, cause);
        this.lasts = lasts;
    }

    /// One that lies in the options, in what the operator wrote in the files that they name, or in whose data these
    /// are: not in what the machine and its network are like now.
    static StartFailure lasting(String sentence, @Nullable Throwable cause) {
        return new StartFailure(sentence, cause, true);
    }

    /// Whether the next start would fail likewise, until the operator puts something right.
    boolean lasts() {
        return lasts;
    }
}
