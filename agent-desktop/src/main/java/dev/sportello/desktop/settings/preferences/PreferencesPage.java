package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.notification.Delivery;
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

/// The page of the agent's own preferences. None of them concerns the shop. FX thread only.
public final class PreferencesPage extends ImmediatePage {
    private final PreferencesController controller;

    /// @param notify shows a notification, and says whether the system has taken it
    public PreferencesPage(
            KeptPreferences preferences, Function<Notification, CompletableFuture<Delivery>> notify, Locale locale) {
        var texts = Texts.of(PreferencesPage.class, locale);
        var made = new PreferencesController(preferences, notify, texts);
        super(
                new PageEntry("preferences", texts.get("page"), "fth-user", PageEntry.Audience.EVERY_AGENT),
                PageView.load(made, texts));
        controller = made;
    }

    @Override
    public void begin(ShopNow shop) {
        controller.show();
    }
}
