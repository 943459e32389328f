package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.screens.SampleSettings.Act;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.model.Agent;
import java.util.Locale;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The settings in their own window over another, as an admin sees and touches them. Used from the test's thread.
final class SettingsOnScreen {
    private final SampleSettings settings;
    private final Stage owner;
    private final Robot robot;

    private SettingsOnScreen(SampleSettings settings, Stage owner, Robot robot) {
        this.settings = settings;
        this.owner = owner;
        this.robot = robot;
    }

    /// Of a shop with office hours, on their page.
    static SettingsOnScreen open() throws Exception {
        return open(look -> new SampleSettings(look, SampleAccount.filled()));
    }

    /// As that agent sees them.
    static SettingsOnScreen open(Agent you, KeptPreferences preferences) throws Exception {
        return open(look -> new SampleSettings(look, SampleAccount.filled(), you, preferences));
    }

    private static SettingsOnScreen open(Function<Look, SampleSettings> make) throws Exception {
        var look = new Look(ColorScheme.LIGHT, Locale.UK, 1, 1000, 800);
        var screen = Fx.get(() -> {
            var owner = new Stage();
            var behind = new Scene(new Pane(), look.width(), look.height());
            Theme.dress(behind, look.scheme(), look.textSize());
            owner.setScene(behind);
            owner.show();
            return new SettingsOnScreen(make.apply(look), owner, new Robot());
        });
        screen.openAgain();
        return screen;
    }

    void openAgain() throws Exception {
        Fx.run(() -> settings.dialog().show(owner, settings.now()));
        settle();
    }

    /// Does something with the settings, or lets the relay do it, and lets it come to the screen.
    void after(Act act) throws Exception {
        Fx.run(() -> act.on(settings));
        settle();
    }

    void fire(String selector) throws Exception {
        after(view -> view.fire(selector));
    }

    void go(String page) throws Exception {
        after(view -> view.go(page));
    }

    void press(KeyCode... keys) throws Exception {
        new Keys(robot).press(keys);
    }

    void pressWith(KeyCode modifier, KeyCode key) throws Exception {
        new Keys(robot).pressWith(modifier, key);
    }

    /// Types keys over what stands in a field.
    void type(String selector, KeyCode... keys) throws Exception {
        Fx.run(() -> {
            settings.find(selector).requestFocus();
            ((TextInputControl) settings.find(selector)).selectAll();
        });
        press(keys);
        settle();
    }

    SampleSettings settings() {
        return settings;
    }

    boolean isOpen() throws Exception {
        return Fx.get(() -> window().isShowing());
    }

    boolean shows(String selector) throws Exception {
        return Fx.get(() -> {
            for (Node node = settings.dialog().root().lookup(selector); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return settings.dialog().root().lookup(selector) != null;
        });
    }

    boolean has(String selector) throws Exception {
        return Fx.get(() -> settings.dialog().root().lookup(selector) != null);
    }

    boolean selected(String selector) throws Exception {
        return Fx.get(() -> ((Toggle) settings.find(selector)).isSelected());
    }

    boolean disabled(String selector) throws Exception {
        return Fx.get(() -> settings.find(selector).isDisabled());
    }

    boolean focused(String selector) throws Exception {
        return Fx.get(() -> settings.find(selector).isFocused());
    }

    String text(String selector) throws Exception {
        return Fx.get(() -> settings.text(selector));
    }

    String typed(String selector) throws Exception {
        return Fx.get(() -> ((TextInputControl) settings.find(selector)).getText());
    }

    void close() throws Exception {
        Fx.run(() -> {
            settings.dialog().close();
            owner.hide();
        });
    }

    private Window window() {
        return settings.dialog().root().getScene().getWindow();
    }

    private static void settle() throws Exception {
        Fx.pulses(4);
    }
}
