package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.ui.Texts;
import java.util.Locale;

/// The page of the agent's own preferences. None of them concerns the shop. FX thread only.
public final class PreferencesPage extends ImmediatePage {
    private final PreferencesController controller;

    public PreferencesPage(KeptPreferences preferences, Locale locale) {
        var texts = Texts.of(PreferencesPage.class, locale);
        var made = new PreferencesController(preferences, texts);
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
