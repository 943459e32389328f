package dev.sportello.desktop.settings.secrets;

import dev.sportello.wire.AgentBodies.SecretList;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What an admin can ask about secrets. Nothing waits; futures fail with
/// [dev.sportello.desktop.connection.RequestFailed].
///
/// @param list all that there can be
/// @param set takes the name and the value
/// @param remove takes the name
public record SecretActs(
        Supplier<CompletableFuture<SecretList>> list,
        BiFunction<String, String, CompletableFuture<?>> set,
        Function<String, CompletableFuture<?>> remove) {}
