package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.window.PaneWidths;
import dev.sportello.desktop.window.WindowActs;
import dev.sportello.model.TicketId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The workplace of an agent with many tickets, from a replica on the disk, without a screen and without a relay. Used
/// from the benchmark's thread, but for what says otherwise.
final class LargeWorkplace {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

    private final LargeInbox shop;
    private final Replica replica;
    private final Robot robot;
    private final Scene scene;
    private final Workplace workplace;

    /// @param folder is made
    /// @param messages of the ticket that has many
    LargeWorkplace(Path folder, int tickets, int messages) throws Exception {
        var clock = Clock.system(ZoneId.of("Europe/Rome"));
        shop = new LargeInbox(tickets, clock);
        replica = new Replica(Files.createDirectories(folder), Staff.ANNA, clock, new Random(1));
        shop.fill(replica, messages);
        var session = new SavedSession(NOBODY, "none", Staff.ANNA);
        var times = ConnectionTimes.STANDARD;
        var desk = new Desk(replica, new RelayHttp(times.connect()), session, new Timing(times, clock, new Random(2)));
        robot = Fx.get(Robot::new);
        scene = Fx.get(() -> new Scene(new StackPane(), 1280, 800));
        workplace = Fx.get(() -> show(desk, folder, clock));
        Fx.pulses(20);
    }

    private Workplace show(Desk desk, Path folder, Clock clock) {
        var preferences = new KeptPreferences(folder.resolve("preferences.json"), replica.damagedFiles());
        Theme.dress(scene, ColorScheme.LIGHT, preferences.current().get().textSize());
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        var view = new Workplace(
                desk,
                new Rendering(
                        new TimeFormat(clock, Locale.UK),
                        new EmojiPictures(new EmojiIndex()),
                        preferences,
                        Notifier.none(),
                        () -> false,
                        null),
                Unfinished.of(desk),
                PaneWidths.STANDARD,
                new WindowActs(() -> {}, () -> {}, () -> {}));
        view.enter(stage, scene);
        return view;
    }

    Scene scene() {
        return scene;
    }

    Robot robot() {
        return robot;
    }

    void open(@Nullable TicketId ticket) throws Exception {
        Fx.run(() -> workplace.open(ticket));
        Fx.pulses(20);
    }

    /// Somebody writes in one of the tickets. Any one thread.
    void arrive() {
        var entry = shop.happen();
        var _ = replica.apply(List.of(entry), true);
    }

    /// Does what the keys of a shortcut do.
    void key(Shortcut shortcut) throws Exception {
        Fx.run(() -> Objects.requireNonNull(scene.getAccelerators().get(shortcut.keys()), shortcut::name)
                .run());
        Fx.pulses(4);
    }

    void type(KeyCode key) throws Exception {
        Fx.run(() -> robot.keyType(key));
        Fx.pulses(1);
    }

    void focus(String selector) throws Exception {
        Fx.run(() -> find(selector).requestFocus());
        Fx.pulses(4);
    }

    /// FX thread only.
    void click(String selector) {
        point(selector);
        robot.mouseClick(MouseButton.PRIMARY);
    }

    /// Puts the mouse there. FX thread only.
    void point(String selector) {
        var node = find(selector);
        var bounds = node.localToScreen(node.getBoundsInLocal());
        robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
    }

    /// FX thread only.
    Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }
}
