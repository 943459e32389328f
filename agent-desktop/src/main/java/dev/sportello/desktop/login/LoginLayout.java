package dev.sportello.desktop.login;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Puts its one card into the middle, and lets it grow downwards only: what comes and goes in the card with the error
/// moves nothing above it, such as the button under the pointer. FX thread only.
public final class LoginLayout extends Pane {

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        var card = card();
        return snappedTopInset() + card.prefHeight(width(width)) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        var card = card();
        var width = width(getWidth());
        var whole = card.prefHeight(width);
        var room = getHeight() - snappedTopInset() - snappedBottomInset();
        var middle = (room - (whole - errors(card, width))) / 2;
        var top = snappedTopInset() + Math.max(0, Math.min(middle, room - whole));
        card.resizeRelocate(snapPositionX((getWidth() - width) / 2), snapPositionY(top), width, whole);
    }

    private double width(double room) {
        var wanted = card().prefWidth(-1);
        return room < 0 ? wanted : Math.min(wanted, room - snappedLeftInset() - snappedRightInset());
    }

    /// What the card is higher by because of errors.
    private static double errors(VBox card, double width) {
        var inner = width - card.snappedLeftInset() - card.snappedRightInset();
        return card.getChildren().stream()
                .filter(child -> child.isManaged() && child instanceof LoginError)
                .mapToDouble(error -> error.prefHeight(inner) + card.getSpacing())
                .sum();
    }

    private VBox card() {
        Node only = getChildren().getFirst();
        return (VBox) (Region) only;
    }
}
