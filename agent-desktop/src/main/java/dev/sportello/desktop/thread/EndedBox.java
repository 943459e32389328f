package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.TabKey;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.VisibleText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Stands in the composer's place where nothing can be written: it says why, and what was begun can still be
/// read and copied. FX thread only.
public final class EndedBox extends VBox {
    private final Label words = new Label();
    private final TextArea kept = new TextArea();
    private final VBox keptPlace = new VBox();

    public EndedBox() {
        getStyleClass().add("ended");
    }

    /// @param discard forgets what was begun
    /// @return where what was begun is shown
    TextArea begin(Texts texts, Runnable discard) {
        words.getStyleClass().addAll("faint", "small");
        words.setWrapText(true);
        var line = new HBox(new FontIcon(Feather.LOCK), words);
        line.setAlignment(Pos.CENTER);
        line.setSpacing(10);
        kept.setId("kept");
        kept.getStyleClass().add("kept");
        kept.setEditable(false);
        kept.setWrapText(true);
        kept.setPrefRowCount(3);
        kept.setAccessibleText(texts.get("composer.kept"));
        TabKey.leaves(kept);
        keptPlace.setSpacing(6);
        keptPlace.getChildren().setAll(head(texts, discard), kept);
        getChildren().setAll(line, keptPlace);
        return kept;
    }

    private HBox head(Texts texts, Runnable discard) {
        var label = new Label(texts.get("composer.kept"));
        label.getStyleClass().addAll("small", "medium");
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var copy = link(texts.get("copy"), () -> SystemClipboard.put(kept.getText()));
        copy.setId("copyKept");
        var drop = link(texts.get("failed.discard"), discard);
        drop.setId("discardKept");
        drop.setAccessibleText(texts.get("composer.kept.discard"));
        var line = new HBox(label, copy, drop);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(8);
        return line;
    }

    private static Button link(String words, Runnable act) {
        var button = new Button(words);
        button.getStyleClass().add("link");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    /// @param begun what was written and not sent; blank for nothing
    void show(String why, String begun) {
        words.setText(why);
        if (!begun.equals(kept.getText())) {
            // The same text again would drop what is selected in it.
            kept.setText(begun);
        }
        var seen = !VisibleText.isInvisible(begun);
        keptPlace.setVisible(seen);
        keptPlace.setManaged(seen);
    }

    /// Puts the cursor into what was begun.
    ///
    /// @return whether there is something
    boolean focus() {
        if (keptPlace.isVisible()) {
            kept.requestFocus();
            kept.end();
        }
        return keptPlace.isVisible();
    }
}
