package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The exceptions under each other, or that there are none. FX thread only.
public final class ExceptionRows extends VBox {
    private final Map<ExceptionEdit, ExceptionRow> rows = new HashMap<>();
    private final Label none = new Label();

    public ExceptionRows() {
        none.getStyleClass().addAll("faint", "nothing");
    }

    /// @param today in the account's zone
    /// @param left gives the cursor a place when a row is gone
    void show(ExceptionsEdit edit, Texts texts, EmojiPictures pictures, Supplier<LocalDate> today, Runnable left) {
        none.setText(texts.get("exceptions.none"));
        Runnable draw = () -> {
            rows.keySet().retainAll(edit.all());
            edit.all()
                    .forEach(one -> rows.computeIfAbsent(
                            one,
                            _ -> new ExceptionRow(one, texts, pictures, today, () -> {
                                edit.remove(one);
                                left.run();
                            })));
            getChildren().setAll(edit.all().stream().map(rows::get).toList());
            getChildren().add(none);
            Shown.set(none, edit.all().isEmpty());
        };
        edit.all().addListener((ListChangeListener<ExceptionEdit>) _ -> draw.run());
        draw.run();
    }

    /// Puts the cursor where the name of the exception is typed.
    void focus(ExceptionEdit exception) {
        var row = rows.get(exception);
        if (row != null) {
            row.focusName();
        }
    }
}
