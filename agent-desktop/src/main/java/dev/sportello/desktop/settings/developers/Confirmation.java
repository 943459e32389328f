package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.ScrollIntoView;
import dev.sportello.desktop.settings.page.Shown;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// A question below a row before something of it ends, and what that means. The first answer keeps it. FX
/// thread only.
final class Confirmation extends HBox {
    private final Label question = new Label();
    private final Button keep;
    private final Button ask;

    /// @param ask the button that has asked, and gets the cursor back
    /// @param answers the words for keeping and for ending it
    Confirmation(Button ask, Answers answers, Runnable sure) {
        this.ask = ask;
        getStyleClass().addAll("line", "confirmation");
        question.setGraphic(new FontIcon("fth-alert-circle"));
        question.setWrapText(true);
        question.setMinWidth(0);
        question.setMinHeight(Region.USE_PREF_SIZE);
        question.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(question, Priority.ALWAYS);
        keep = RowParts.button("plain", answers.keep(), this::close);
        keep.getStyleClass().add("keep");
        var end = RowParts.button("plain", answers.end(), () -> {
            close();
            sure.run();
        });
        end.getStyleClass().add("sure");
        getChildren().addAll(question, keep, end);
        Shown.set(this, false);
    }

    record Answers(String keep, String end) {}

    void open(String words) {
        question.setText(words);
        keep.setAccessibleHelp(words);
        Shown.set(this, true);
        Shown.set(ask, false);
        keep.requestFocus();
        ScrollIntoView.bring(this);
    }

    private void close() {
        Shown.set(this, false);
        Shown.set(ask, true);
        ask.requestFocus();
    }
}
