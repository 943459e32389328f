package dev.sportello.desktop.emoji;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// One row of the picker: a heading, or emoji.
final class EmojiRowCell extends ListCell<PickerGrid.Row> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double SIZE = 24;

    private final EmojiPictures pictures;
    private final Locale locale;
    private final Supplier<@Nullable Emoji> current;
    private final Consumer<Emoji> receiver;
    private final HBox row = new HBox();
    private final Label heading = new Label();

    EmojiRowCell(EmojiPictures pictures, Locale locale, Supplier<@Nullable Emoji> current, Consumer<Emoji> receiver) {
        this.pictures = pictures;
        this.locale = locale;
        this.current = current;
        this.receiver = receiver;
        heading.getStyleClass().addAll("emoji-heading", "tiny", "soft");
    }

    @Override
    protected void updateItem(PickerGrid.@Nullable Row shown, boolean empty) {
        super.updateItem(shown, empty);
        if (empty || shown == null) {
            setGraphic(null);
        } else if (shown.emoji().isEmpty()) {
            heading.setText(shown.heading());
            setGraphic(heading);
        } else {
            row.getChildren().setAll(shown.emoji().stream().map(this::button).toList());
            setGraphic(row);
        }
    }

    private Button button(Emoji emoji) {
        var button = new Button();
        button.setGraphic(pictures.picture(emoji, SIZE));
        button.getStyleClass().addAll("quiet", "emoji-button");
        button.setAccessibleText(emoji.label(locale));
        button.setTooltip(new Tooltip(emoji.label(locale)));
        button.setFocusTraversable(false);
        button.pseudoClassStateChanged(CURRENT, emoji.equals(current.get()));
        button.setOnAction(_ -> receiver.accept(emoji));
        return button;
    }
}
