package dev.sportello.desktop.settings.hours;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// A quiet button that is only an icon; its words are its tooltip, and what a screen reader says.
final class IconButton extends Button {
    IconButton(String icon, String words, Runnable act) {
        getStyleClass().addAll("quiet", "square", "icon-button");
        setGraphic(new FontIcon(icon));
        setOnAction(_ -> act.run());
        say(words);
    }

    void say(String words) {
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
    }
}
