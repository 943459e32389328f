package dev.sportello.desktop.settings;

import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.Invited;
import dev.sportello.wire.AgentBodies.Saved;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What an admin can ask the relay for. No method waits; futures fail with
/// [dev.sportello.desktop.connection.RequestFailed].
///
/// @param savedBy the name of who saved a version of a page; null where that is not known
public record SettingsActs(
        Function<SettingsPage, CompletableFuture<Saved>> save,
        Inviting invite,
        BiFunction<AgentId, Role, CompletableFuture<Saved>> give,
        BiFunction<AgentId, Boolean, CompletableFuture<Saved>> disable,
        Function<AgentId, CompletableFuture<?>> signOutEverywhere,
        LongFunction<@Nullable String> savedBy) {

    /// Invites somebody, or again who has not come yet.
    @FunctionalInterface
    public interface Inviting {
        CompletableFuture<Invited> invite(String name, String email, Role role);
    }
}
