package dev.sportello.desktop.emoji;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.model.VisibleText;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One line of text with coloured emoji, which ends in an ellipsis where there is no more room. FX thread only.
public final class OneLine extends Region {
    private static final double EMOJI = 15;
    private static final double GAP = 1;

    /// More than any line shows; the rest of a long message is not worth a node.
    private static final int MOST_CHARACTERS = 160;

    private final EmojiPictures pictures;
    private final Label ellipsis = new Label("…");
    private String shown = "";

    public OneLine(EmojiPictures pictures) {
        this.pictures = pictures;
        getStyleClass().add("one-line");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        ellipsis.setManaged(false);
    }

    public void show(String text) {
        if (text.equals(shown)) {
            return;
        }
        shown = text;
        setAccessibleText(text);
        var parts = new ArrayList<Region>();
        for (var piece : pictures.index().pieces(oneLine(text))) {
            parts.add(
                    switch (piece) {
                        case EmojiIndex.Piece.Words(String words) -> new Label(ShownText.of(words));
                        case EmojiIndex.Piece.Picture(Emoji emoji) -> new InlineEmoji(pictures, emoji, EMOJI);
                    });
        }
        getChildren().setAll(parts);
        getChildren().add(ellipsis);
        requestLayout();
    }

    private static String oneLine(String text) {
        return VisibleText.cut(text.strip(), MOST_CHARACTERS).replaceAll("\\s+", " ");
    }

    private List<Region> parts() {
        return getManagedChildren().stream().map(Region.class::cast).toList();
    }

    @Override
    protected double computePrefWidth(double height) {
        return parts().stream().mapToDouble(part -> part.prefWidth(-1) + GAP).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(18, ellipsis.prefHeight(-1));
    }

    @Override
    public double getBaselineOffset() {
        return (getHeight() - ellipsis.prefHeight(-1)) / 2 + ellipsis.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        var x = 0.0;
        var full = false;
        ellipsis.setVisible(false);
        for (var part : parts()) {
            var room = getWidth() - x;
            var wanted = part.prefWidth(-1);
            // A label cuts itself off with an ellipsis; a picture that does not fit gives its place to one.
            var fits = wanted <= room + 0.5;
            var cut = !fits && part instanceof Label && room > 24;
            part.setVisible(!full && (fits || cut));
            if (!full && !part.isVisible()) {
                place(ellipsis, x, Math.max(room, ellipsis.prefWidth(-1)));
                ellipsis.setVisible(true);
            }
            full |= !fits;
            if (part.isVisible()) {
                place(part, x, Math.min(wanted, room));
                x += wanted + GAP;
            }
        }
    }

    private void place(Region part, double x, double width) {
        var height = part.prefHeight(-1);
        part.resize(width, height);
        positionInArea(part, x, 0, width, getHeight(), 0, javafx.geometry.HPos.LEFT, VPos.CENTER);
    }
}
