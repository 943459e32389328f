package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.settings.page.Page;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageState;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.ui.Texts;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// The page of the agent's own preferences. Each choice counts at once, and nothing of it concerns the shop. FX thread
/// only.
public final class PreferencesPage implements Page {
    private final PageEntry entry;
    private final PreferencesController controller;
    private final Parent view;
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.SETTLED);

    public PreferencesPage(KeptPreferences preferences, Locale locale) {
        var texts = Texts.of(PreferencesPage.class, locale);
        entry = new PageEntry("preferences", texts.get("page"), "fth-user", PageEntry.Audience.EVERY_AGENT);
        controller = new PreferencesController(preferences, texts);
        view = PageView.load(controller, texts);
    }

    @Override
    public PageEntry entry() {
        return entry;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<PageState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public void save() {}

    @Override
    public void discard() {}

    @Override
    public void begin(ShopNow shop) {
        controller.show();
    }

    @Override
    public void take(ShopNow shop) {}
}
