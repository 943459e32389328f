package dev.sportello.desktop.settings.page;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Two nodes: what a preference is called, and at the right, or below where there is no room, the control that changes
/// it. FX thread only.
public final class PreferenceRow extends Pane {
    private static final double GAP = 16;
    private static final double GAP_BELOW = 8;

    public PreferenceRow() {
        getStyleClass().add("preference");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return sides() + Math.max(words().minWidth(-1), control().minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return sides() + words().prefWidth(-1) + GAP + control().prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        var room = (width < 0 ? prefWidth(-1) : width) - sides();
        var height = control().prefHeight(-1);
        return snappedTopInset()
                + snappedBottomInset()
                + (isBeside(room)
                        ? Math.max(words().prefHeight(besideControl(room)), height)
                        : words().prefHeight(room) + GAP_BELOW + height);
    }

    @Override
    protected void layoutChildren() {
        var room = getWidth() - sides();
        var left = snappedLeftInset();
        var top = snappedTopInset();
        var width = Math.min(control().prefWidth(-1), room);
        var height = control().prefHeight(-1);
        if (isBeside(room)) {
            var inner = getHeight() - top - snappedBottomInset();
            var beside = besideControl(room);
            var lines = words().prefHeight(beside);
            words().resizeRelocate(left, snapPositionY(top + (inner - lines) / 2), beside, lines);
            control().resizeRelocate(left + room - width, snapPositionY(top + (inner - height) / 2), width, height);
        } else {
            var lines = words().prefHeight(room);
            words().resizeRelocate(left, top, room, lines);
            control().resizeRelocate(left, top + lines + GAP_BELOW, width, height);
        }
    }

    private boolean isBeside(double room) {
        return words().minWidth(-1) <= besideControl(room);
    }

    private double besideControl(double room) {
        return room - GAP - control().prefWidth(-1);
    }

    private double sides() {
        return snappedLeftInset() + snappedRightInset();
    }

    private Node words() {
        return getManagedChildren().getFirst();
    }

    private Node control() {
        return getManagedChildren().getLast();
    }
}
