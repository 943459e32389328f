package dev.sportello.desktop.settings.page;

import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.Saved;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What an admin can ask about the shop's account.
///
/// @param save takes a page as it was before it was edited, and as it shall be; the future fails with
///     [dev.sportello.desktop.connection.RequestFailed]
/// @param savedBy the name of who saved a version of a page; null where that is not known
public record AccountActs(
        BiFunction<SettingsPage, SettingsPage, CompletableFuture<Saved>> save,
        LongFunction<@Nullable String> savedBy) {}
