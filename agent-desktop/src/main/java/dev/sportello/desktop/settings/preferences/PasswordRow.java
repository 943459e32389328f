package dev.sportello.desktop.settings.preferences;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.ScrollIntoView;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.preferences.PasswordEdit.Progress;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.wire.PasswordText;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One's own password: a button, and behind it what changes it. FX thread only.
final class PasswordRow extends VBox {
    private final PasswordEdit edit;
    private final Texts texts;
    private final Button change;
    private final PasswordField current = new PasswordField();
    private final PasswordField next = new PasswordField();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Label note = new Label();
    private final Node form;

    PasswordRow(PasswordEdit edit, Texts texts) {
        this.edit = edit;
        this.texts = texts;
        change = RowParts.button("plain", texts.get("password.change"), edit::begin);
        change.setId("changePassword");
        getStyleClass().addAll("card", "password-row");
        note.setId("passwordNote");
        note.getStyleClass().addAll("small", "password-note");
        note.setWrapText(true);
        form = form();
        getChildren().addAll(head(), form, note);
        addEventHandler(KeyEvent.KEY_PRESSED, this::didPress);
        edit.progress().subscribe((_, now) -> go(now));
        show();
    }

    private Node head() {
        var name = new Label(texts.get("password"));
        name.getStyleClass().add("medium");
        var hint = new Label(texts.get("password.hint"));
        hint.getStyleClass().addAll("soft", "small");
        hint.setWrapText(true);
        var words = new VBox(name, hint);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return RowParts.line(words, change);
    }

    private VBox form() {
        current.setId("currentPassword");
        current.textProperty().bindBidirectional(edit.current());
        current.setOnAction(_ -> next.requestFocus());
        next.setId("newPassword");
        next.textProperty().bindBidirectional(edit.next());
        next.setOnAction(_ -> edit.save());
        var rule = new Label(texts.get("password.rule", PasswordText.LEAST));
        rule.getStyleClass().addAll("faint", "small");
        rule.setWrapText(true);
        var newField = field(texts.get("password.new"), next);
        newField.getChildren().add(rule);
        var save = RowParts.button("primary", texts.get("password.save"), edit::save);
        save.setId("savePassword");
        Waiting.until(edit.sendable(), save, next);
        progress.setMaxSize(16, 16);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var cancel = RowParts.button("plain", texts.get("password.cancel"), edit::forget);
        cancel.setId("keepPassword");
        var box = new VBox(
                field(texts.get("password.current"), current), newField, RowParts.line(room, progress, cancel, save));
        box.getStyleClass().add("password-form");
        return box;
    }

    private static VBox field(String name, PasswordField typed) {
        var label = new Label(name);
        label.getStyleClass().add("medium");
        label.setLabelFor(typed);
        typed.setAccessibleText(name);
        typed.setMaxWidth(320);
        var field = new VBox(label, typed);
        field.getStyleClass().add("field");
        return field;
    }

    /// The cursor follows what can be done next.
    private void go(Progress now) {
        show();
        switch (now) {
            case CLOSED, DONE -> change.requestFocus();
            case CURRENT_WRONG -> select(current);
            case TOO_SHORT, TOO_LONG -> select(next);
            case TYPING, BUSY, TOO_MANY_TRIES, SESSION_ENDED, NOT_REACHED, FAILED -> {}
        }
        if (now == Progress.TYPING && !edit.written()) {
            current.requestFocus();
        }
        if (now != Progress.CLOSED) {
            ScrollIntoView.bring(this);
        }
    }

    private static void select(PasswordField field) {
        field.requestFocus();
        field.selectAll();
    }

    /// Escape gives up what has not been begun, and leaves the settings else, which ask.
    private void didPress(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && edit.progress().get().open() && !edit.busy() && !edit.written()) {
            edit.forget();
            event.consume();
        }
    }

    private void show() {
        var now = edit.progress().get();
        Shown.set(change, !now.open());
        Shown.set(form, now.open());
        Shown.set(progress, now == Progress.BUSY);
        current.setEditable(now != Progress.BUSY);
        next.setEditable(now != Progress.BUSY);
        current.pseudoClassStateChanged(Styles.STATE_DANGER, now == Progress.CURRENT_WRONG);
        next.pseudoClassStateChanged(Styles.STATE_DANGER, now == Progress.TOO_SHORT || now == Progress.TOO_LONG);
        note.setText(words(now));
        Shown.set(note, !note.getText().isEmpty());
        note.getStyleClass().removeAll("done", "field-error");
        note.getStyleClass().add(now == Progress.DONE ? "done" : "field-error");
    }

    private String words(Progress now) {
        return switch (now) {
            case CLOSED, TYPING, BUSY -> "";
            case DONE -> texts.get("password.done");
            case CURRENT_WRONG -> texts.get("password.current-wrong");
            case TOO_SHORT -> texts.get("password.too-short", PasswordText.LEAST);
            case TOO_LONG -> texts.get("password.too-long", PasswordText.MOST);
            case TOO_MANY_TRIES -> texts.get("password.too-many-tries");
            case SESSION_ENDED -> texts.get("password.session-ended");
            case NOT_REACHED -> texts.get("password.not-reached");
            case FAILED -> texts.get("password.failed");
        };
    }
}
