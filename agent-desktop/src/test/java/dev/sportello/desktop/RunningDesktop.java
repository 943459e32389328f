package dev.sportello.desktop;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.notification.NotificationAct;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.preferences.Language;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.tray.Tray;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.TicketId;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The real desktop program in this process, with its window on no screen, as an agent sees and touches it. Used from
/// the test's thread.
final class RunningDesktop implements AutoCloseable {
    /// Enough for a machine that does much else; no test waits so long for what comes.
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Desktop desktop;
    private final Stage stage;

    private RunningDesktop(Desktop desktop, Stage stage) {
        this.desktop = desktop;
        this.stage = stage;
    }

    /// Signs in at the relay and opens the window.
    static RunningDesktop signIn(Path folder, URI relay, String email, String password) throws Exception {
        return signIn(folder, relay, email, password, _ -> Notifier.none());
    }

    /// As [#signIn], with the notifications of a message bus.
    static RunningDesktop signIn(
            Path folder,
            URI relay,
            String email,
            String password,
            Function<Consumer<NotificationAct>, Notifier> notifiers)
            throws Exception {
        var desktop = desktop(folder);
        return show(
                desktop, folder, desktop.signIn().signIn(relay, email, password).get(), notifiers);
    }

    /// Opens the window with what the folder holds, as after a restart of the program.
    static RunningDesktop open(Path folder) throws Exception {
        var desktop = desktop(folder);
        return show(
                desktop,
                folder,
                Objects.requireNonNull(desktop.session(), "nobody is signed in"),
                _ -> Notifier.none());
    }

    /// Opens the window with what the folder holds, where that is no session.
    static RunningDesktop openSignedOut(Path folder) throws Exception {
        var desktop = desktop(folder);
        if (desktop.session() != null) {
            throw new IllegalStateException("Somebody is signed in.");
        }
        return show(desktop, folder, (SavedSession) null, _ -> Notifier.none());
    }

    /// Opens the window for who is signed in, while the files are still being read.
    static RunningDesktop openSlowly(Path folder) throws Exception {
        var desktop = desktop(folder);
        var session = Objects.requireNonNull(desktop.session(), "nobody is signed in");
        return show(
                desktop, folder, new DesktopWindow.Entering(session, new CompletableFuture<>()), _ -> Notifier.none());
    }

    private static Desktop desktop(Path folder) throws CannotStart {
        return new Desktop(folder, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new SecureRandom()));
    }

    private static RunningDesktop show(
            Desktop desktop,
            Path folder,
            @Nullable SavedSession session,
            Function<Consumer<NotificationAct>, Notifier> notifiers)
            throws Exception {
        var entering = session == null ? null : new DesktopWindow.Entering(session, desktop.enterSoon(session));
        return show(desktop, folder, entering, notifiers);
    }

    private static RunningDesktop show(
            Desktop desktop,
            Path folder,
            DesktopWindow.@Nullable Entering entering,
            Function<Consumer<NotificationAct>, Notifier> notifiers)
            throws Exception {
        var options = new AtomicReference<DesktopOptions>();
        var _ = DesktopOptions.run(new String[] {"--data", folder.toString()}, parsed -> {
            options.set(parsed);
            return 0;
        });
        var times = new TimeFormat(Clock.system(ZoneId.of("Europe/Rome")), Locale.ENGLISH);
        var machine =
                new Machine(times, new EmojiIndex(), desktop.windowFile().read(), notifiers, _ -> Tray.none(), null);
        var stage = Fx.get(() -> {
            var window = new Stage();
            new DesktopWindow(desktop, Objects.requireNonNull(options.get()), machine, window).show(entering);
            window.requestFocus();
            return window;
        });
        return new RunningDesktop(desktop, stage);
    }

    /// Waits for the inbox's first tickets.
    RunningDesktop awaitInbox() {
        await("tickets in the list").atMost(PATIENCE).until(this::showsTickets);
        return this;
    }

    boolean showsTickets() throws Exception {
        return Fx.get(() -> !cells().isEmpty());
    }

    /// How many tickets the list holds, in view or not.
    int tickets() throws Exception {
        return Fx.get(() -> find(ListView.class, ".tickets").getItems().size());
    }

    /// Whether tickets are still to come from the relay.
    boolean loads() throws Exception {
        return Fx.get(() -> find(Node.class, "#load").isVisible());
    }

    /// What the label says.
    String words(String selector) throws Exception {
        return Fx.get(() -> find(Label.class, selector).getText());
    }

    String title() throws Exception {
        return Fx.get(stage::getTitle);
    }

    /// How many unread tickets the rail's badge shows; 0 where it has none.
    int badge() throws Exception {
        return Fx.get(() -> {
            var badge = find(Label.class, "#badge");
            return badge.isVisible() ? Integer.parseInt(badge.getText()) : 0;
        });
    }

    /// What the eye sees of the list's first line.
    ///
    /// @param unread whether it has the dot
    /// @param channel the name of the icon
    record Line(boolean unread, String channel, String shopper, String preview) {}

    Line firstLine() throws Exception {
        return Fx.get(() -> {
            var cell = cells().getFirst();
            return new Line(
                    find(cell, Node.class, ".unread-dot").isVisible(),
                    find(cell, FontIcon.class, ".channel").getIconLiteral(),
                    find(cell, Label.class, ".shopper").getText(),
                    find(cell, Node.class, ".one-line").getAccessibleText());
        });
    }

    /// Clicks the list's first line.
    void openFirstLine() throws Exception {
        Fx.run(() -> click(cells().getFirst()));
    }

    /// Clicks what the selector finds.
    void click(String selector) throws Exception {
        Fx.run(() -> click(find(Node.class, selector)));
    }

    private static void click(Node node) {
        var place = node.localToScreen(node.getBoundsInLocal());
        var robot = new Robot();
        robot.mouseMove(place.getCenterX(), place.getCenterY());
        robot.mouseClick(MouseButton.PRIMARY);
    }

    /// Chooses the last item of the account's menu.
    void signOut() throws Exception {
        Fx.run(() -> find(MenuButton.class, "#account").getItems().getLast().fire());
    }

    /// Whether the window knows who one is.
    boolean hasAccount() throws Exception {
        return Fx.get(() -> scene().getRoot().lookup("#account") != null);
    }

    Parent root() throws Exception {
        return Fx.get(() -> scene().getRoot());
    }

    /// Whether the window asks who one is.
    boolean asksToSignIn() throws Exception {
        return Fx.get(() -> scene().getRoot().lookup("#password") != null);
    }

    /// The id of what has the cursor; empty for nothing.
    String focused() throws Exception {
        return Fx.get(() -> {
            var owner = scene().getFocusOwner();
            return owner == null ? "" : Objects.toString(owner.getId(), "");
        });
    }

    /// The number of the ticket whose thread is shown.
    TicketId openTicket() throws Exception {
        return new TicketId(Long.parseLong(text("#number").substring(1)));
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

    /// Whether there is a composer.
    boolean canReply() throws Exception {
        return Fx.get(() -> isShown(find(Node.class, "#writing")));
    }

    void prefer(Language language) throws Exception {
        Fx.run(() -> {
            var _ = desktop.preferences().change(now -> now.with(language));
        });
        Fx.pulses(4);
    }

    void openSettings() throws Exception {
        Fx.run(() -> find(Button.class, "#settings").fire());
    }

    /// Whether the settings are open over the window.
    boolean showsSettings() throws Exception {
        return Fx.get(() -> settings().isPresent());
    }

    /// What the window of the settings is called; empty where there is none.
    String settingsTitle() throws Exception {
        return Fx.get(() -> settings().map(Stage::getTitle).orElse(""));
    }

    /// Whether the settings have that and show it.
    boolean settingsShow(String selector) throws Exception {
        return Fx.get(() -> settings()
                .map(dialog -> laidOut(dialog.getScene().getRoot()).lookup(selector))
                .filter(RunningDesktop::isShown)
                .isPresent());
    }

    /// Does something with a node of the settings.
    <T extends Node> void inSettings(Class<T> type, String selector, Consumer<T> act) throws Exception {
        Fx.run(() -> act.accept(find(laidOut(settings().orElseThrow().getScene().getRoot()), type, selector)));
    }

    /// A page that has just come has no children before.
    private static Parent laidOut(Parent root) {
        root.applyCss();
        root.layout();
        return root;
    }

    private Optional<Stage> settings() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(dialog -> stage.equals(dialog.getOwner()))
                .findFirst();
    }

    /// The text of a label; empty where it is not shown.
    String text(String selector) throws Exception {
        return Fx.get(() -> fromTheTop(selector)
                .map(Label.class::cast)
                .map(Label::getText)
                .findFirst()
                .orElse(""));
    }

    /// The texts of all labels that match and are shown.
    List<String> texts(String selector) throws Exception {
        return Fx.get(() ->
                fromTheTop(selector).map(Label.class::cast).map(Label::getText).toList());
    }

    /// What a screen reader says of the open thread's bubbles, from the top.
    List<String> bubbles() throws Exception {
        return Fx.get(
                () -> fromTheTop(".bubble-row").map(Node::getAccessibleText).toList());
    }

    /// The small lines between the bubbles, from the top.
    List<String> notices() throws Exception {
        return Fx.get(() ->
                fromTheTop(".notice").map(Label.class::cast).map(Label::getText).toList());
    }

    /// Hides the window, as an agent does who leaves, and waits until nothing of the program goes on.
    @Override
    public void close() {
        CompletableFuture.runAsync(stage::hide, Platform::runLater).join();
        // Hiding leaves in the background, and writes a file before it closes.
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("leaving"))
                .forEach(RunningDesktop::join);
        desktop.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Node> cells() {
        return fromTheTop(".ticket-cell")
                .filter(cell -> cell.getAccessibleText() != null)
                .toList();
    }

    private Stream<Node> fromTheTop(String selector) {
        return scene().getRoot().lookupAll(selector).stream()
                .filter(RunningDesktop::isShown)
                .sorted(Comparator.comparingDouble(RunningDesktop::top));
    }

    private <T extends Node> T find(Class<T> type, String selector) {
        return find(scene().getRoot(), type, selector);
    }

    private static <T extends Node> T find(Node root, Class<T> type, String selector) {
        return type.cast(Objects.requireNonNull(root.lookup(selector), selector));
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
