package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.Shortcut;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/// What the shortcuts do, and the scene that handles them. FX thread only.
final class ShortcutKeys {
    private static final Set<KeyCode> SCROLLING =
            EnumSet.of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.HOME, KeyCode.END);

    private final Map<Shortcut, String> names = new EnumMap<>(Shortcut.class);
    private final Map<Shortcut, Runnable> acts = new EnumMap<>(Shortcut.class);
    private final Map<Shortcut, BooleanSupplier> first = new EnumMap<>(Shortcut.class);
    private final ObservableValue<Boolean> covered;
    private final Runnable uncover;
    private boolean closing;

    /// @param covered whether something lies over the window, and nothing behind it is to be done
    /// @param uncover takes it away
    ShortcutKeys(ObservableValue<Boolean> covered, Runnable uncover) {
        this.covered = covered;
        this.uncover = uncover;
    }

    /// @param name what it does, for the list of shortcuts
    void on(Shortcut shortcut, String name, Runnable act) {
        names.put(shortcut, name);
        acts.put(shortcut, act);
    }

    /// A text takes some keys for itself, such as those of its own redo: this act is asked before.
    ///
    /// @param act returns whether there was something to do; if not, the keys are the text's
    void onFirst(Shortcut shortcut, String name, BooleanSupplier act) {
        names.put(shortcut, name);
        first.put(shortcut, act);
    }

    /// What each does, in the order of the list.
    Map<Shortcut, String> names() {
        return Collections.unmodifiableMap(names);
    }

    void run(Shortcut shortcut) {
        acts.getOrDefault(shortcut, () -> {}).run();
    }

    /// @return ends the hearing
    Runnable listen(Scene scene) {
        EventHandler<KeyEvent> pressed = this::didPress;
        EventHandler<KeyEvent> released = _ -> closing = false;
        EventHandler<KeyEvent> typed = this::didType;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, released);
        scene.addEventFilter(KeyEvent.KEY_TYPED, typed);
        // The release of a key goes to the window that has the focus then.
        var focus = scene.windowProperty().flatMap(Window::focusedProperty).subscribe(_ -> closing = false);
        acts.forEach((shortcut, act) -> scene.getAccelerators().put(shortcut.keys(), act));
        return () -> {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            scene.removeEventFilter(KeyEvent.KEY_RELEASED, released);
            scene.removeEventFilter(KeyEvent.KEY_TYPED, typed);
            focus.unsubscribe();
            acts.keySet().forEach(shortcut -> scene.getAccelerators().remove(shortcut.keys()));
        };
    }

    /// What a key types is an event of its own, whatever became of the key.
    private void didType(KeyEvent event) {
        if (covered.getValue()) {
            event.consume();
        }
    }

    /// Whether a key scrolls what lies over the window.
    private static boolean scrolls(KeyEvent event) {
        return SCROLLING.contains(event.getCode())
                && event.getTarget() instanceof ScrollPane
                && !(event.isAltDown() || event.isControlDown() || event.isMetaDown() || event.isShiftDown());
    }

    private void didPress(KeyEvent event) {
        if (covered.getValue()) {
            if (event.getCode() == KeyCode.ESCAPE || Shortcut.SHORTCUTS.keys().match(event)) {
                uncover.run();
            }
            if (!scrolls(event)) {
                event.consume();
            }
            return;
        }
        if (event.getSource() instanceof Scene scene && Sheet.covers(scene)) {
            return;
        }
        if (Shortcut.CLOSE.keys().match(event)) {
            // A key that is held down repeats itself, and would close one ticket after the other.
            if (closing) {
                event.consume();
            }
            closing = true;
            return;
        }
        for (var entry : first.entrySet()) {
            if (entry.getKey().keys().match(event) && entry.getValue().getAsBoolean()) {
                event.consume();
                return;
            }
        }
    }
}
