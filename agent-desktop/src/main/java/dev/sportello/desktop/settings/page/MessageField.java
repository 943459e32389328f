package dev.sportello.desktop.settings.page;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.ui.TabKey;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsRules;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A text that shoppers will read: a field with a count of its characters, and beside it the bubble as it will look. FX
/// thread only.
public final class MessageField extends HBox {
    private static final int ROWS = 4;

    private final TextArea text = new TextArea();
    private final Label label = new Label();
    private final Label hint = new Label();
    private final Label error = new Label();
    private final Label count = new Label();
    private final PreviewBubble bubble = new PreviewBubble();
    private final VBox preview;

    public MessageField() {
        getStyleClass().add("message-field");
        label.getStyleClass().add("medium");
        label.setLabelFor(text);
        hint.getStyleClass().addAll("soft", "small");
        hint.setWrapText(true);
        error.getStyleClass().addAll("field-error", "small");
        count.getStyleClass().addAll("faint", "small");
        count.setMinWidth(USE_PREF_SIZE);
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        TabKey.leaves(text);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var writing = new VBox(label, hint, text, new HBox(error, room, count));
        writing.getStyleClass().add("writing");
        HBox.setHgrow(writing, Priority.ALWAYS);
        preview = new VBox(bubble);
        preview.getStyleClass().add("preview");
        getChildren().addAll(writing, preview);
    }

    public void show(Locale locale, EmojiPictures pictures, String title, String explanation, StringProperty value) {
        var texts = Texts.of(MessageField.class, locale);
        label.setText(title);
        hint.setText(explanation);
        text.setAccessibleText(title);
        EmojiInput.in(text, pictures);
        text.textProperty().bindBidirectional(value);
        bubble.setAccessibleText(texts.get("preview"));
        value.subscribe(words -> {
            count.setText(texts.get("count", words.codePointCount(0, words.length()), SettingsRules.MOST_OF_A_TEXT));
            bubble.show(words.strip(), pictures);
            preview.setVisible(!words.isBlank());
        });
    }

    /// @param words empty for nothing
    public void showError(String words) {
        error.setText(words);
        text.setAccessibleHelp(words);
        text.pseudoClassStateChanged(Styles.STATE_DANGER, !words.isEmpty());
    }

    /// Whether shoppers would see it at all.
    public void showUsed(boolean used) {
        preview.setOpacity(used ? 1 : 0.45);
    }
}
