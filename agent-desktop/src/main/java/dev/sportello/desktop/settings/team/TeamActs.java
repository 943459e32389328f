package dev.sportello.desktop.settings.team;

import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.wire.TeamBodies.Invited;
import dev.sportello.wire.TeamBodies.ResetCode;
import dev.sportello.wire.AgentBodies.Saved;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What an admin can ask about the team. No method waits; futures fail with
/// [dev.sportello.desktop.connection.RequestFailed].
///
/// @param disable an agent who is taken back has no password before a reset code was used
/// @param giveResetCode answers the code to pass on
public record TeamActs(
        Inviting invite,
        BiFunction<AgentId, Role, CompletableFuture<Saved>> give,
        BiFunction<AgentId, Boolean, CompletableFuture<Saved>> disable,
        Function<AgentId, CompletableFuture<ResetCode>> giveResetCode,
        Function<AgentId, CompletableFuture<?>> signOutEverywhere) {

    /// Invites somebody, or again who has not come yet.
    @FunctionalInterface
    public interface Inviting {
        CompletableFuture<Invited> invite(String name, String email, Role role);
    }
}
