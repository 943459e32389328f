package dev.sportello.desktop.settings;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.notification.Delivery;
import dev.sportello.desktop.notification.Notification;
import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.preferences.PasswordActs;
import dev.sportello.desktop.settings.secrets.SecretActs;
import dev.sportello.desktop.settings.team.TeamActs;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the settings can ask the relay and the system for.
///
/// @param autostart null where the program cannot be started with the session
/// @param notification shows a notification, and says whether the system has taken it
public record SettingsActs(
        AccountActs account,
        TeamActs team,
        SecretActs secrets,
        PasswordActs password,
        Function<Notification, CompletableFuture<Delivery>> notification,
        @Nullable Autostart autostart) {}
