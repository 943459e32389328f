package dev.sportello.desktop.emoji;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// One row of the picker.
final class EmojiRowCell extends ListCell<List<Emoji>> {
    private static final double SIZE = 24;

    private final EmojiPictures pictures;
    private final Locale locale;
    private final Consumer<Emoji> receiver;
    private final HBox row = new HBox();

    EmojiRowCell(EmojiPictures pictures, Locale locale, Consumer<Emoji> receiver) {
        this.pictures = pictures;
        this.locale = locale;
        this.receiver = receiver;
        getStyleClass().add("emoji-row");
    }

    @Override
    protected void updateItem(@Nullable List<Emoji> emoji, boolean empty) {
        super.updateItem(emoji, empty);
        if (empty || emoji == null) {
            setGraphic(null);
            return;
        }
        row.getChildren().setAll(emoji.stream().map(this::button).toList());
        setGraphic(row);
    }

    private Button button(Emoji emoji) {
        var button = new Button();
        button.setGraphic(pictures.picture(emoji, SIZE));
        button.getStyleClass().addAll("quiet", "emoji-button");
        button.setAccessibleText(emoji.label(locale));
        button.setTooltip(new Tooltip(emoji.label(locale)));
        button.setOnAction(_ -> receiver.accept(emoji));
        return button;
    }
}
