package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.Shown;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One channel on the page: what it is, what is wrong with it now, and its fields. FX thread only.
final class Section extends VBox {
    private final Label trouble = new Label();
    private final HBox troubleLine = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), trouble);

    /// @param id of the section
    Section(String id, String name, String about, List<? extends Node> fields, Node... below) {
        getStyleClass().add("section");
        setId(id);
        var title = new Label(name);
        title.getStyleClass().add("strong");
        var hint = wrapped(new Label(about));
        hint.getStyleClass().addAll("small", "soft");
        var head = new VBox(title, hint);
        head.getStyleClass().add("section-head");
        wrapped(trouble);
        troubleLine.getStyleClass().add("trouble");
        var form = new VBox();
        form.getStyleClass().add("fields");
        form.getChildren().setAll(fields);
        var card = new VBox(troubleLine, form);
        card.getStyleClass().addAll("card", "channel");
        card.getChildren().addAll(below);
        getChildren().setAll(head, card);
        show("");
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Shows what is wrong with the channel now; blank for nothing.
    void show(String failing) {
        trouble.setText(failing);
        Shown.set(troubleLine, !failing.isBlank());
    }
}
