package dev.sportello.desktop.screens;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.connection.ScriptedAdministration;
import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Role;
import dev.sportello.wire.ErrorKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The settings of the sample shop, opened from Anna's window as an admin sees and touches them. Used from the test's
/// thread, but for what says otherwise.
final class SettingsOnScreen {
    private static final Look LOOK = new Look(ColorScheme.LIGHT, Locale.UK, 1, 1000, 800);

    private final SampleDesk desk;
    private final SampleWindow window;

    private SettingsOnScreen(SampleDesk desk, SampleWindow window) {
        this.desk = desk;
        this.window = window;
    }

    /// On the page of the office hours.
    static SettingsOnScreen open() throws Exception {
        return open(LOOK, true, nowhere());
    }

    /// As an agent sees them who is no admin.
    static SettingsOnScreen open(KeptPreferences preferences) throws Exception {
        return open(LOOK, false, preferences);
    }

    static SettingsOnScreen open(Look look, boolean admin) throws Exception {
        return open(look, admin, nowhere());
    }

    private static SettingsOnScreen open(Look look, boolean admin, KeptPreferences preferences) throws Exception {
        var shop = new Shop();
        var desk = new SampleDesk(shop);
        Stream.of(Staff.ELISA, Staff.PIERO).forEach(shop::change);
        if (!admin) {
            shop.change(Staff.as(Role.AGENT, Staff.ANNA));
        }
        desk.settle();
        var screen = new SettingsOnScreen(desk, SampleWindow.show(look, desk, null, preferences));
        screen.openAgain();
        return screen;
    }

    /// Not kept: there is no such folder.
    private static KeptPreferences nowhere() {
        return new KeptPreferences(
                Path.of("target", "nowhere", "preferences.json"), new DamagedFiles(Clock.systemUTC()));
    }

    void openAgain() throws Exception {
        window.key(Shortcut.SETTINGS);
        settle();
    }

    Shop shop() {
        return desk.shop();
    }

    ScriptedAdministration relay() {
        return desk.relay().administration;
    }

    void loseRelay() throws Exception {
        desk.loseRelay();
        settle();
    }

    /// The relay answers what it held back, and that comes to the screen.
    void answer() throws Exception {
        relay().release();
        awaitAnswers();
    }

    /// The relay refuses what it held back, and that comes to the screen.
    void refuse(ErrorKind error) throws Exception {
        relay().refuse(error);
        answer();
        relay().refuse(null);
    }

    /// Waits until nothing on the page waits for the relay.
    void awaitAnswers() throws Exception {
        await("the relay's answers")
                .atMost(SampleDesk.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Fx.get(() -> dialogs()
                        .flatMap(dialog -> dialog.getScene().getRoot().lookupAll(".progress-indicator").stream())
                        .noneMatch(SettingsOnScreen::isVisible)));
        settle();
    }

    void awaitClosed() {
        await("the end of the dialog").atMost(SampleDesk.PATIENCE).until(() -> !isOpen());
    }

    void youBecome(Role role) throws Exception {
        shop().change(Staff.as(role, Staff.ANNA));
        settle();
    }

    /// Does something on the FX thread, and lets it come to the screen.
    void after(Runnable act) throws Exception {
        Fx.run(act);
        settle();
    }

    void fire(String selector) throws Exception {
        after(() -> ((ButtonBase) find(selector)).fire());
    }

    void go(String page) throws Exception {
        fire("#page-" + page);
    }

    void press(KeyCode... keys) throws Exception {
        window.press(keys);
    }

    void pressWith(KeyCode modifier, KeyCode key) throws Exception {
        window.pressWith(modifier, key);
    }

    /// Types keys over what is in a field.
    void type(String selector, KeyCode... keys) throws Exception {
        Fx.run(() -> {
            find(selector).requestFocus();
            ((TextInputControl) find(selector)).selectAll();
        });
        press(keys);
        settle();
    }

    /// Puts a text into a field.
    void write(String selector, String text) throws Exception {
        after(() -> ((TextInputControl) find(selector)).setText(text));
    }

    boolean isOpen() throws Exception {
        return Fx.get(() -> dialogs().findAny().isPresent());
    }

    boolean shows(String selector) throws Exception {
        return Fx.get(() -> {
            var found = root().lookup(selector);
            return found != null && isVisible(found);
        });
    }

    boolean has(String selector) throws Exception {
        return Fx.get(() -> root().lookup(selector) != null);
    }

    boolean selected(String selector) throws Exception {
        return Fx.get(() -> ((Toggle) find(selector)).isSelected());
    }

    boolean disabled(String selector) throws Exception {
        return Fx.get(() -> find(selector).isDisabled());
    }

    boolean focused(String selector) throws Exception {
        return Fx.get(() -> find(selector).isFocused());
    }

    String text(String selector) throws Exception {
        return Fx.get(() -> ((Labeled) find(selector)).getText());
    }

    String typed(String selector) throws Exception {
        return Fx.get(() -> ((TextInputControl) find(selector)).getText());
    }

    /// FX thread only.
    Node find(String selector) {
        // A page that has just come has no children before it is laid out.
        root().applyCss();
        root().layout();
        return Objects.requireNonNull(root().lookup(selector), selector);
    }

    /// All that the dialog shows. FX thread only.
    Parent root() {
        return dialogs().findAny().orElseThrow().getScene().getRoot();
    }

    void resize(double width, double height) throws Exception {
        after(() -> {
            var dialog = dialogs().findAny().orElseThrow();
            dialog.setWidth(width);
            dialog.setHeight(height);
        });
    }

    /// A picture of the dialog. All windows are hidden then.
    byte[] snapshot() throws Exception {
        window.settle();
        return window.snapshot(Fx.get(() -> dialogs().findAny().orElseThrow()));
    }

    /// Waits until all that has happened is here, laid out and drawn.
    void settle() throws Exception {
        desk.settle();
        Fx.pulses(4);
    }

    void close() throws Exception {
        window.close();
        desk.close();
    }

    private static Stream<Stage> dialogs() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> stage.getScene().getRoot().getStyleClass().contains("settings"));
    }

    private static boolean isVisible(Node node) {
        return Stream.iterate(node, Objects::nonNull, (Node one) -> one.getParent())
                .allMatch(Node::isVisible);
    }
}
