package dev.sportello.desktop;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.Pace;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.TimeWords;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The real desktop program in this process, with its window on no screen, as an agent sees and touches it. Used from
/// the test's thread.
final class RunningDesktop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Desktop desktop;
    private final Stage stage;

    private RunningDesktop(Desktop desktop, Stage stage) {
        this.desktop = desktop;
        this.stage = stage;
    }

    /// Signs in at the relay and opens the window.
    static RunningDesktop signIn(Path folder, URI relay, String email, String password) throws Exception {
        var desktop = desktop(folder);
        return show(
                desktop, folder, desktop.signIn().signIn(relay, email, password).get());
    }

    /// Opens the window with what the folder holds, as after a restart of the program.
    static RunningDesktop open(Path folder) throws Exception {
        var desktop = desktop(folder);
        return show(desktop, folder, Objects.requireNonNull(desktop.session(), "nobody is signed in"));
    }

    private static Desktop desktop(Path folder) throws CannotStart {
        return new Desktop(folder, new Timing(Pace.STANDARD, Clock.systemUTC(), new SecureRandom()));
    }

    private static RunningDesktop show(Desktop desktop, Path folder, SavedSession session) throws Exception {
        var options = new AtomicReference<DesktopOptions>();
        var _ = DesktopOptions.run(new String[] {"--data", folder.toString()}, parsed -> {
            options.set(parsed);
            return 0;
        });
        var times = new TimeWords(Clock.system(ZoneId.of("Europe/Rome")), Locale.ENGLISH);
        var emoji = new EmojiIndex();
        var stage = Fx.get(() -> {
            var window = new Stage();
            new DesktopWindow(desktop, Objects.requireNonNull(options.get()), times, emoji, window).show(session);
            window.requestFocus();
            return window;
        });
        return new RunningDesktop(desktop, stage);
    }

    /// Waits for the inbox's first tickets.
    RunningDesktop awaitInbox() {
        awaitTrue("tickets in the list", () -> !cells().isEmpty());
        return this;
    }

    String badge() throws Exception {
        return Fx.get(() -> find(Label.class, "#badge").isVisible()
                ? find(Label.class, "#badge").getText()
                : "0");
    }

    void chooseUnassigned() throws Exception {
        Fx.run(() -> find(ToggleButton.class, "#unassigned").fire());
    }

    /// What a screen reader says of the list's lines, from the top.
    List<String> lines() throws Exception {
        return Fx.get(() -> cells().stream().map(Node::getAccessibleText).toList());
    }

    /// The part of the list's first line with a style class; such as the dot.
    <T extends Node> T inFirstLine(Class<T> type, String selector) {
        return type.cast(Objects.requireNonNull(cells().getFirst().lookup(selector), selector));
    }

    void openFirstLine() throws Exception {
        Fx.run(() -> find(ListView.class, "#list").getSelectionModel().select(0));
    }

    /// Writes into the composer and presses Enter.
    void reply(String text) throws Exception {
        Fx.run(() -> {
            var composer = find(TextInputControl.class, "#text");
            composer.requestFocus();
            composer.setText(text);
            composer.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
    }

    boolean canReply() throws Exception {
        return Fx.get(() -> find(Node.class, "#writing").isVisible()
                && find(Button.class, "#sendButton").isVisible());
    }

    boolean shows(String selector) throws Exception {
        return Fx.get(() -> scene().getRoot().lookupAll(selector).stream().anyMatch(RunningDesktop::isShown));
    }

    String text(String selector) throws Exception {
        return Fx.get(() -> find(Label.class, selector).getText());
    }

    /// What a screen reader says of the open thread's bubbles, from the top.
    List<String> bubbles() throws Exception {
        return Fx.get(() -> scene().getRoot().lookupAll(".bubble-row").stream()
                .filter(RunningDesktop::isShown)
                .sorted((one, other) -> Double.compare(top(one), top(other)))
                .map(Node::getAccessibleText)
                .toList());
    }

    void awaitTrue(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).ignoreExceptions().until(() -> Fx.get(condition));
    }

    @Override
    public void close() {
        Platform.runLater(stage::hide);
        // Hiding leaves in the background; closing twice is harmless, and waits.
        desktop.close();
    }

    List<Node> cells() {
        return scene().getRoot().lookupAll(".ticket-cell").stream()
                .filter(cell -> cell.isVisible() && cell.getAccessibleText() != null)
                .sorted((one, other) -> Double.compare(top(one), top(other)))
                .toList();
    }

    <T extends Node> T find(Class<T> type, String selector) {
        return type.cast(Objects.requireNonNull(scene().getRoot().lookup(selector), selector));
    }

    private Scene scene() {
        return stage.getScene();
    }

    private static double top(Node node) {
        return node.localToScene(0, 0).getY();
    }

    private static boolean isShown(Node node) {
        for (var one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
