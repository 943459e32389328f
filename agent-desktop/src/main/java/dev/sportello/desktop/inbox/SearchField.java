package dev.sportello.desktop.inbox;

import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// Where an agent looks for words: in names and numbers as they are typed, in whole threads a moment later. FX thread
/// only.
final class SearchField {
    private final InboxModel model;
    private final TextField field;
    private final Node back;
    private final PauseTransition typed = new PauseTransition(Duration.millis(150));
    private Function<List<String>, CompletableFuture<Set<TicketId>>> threads = _ -> new CompletableFuture<>();

    /// @param clear what empties the field; shown where there is something to empty
    /// @param back where the cursor goes then
    SearchField(InboxModel model, TextField field, Node clear, Node back) {
        this.model = model;
        this.field = field;
        this.back = back;
        field.textProperty().subscribe(words -> {
            model.filter(model.filter().get().with(words));
            clear.setVisible(!words.isEmpty());
            typed.playFromStart();
        });
        typed.setOnFinished(_ -> searchThreads());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                clear();
                event.consume();
            }
        });
    }

    /// @param finder gets folded words, at least one
    void searchThreads(Function<List<String>, CompletableFuture<Set<TicketId>>> finder) {
        threads = finder;
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    void clear() {
        field.clear();
        back.requestFocus();
    }

    private void searchThreads() {
        var words = model.filter().get().words();
        if (words.isEmpty()) {
            return;
        }
        var _ = threads.apply(words)
                .thenAccept(found -> Platform.runLater(() -> {
                    var now = model.filter().get();
                    if (now.words().equals(words)) {
                        model.filter(now.with(found));
                    }
                }));
    }
}
