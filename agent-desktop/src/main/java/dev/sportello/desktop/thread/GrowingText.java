package dev.sportello.desktop.thread;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.input.InputLayout;
import javafx.application.Platform;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// Lets the composer's text area be as high as its text, within bounds. FX thread only.
final class GrowingText {
    private static final double LEAST_HEIGHT = 40;
    private static final double MOST_HEIGHT = 168;
    private static final double PADDING_X = 32;
    private static final double PADDING_Y = 20;

    /// A text area does not say how high its text is; the same text in the same font and width does.
    static void follow(TextArea area, EmojiIndex index) {
        var measure = new Text();
        var _ = InputLayout.in(measure, index);
        measure.textProperty().bind(area.textProperty().map(words -> words.endsWith("\n") ? words + " " : words));
        measure.fontProperty().bind(area.fontProperty());
        measure.wrappingWidthProperty().bind(area.widthProperty().subtract(PADDING_X));
        area.prefHeightProperty()
                .bind(measure.layoutBoundsProperty()
                        .map(bounds ->
                                Math.clamp(Math.ceil(bounds.getHeight()) + PADDING_Y, LEAST_HEIGHT, MOST_HEIGHT)));
        // The width changes within a layout, and a request for another one is ignored then.
        area.prefHeightProperty().subscribe(_ -> Platform.runLater(area::requestLayout));
    }

    private GrowingText() {}
}
