package dev.sportello.desktop.settings.notifications;

import dev.sportello.desktop.notification.NotificationResult;
import dev.sportello.desktop.notification.Notification;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.ui.Texts;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The page of how the agent is told of news. FX thread only.
public final class NotificationsPage extends ImmediatePage {
    private final NotificationsController controller;

    /// @param notifier shows a notification, and says whether the system has taken it
    public NotificationsPage(
            KeptPreferences preferences,
            Function<Notification, CompletableFuture<NotificationResult>> notifier,
            Locale locale) {
        var texts = Texts.of(NotificationsPage.class, locale);
        var made = new NotificationsController(preferences, notifier, texts);
        super(
                new PageEntry("notifications", texts.get("page"), "fth-bell", PageEntry.Audience.EVERY_AGENT),
                PageView.load(made, texts));
        controller = made;
    }

    @Override
    public void begin(ShopNow shop) {
        controller.show();
    }
}
