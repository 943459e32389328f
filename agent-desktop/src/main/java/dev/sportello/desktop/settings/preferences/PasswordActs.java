package dev.sportello.desktop.settings.preferences;

import java.util.concurrent.CompletableFuture;

/// What agents can ask about their own password. Nothing waits.
@FunctionalInterface
public interface PasswordActs {

    /// @return a future that fails with [dev.sportello.desktop.connection.RequestFailed]
    CompletableFuture<?> change(String current, String password);
}
