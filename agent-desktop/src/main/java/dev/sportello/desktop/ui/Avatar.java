package dev.sportello.desktop.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/// Initials in a coloured circle. The name beside it says who it is, so a screen reader passes it over.
public final class Avatar extends Label {
    private String hue = "";

    public Avatar() {
        getStyleClass().setAll("avatar");
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// @param id keeps its colour, whatever the name becomes
    public void show(Object id, String name) {
        setText(Initials.of(name));
        var next = Initials.hue(id);
        if (!next.equals(hue)) {
            getStyleClass().remove(hue);
            hue = next;
            getStyleClass().add(hue);
        }
    }
}
