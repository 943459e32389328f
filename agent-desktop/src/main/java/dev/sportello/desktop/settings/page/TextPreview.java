package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.wording.Occasion;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A text of the shop as a shopper reads it at some time, and when that is. FX thread only.
final class TextPreview extends VBox {
    private final Label caption = new Label();
    private final PreviewBubble bubble = new PreviewBubble();
    private TextLanguage language = TextLanguage.EVERY;
    private @Nullable Source source;

    private record Source(
            Texts texts,
            EmojiPictures pictures,
            ShopTextEdit edit,
            ObservableValue<Occasion> occasion,
            ObservableValue<List<String>> languages) {}

    TextPreview() {
        getStyleClass().add("preview");
        caption.getStyleClass().addAll("soft", "small");
        caption.setWrapText(true);
        getChildren().addAll(caption, bubble);
    }

    void show(
            ShopTextEdit edit,
            ObservableValue<Occasion> occasion,
            ObservableValue<List<String>> languages,
            EmojiPictures pictures,
            Texts texts) {
        source = new Source(texts, pictures, edit, occasion, languages);
        bubble.setAccessibleText(texts.get("preview"));
        occasion.subscribe(_ -> refresh(language));
        languages.subscribe(_ -> refresh(language));
    }

    /// Shows the text again.
    ///
    /// @param shown the language that is written in
    void refresh(TextLanguage shown) {
        language = shown;
        var from = Objects.requireNonNull(source);
        var occasion = from.occasion().getValue();
        var read = from.edit().read();
        var tag = shown == TextLanguage.EVERY ? null : shown.tag();
        var reading = read.read(tag, from.languages().getValue());
        var filled = occasion.fill(reading);
        var written = reading.template().text();
        var says = filled.isBlank() ? "preview.nothing" : "preview.read";
        var local = occasion.now().atZone(occasion.zone());
        var locale = from.texts().locale();
        caption.setText(from.texts()
                .get(
                        says,
                        Formats.weekday(locale).format(local),
                        Formats.time(locale).format(local)));
        Shown.set(caption, !filled.equals(written.strip()));
        bubble.show(filled, from.pictures());
        Shown.set(bubble, !filled.isBlank());
        setVisible(!written.isBlank());
    }
}
