package dev.sportello.desktop.emoji;

import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// An emoji within a line of text: sits a little below the base line, as letters with a descender do.
public final class InlineEmoji extends Region {
    private static final double ABOVE_BASELINE = 0.82;

    private final Emoji emoji;
    private final ImageView picture;

    public InlineEmoji(EmojiPictures pictures, Emoji emoji, double size) {
        this.emoji = emoji;
        picture = pictures.picture(emoji, size);
        getChildren().add(picture);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(emoji.text());
    }

    public Emoji emoji() {
        return emoji;
    }

    @Override
    public double getBaselineOffset() {
        return getPrefHeight() * ABOVE_BASELINE;
    }

    @Override
    protected void layoutChildren() {
        picture.relocate(0, 0);
    }
}
