package dev.sportello.desktop.settings;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.notification.NotificationResult;
import dev.sportello.desktop.notification.Notification;
import dev.sportello.desktop.settings.channels.ChannelActs;
import dev.sportello.desktop.settings.developers.DevelopersActs;
import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.preferences.PasswordActs;
import dev.sportello.desktop.settings.secrets.SecretActs;
import dev.sportello.desktop.settings.team.TeamActs;
import dev.sportello.desktop.settings.webhooks.WebhookActs;
import dev.sportello.model.SettingsPage.Retention;
import dev.sportello.wire.AgentBodies.AuditPage;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the settings can ask the relay and the system for.
///
/// @param audit takes the time of the last entry of the page before; null for the first page
/// @param outOfDate asks how much would be deleted if that was saved
/// @param autostart null where the program cannot be started with the session
/// @param notification shows a notification, and says whether the system has taken it
public record SettingsActs(
        AccountActs account,
        TeamActs team,
        SecretActs secrets,
        Function<@Nullable Instant, CompletableFuture<AuditPage>> audit,
        Function<Retention, CompletableFuture<OutOfDate>> outOfDate,
        WebhookActs webhooks,
        ChannelActs channels,
        DevelopersActs developers,
        PasswordActs password,
        Function<Notification, CompletableFuture<NotificationResult>> notification,
        @Nullable Autostart autostart) {}
