package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.webhooks.WebhooksModel.Loading;
import dev.sportello.desktop.ui.Waiting;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of the webhooks. FX thread only.
final class WebhooksController {
    private final WebhooksModel webhooks;
    private final WebhookWords words;
    private final Map<WebhookItem, WebhookRow> rows = new HashMap<>();

    @FXML
    private VBox list;

    @FXML
    private Node empty;

    @FXML
    private HBox failed;

    @FXML
    private Label note;

    @FXML
    private Button add;

    @FXML
    private Button refresh;

    @FXML
    private ProgressIndicator loading;

    private @Nullable WebhookEdit unsaved;

    WebhooksController(WebhooksModel webhooks, WebhookWords words) {
        this.webhooks = webhooks;
        this.words = words;
    }

    @FXML
    private void initialize() {
        webhooks.items().addListener((ListChangeListener<WebhookItem>) _ -> showRows());
        webhooks.loading().subscribe(_ -> show());
        webhooks.note().subscribe(_ -> show());
        webhooks.refused().subscribe(edit -> {
            if (edit != null) {
                ask(edit);
            }
        });
        showRows();
    }

    private void showRows() {
        var now = webhooks.items();
        rows.keySet().retainAll(now);
        now.forEach(item -> rows.computeIfAbsent(item, _ -> new WebhookRow(item, webhooks, words)));
        var shown = now.stream().map(rows::get).toList();
        var focused = focused();
        var gone = focused >= 0 && !shown.contains(list.getChildren().get(focused));
        if (!list.getChildren().equals(shown)) {
            list.getChildren().setAll(shown);
        }
        shown.forEach(row -> row.getStyleClass().remove("last"));
        shown.stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> last.getStyleClass().add("last"));
        show();
        if (gone) {
            goOn(focused);
        }
    }

    /// The place of the row in which somebody works by keyboard; -1 for none.
    private int focused() {
        return IntStream.range(0, list.getChildren().size())
                .filter(place -> list.getChildren().get(place).isFocusWithin())
                .findFirst()
                .orElse(-1);
    }

    /// At the row that has come into that place, or else at the last, or where one is added.
    private void goOn(int place) {
        var rows = list.getChildren();
        if (!rows.isEmpty() && rows.get(Math.min(place, rows.size() - 1)) instanceof WebhookRow row) {
            row.focus();
        } else {
            add.requestFocus();
        }
    }

    private void show() {
        var state = webhooks.loading().get();
        var none = webhooks.items().isEmpty();
        var busy = webhooks.note().get() instanceof Note.Busy;
        Shown.set(list, !none);
        Shown.set(empty, none && state == Loading.DONE);
        Shown.set(loading, busy || state == Loading.BUSY);
        Shown.set(failed, state == Loading.FAILED);
        Shown.set(refresh, !none);
        Waiting.set(add, busy || none && state != Loading.DONE);
        note.setText(words.note(webhooks.note().get()));
        Shown.set(note, !note.getText().isEmpty());
    }

    @FXML
    private void didClickAdd() {
        var edit = unsaved == null ? webhooks.edit(null) : unsaved;
        unsaved = null;
        ask(edit);
    }

    /// Again where it was not made: at once, or where another page is shown by then, with the next click.
    private void ask(WebhookEdit edit) {
        if (add.getScene() == null) {
            unsaved = edit;
            return;
        }
        WebhookSheet.ask(add.getScene().getWindow(), edit, true, words, webhooks::make);
    }

    @FXML
    private void didClickRefresh() {
        webhooks.load();
    }
}
