package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.wire.ErrorKind;
import java.util.Locale;
import javafx.scene.input.KeyCode;

/// The pictures of the settings' page of credentials.
final class SecretsScreens {
    private static final String SMTP = "#secret-smtp-password";

    private final SettingsScreens settings;

    SecretsScreens(SettingsScreens settings) {
        this.settings = settings;
    }

    /// @param prefix the beginning of the pictures' names
    void render(String prefix, Look look) throws Exception {
        var name = prefix + "-secrets";
        var italian = look.in(Locale.ITALY);
        settings.picture(name, look, SecretsScreens::oneSet);
        settings.picture(name + "-it", italian, SecretsScreens::oneSet);
        settings.picture(name + "-typing", look, view -> {
            oneSet(view);
            view.fire(SMTP + " .set");
            view.write(SMTP + " .password-field", "correct horse");
        });
        settings.picture(name + "-removing-it", italian, view -> {
            oneSet(view);
            view.fire(SMTP + " .remove");
        });
        settings.picture(name + "-refused", look, view -> {
            oneSet(view);
            view.relay().refuse(ErrorKind.STORAGE_FAILED);
            view.fire(SMTP + " .set");
            view.write(SMTP + " .password-field", "correct horse");
            view.fire(SMTP + " .save");
            view.awaitAnswers();
        });
        settings.picture(name + "-not-reached-it", italian, view -> {
            view.loseRelay();
            view.press(KeyCode.ESCAPE);
            view.openAgain();
            view.go("secrets");
            view.awaitAnswers();
        });
        settings.picture(name + "-largest-it", italian.in(TextSize.LARGEST).sized(1124, 680), view -> {
            oneSet(view);
            view.fire(SMTP + " .remove");
        });
    }

    private static void oneSet(SettingsOnScreen view) throws Exception {
        view.go("secrets");
        view.awaitAnswers();
        view.fire(SMTP + " .set");
        view.write(SMTP + " .password-field", "correct horse");
        view.fire(SMTP + " .save");
        view.awaitAnswers();
    }
}
