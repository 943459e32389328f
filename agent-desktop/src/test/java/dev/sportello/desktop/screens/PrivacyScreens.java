package dev.sportello.desktop.screens;

import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

/// The pictures of the settings' pages of the retention and of the audit log.
final class PrivacyScreens {
    private final SettingsScreens settings;

    PrivacyScreens(SettingsScreens settings) {
        this.settings = settings;
    }

    /// @param prefix the beginning of the pictures' names
    void render(String prefix, Look look) throws Exception {
        var italian = look.in(Locale.ITALY);
        settings.picture(prefix + "-retention", look, view -> view.go("retention"));
        settings.picture(prefix + "-retention-chosen-it", italian, view -> {
            view.go("retention");
            view.after(() -> {
                ((ComboBox<?>) view.find("#tickets")).getSelectionModel().select(4);
                ((ComboBox<?>) view.find("#events")).getSelectionModel().select(5);
            });
            view.awaitAnswers();
        });
        settings.picture(prefix + "-audit", look, view -> {
            view.go("audit");
            view.awaitAnswers();
        });
        settings.picture(prefix + "-audit-it", italian, view -> {
            view.go("audit");
            view.awaitAnswers();
        });
        settings.picture(prefix + "-audit-not-reached-it", italian, view -> {
            view.loseRelay();
            view.press(KeyCode.ESCAPE);
            view.openAgain();
            view.go("audit");
            view.awaitAnswers();
        });
    }
}
