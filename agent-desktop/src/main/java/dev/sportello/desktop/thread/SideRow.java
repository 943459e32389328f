package dev.sportello.desktop.thread;

import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A row whose content is at one side and takes no more than its share of the width.
class SideRow extends Region {
    private static final double SHARE = 0.82;
    private static final double WIDEST = 560;
    private static final double MARGIN = 20;

    private final VBox content;
    private final boolean right;

    /// @param gap above the row
    SideRow(VBox content, boolean right, double gap) {
        this.content = content;
        this.right = right;
        getChildren().add(content);
        setPadding(new Insets(gap, MARGIN, 0, MARGIN));
    }

    private double contentWidth(double width) {
        var room = width - 2 * MARGIN;
        return Math.min(Math.ceil(content.prefWidth(-1)), Math.min(WIDEST, room * SHARE));
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(contentWidth(width)) + getPadding().getTop();
    }

    @Override
    protected void layoutChildren() {
        var width = contentWidth(getWidth());
        var x = right ? getWidth() - MARGIN - width : MARGIN;
        content.resizeRelocate(
                Math.round(x),
                getPadding().getTop(),
                width,
                getHeight() - getPadding().getTop());
    }
}
