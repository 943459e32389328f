package dev.sportello.relay.maintenance;

import org.jspecify.annotations.Nullable;

/// A command on the relay's data cannot be executed, or was not. The message says why, and what the operator can do;
/// it is all that is printed.
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1;

    public CommandFailed(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
