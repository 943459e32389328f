package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The page of the agent's own preferences, and of the own password. None of it concerns the shop. FX thread only.
public final class PreferencesPage extends ImmediatePage {
    private final PreferencesController controller;
    private final PasswordEdit password;
    private final Texts texts;

    /// @param autostart null where the program cannot be started with the session
    public PreferencesPage(
            KeptPreferences preferences, PasswordActs acts, @Nullable Autostart autostart, Locale locale) {
        var words = Texts.of(PreferencesPage.class, locale);
        var edit = new PasswordEdit(acts);
        var made = new PreferencesController(preferences, edit, autostart, words);
        super(
                new PageEntry("preferences", words.get("page"), "fth-user", PageEntry.Audience.EVERY_AGENT),
                PageView.load(made, words));
        controller = made;
        password = edit;
        texts = words;
        edit.current().subscribe(_ -> show(unsaved()));
        edit.next().subscribe(_ -> show(unsaved()));
        edit.progress().subscribe(_ -> show(unsaved()));
    }

    @Override
    public void discard() {
        password.forget();
    }

    @Override
    public void begin(ShopNow shop) {
        discard();
        controller.show();
    }

    private Unsaved unsaved() {
        if (password.busy()) {
            return new Unsaved.BeingSaved(password.saved());
        }
        return password.written()
                ? new Unsaved.Begun(
                        texts.get("password.unsent"),
                        texts.get("password.unsent.text"),
                        texts.get("password.unsent.drop"))
                : new Unsaved.Nothing();
    }
}
