package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One thing in a list that an admin can end: its name, what it is, what is known of it, and the button that
/// ends it after a question. FX thread only.
final class KeptRow extends VBox {
    /// A longer name may not have room, and is told whole where one points at it.
    private static final int LONG = 30;

    private final Texts texts;
    private final Asking asking = new Asking();
    private final Label name = new Label();
    private final HBox tags = new HBox(6);
    private final Label about = new Label();
    private final Label note = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final HBox line;
    private final Button end;
    private final Confirmation confirmation;
    private Runnable act = () -> {};
    private String question = "";

    /// @param answers the words for keeping and for ending it
    KeptRow(Confirmation.Answers answers, Texts texts) {
        this.texts = texts;
        getStyleClass().add("kept-row");
        name.getStyleClass().add("medium");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        tags.setAlignment(Pos.CENTER_LEFT);
        about.getStyleClass().addAll("soft", "small");
        about.setWrapText(true);
        note.getStyleClass().addAll("field-error", "small");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        progress.setMaxSize(16, 16);
        progress.setMinSize(16, 16);
        end = RowParts.button("plain", answers.end(), () -> {});
        end.getStyleClass().add("end");
        confirmation = new Confirmation(end, answers, () -> act.run());
        end.setOnAction(_ -> confirmation.open(question));
        tags.getChildren().add(name);
        var words = new VBox(2, tags, about);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = RowParts.line(words, progress);
        getChildren().addAll(line, note);
        asking.outcome().subscribe(_ -> showOutcome());
    }

    /// Whether ending it is offered.
    boolean canEnd() {
        return line.getChildren().contains(end);
    }

    /// Goes on here after another row, which can be ended.
    void focus() {
        end.requestFocus();
    }

    Asking asking() {
        return asking;
    }

    /// @param tags what it is, in a word each
    /// @param words what is known of it
    void show(String title, List<String> tags, String words) {
        name.setText(ShownText.line(title));
        name.setTooltip(name.getText().length() > LONG ? new Tooltip(name.getText()) : null);
        var all = this.tags.getChildren();
        all.remove(1, all.size());
        tags.forEach(tag -> all.add(tag(tag)));
        about.setText(words);
        Shown.set(about, !words.isEmpty());
        end.setAccessibleText(end.getText() + " " + name.getText());
    }

    private static Label tag(String words) {
        var tag = new Label(words);
        tag.getStyleClass().addAll("tag", "tiny");
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    /// Offers to end it.
    ///
    /// @param question says what that means
    void offer(String question, Runnable act) {
        this.question = question;
        this.act = act;
        if (!canEnd()) {
            line.getChildren().add(end);
            getChildren().add(1, confirmation);
        }
    }

    /// Says what is wrong with it.
    void warn(String words) {
        if (asking.outcome().get().words(texts).isEmpty()) {
            note.setText(words);
            Shown.set(note, !words.isEmpty());
        }
    }

    private void showOutcome() {
        var words = asking.outcome().get().words(texts);
        note.setText(words);
        Shown.set(note, !words.isEmpty());
        Shown.set(progress, asking.busy());
        Waiting.set(end, asking.busy());
    }
}
