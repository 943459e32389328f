package dev.sportello.desktop.settings.developers;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A part of the page: its title, what it is for, and a card. FX thread only.
final class Section extends VBox {
    private final VBox card = new VBox();

    Section(String title, String hint) {
        getStyleClass().add("section");
        var name = new Label(title);
        name.getStyleClass().add("strong");
        var words = new Label(hint);
        words.getStyleClass().addAll("small", "soft");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var head = new VBox(name, words);
        head.getStyleClass().add("section-head");
        card.getStyleClass().addAll("card", "parts");
        getChildren().addAll(head, card);
    }

    /// Puts something below what is there.
    void add(Node... parts) {
        card.getChildren().addAll(parts);
    }
}
