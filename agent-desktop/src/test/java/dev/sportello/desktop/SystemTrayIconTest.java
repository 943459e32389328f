package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.tray.Tray;
import dev.sportello.desktop.tray.TrayAct;
import dev.sportello.desktop.tray.TrayView;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The icon of a real window, in a tray that notes what it is to show.
class SystemTrayIconTest {
    private final ObjectProperty<Integer> unread = new SimpleObjectProperty<>(2);
    private final List<TrayView> shown = new CopyOnWriteArrayList<>();

    /// Receives what the agent chooses.
    private Consumer<TrayAct> acts = _ -> {};

    private Stage stage;
    private SystemTrayIcon icon;

    private record NotedTray(List<TrayView> shown) implements Tray {
        @Override
        public void show(TrayView view) {
            shown.add(view);
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() throws Exception {
        stage = Fx.get(Stage::new);
        icon = Fx.get(() -> {
            stage.setScene(new Scene(new StackPane(), 300, 200));
            stage.show();
            return new SystemTrayIcon(stage, receiver -> {
                acts = receiver;
                return new NotedTray(shown);
            });
        });
        Fx.run(() -> icon.follow(unread, Locale.ENGLISH));
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(stage::hide);
        icon.close();
    }

    @Test
    void showsHowMuchIsUnread() throws Exception {
        assertThat(shown.getLast().unread()).isEqualTo(2);
        Fx.run(() -> unread.set(3));
        assertThat(shown.getLast().unread()).isEqualTo(3);
    }

    @Test
    void aViewThatIsMadeAnewIsTheOnlyOneItFollowsAndSpeaksItsLanguage() throws Exception {
        var next = new SimpleObjectProperty<>(7);
        var english = shown.getLast().labels();
        Fx.run(() -> icon.follow(next, Locale.ITALIAN));
        Fx.run(() -> unread.set(99));
        assertThat(shown.getLast().unread()).isEqualTo(7);
        assertThat(shown.getLast().labels().quit()).isNotEqualTo(english.quit());
    }

    @Test
    void nothingIsUnreadWhenNobodyIsSignedIn() throws Exception {
        Fx.run(icon::forget);
        assertThat(shown.getLast().unread()).isZero();
        var before = shown.size();
        Fx.run(() -> unread.set(5));
        assertThat(shown).hasSize(before);
    }

    @Test
    void bringsTheWindowToTheFront() throws Exception {
        Fx.run(() -> stage.setIconified(true));
        choose(TrayAct.OPEN);
        assertThat(Fx.get(stage::isIconified)).isFalse();
        assertThat(Fx.get(stage::isFocused)).isTrue();
    }

    @Test
    void mutesAlsoForTheViewThatComesNextUntilItIsChosenAgain() throws Exception {
        choose(TrayAct.MUTE);
        assertThat(Fx.get(icon::isMuted)).isTrue();
        Fx.run(icon::forget);
        Fx.run(() -> icon.follow(unread, Locale.ENGLISH));
        assertThat(shown.getLast().muted()).isTrue();
        choose(TrayAct.MUTE);
        assertThat(shown.getLast().muted()).isFalse();
        assertThat(Fx.get(icon::isMuted)).isFalse();
    }

    @Test
    void closesTheWindow() throws Exception {
        choose(TrayAct.QUIT);
        assertThat(Fx.get(stage::isShowing)).isFalse();
    }

    /// The tray says so on any thread.
    private void choose(TrayAct act) throws Exception {
        acts.accept(act);
        Fx.pulses(2);
    }
}
