package dev.sportello.desktop.settings;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Asks before a page is left on which something is typed that would be lost. FX thread
/// only.
final class GuardController {
    private final SettingsModel model;
    private final Texts texts;
    private Runnable leave = () -> {};
    private @Nullable CompletableFuture<Boolean> awaited;
    private @Nullable Node before;

    @FXML
    private StackPane guard;

    @FXML
    private Label guardTitle;

    @FXML
    private Label guardText;

    @FXML
    private Button guardDiscard;

    @FXML
    private Button guardGoOn;

    @FXML
    private Button guardSave;

    GuardController(SettingsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        guard.addEventFilter(KeyEvent.KEY_PRESSED, this::keepFocus);
        close();
    }

    /// @param cannotSave whether the page cannot be saved as it is now
    void follow(ObservableValue<Boolean> cannotSave) {
        Waiting.until(cannotSave.map(cannot -> !cannot), guardSave, guardGoOn);
        cannotSave.subscribe(_ -> show());
    }

    boolean isOpen() {
        return guard.isVisible();
    }

    /// Leaves as soon as nothing is lost by it: at once, when what is being saved is saved, or when it is decided here
    /// what becomes of what was typed. Asked again meanwhile, only the last way out counts.
    void ask(Runnable way) {
        leave = way;
        switch (unsaved()) {
            case Unsaved.Nothing _ -> leave.run();
            case Unsaved.BeingSaved(var saved) -> await(saved);
            case Unsaved.Awaited _ -> {
                // It takes a moment.
            }
            case Unsaved.Changes _, Unsaved.Begun _ -> open();
        }
    }

    /// One stays where one is: what was asked for before counts no more.
    void stay() {
        leave = () -> {};
    }

    private void await(CompletableFuture<Boolean> saving) {
        if (!saving.equals(awaited)) {
            awaited = saving;
            var _ = saving.thenAccept(saved -> {
                if (saved) {
                    ask(leave);
                }
            });
        }
    }

    /// Goes back to where one was.
    @FXML
    void goOn() {
        stay();
        close();
        if (before != null) {
            before.requestFocus();
        }
    }

    void close() {
        Shown.set(guard, false);
    }

    private void open() {
        before = guard.getScene().getFocusOwner();
        Shown.set(guard, true);
        show();
        (canSave() ? guardSave : guardGoOn).requestFocus();
    }

    private boolean canSave() {
        return guardSave.isVisible() && !guardSave.isDisabled();
    }

    private Unsaved unsaved() {
        return model.state().getValue().unsaved();
    }

    private void show() {
        if (!isOpen()) {
            return;
        }
        switch (unsaved()) {
            case Unsaved.Nothing _ -> {
                // A colleague saved the same meanwhile.
                close();
                leave.run();
            }
            case Unsaved.Begun(var question, var explanation, var drop) -> {
                Shown.set(guardSave, false);
                say(question, explanation, drop);
            }
            case Unsaved.Changes _, Unsaved.BeingSaved _, Unsaved.Awaited _ -> {
                Shown.set(guardSave, true);
                say(
                        texts.get("guard", model.page().get().entry().name()),
                        texts.get(canSave() ? "guard.text" : "guard.cannot"),
                        texts.get("guard.discard"));
            }
        }
    }

    private void say(String question, String explanation, String drop) {
        guardTitle.setText(question);
        guardText.setText(explanation);
        guardDiscard.setText(drop);
    }

    /// Keeps the tab key and the arrows from reaching what lies under the veil.
    private void keepFocus(KeyEvent event) {
        if (event.getCode().isArrowKey()) {
            event.consume();
        }
        if (event.getCode() != KeyCode.TAB) {
            return;
        }
        var stops = Stream.of(guardDiscard, guardGoOn, guardSave)
                .filter(button -> button.isVisible() && !button.isDisabled())
                .toList();
        if ((event.isShiftDown() ? stops.getFirst() : stops.getLast()).isFocused()) {
            var back = event.isShiftDown() ? TraversalDirection.NEXT : TraversalDirection.PREVIOUS;
            // Step by step to the other end, so that the ring is drawn that a key draws.
            for (var step = 1; step < stops.size(); step++) {
                guard.getScene().getFocusOwner().requestFocusTraversal(back);
            }
            event.consume();
        }
    }

    @FXML
    private void didClickSave() {
        close();
        model.page().get().save();
        ask(leave);
    }

    @FXML
    private void didClickDiscard() {
        close();
        model.page().get().discard();
        leave.run();
    }
}
