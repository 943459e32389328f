package dev.sportello.desktop.settings.brand;

import dev.sportello.colour.Colour;
import dev.sportello.desktop.settings.page.ChoiceButton;
import dev.sportello.desktop.ui.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A few colours to begin with, side by side. The arrow keys go from one to the next. FX thread only.
public final class Swatches extends FlowPane {
    /// By the key of their name.
    private static final Map<String, String> COLOURS = colours();

    private final ToggleGroup group = new ToggleGroup();
    private final Map<Colour, ToggleButton> buttons = new LinkedHashMap<>();
    private boolean showing;

    public Swatches() {
        getStyleClass().add("swatches");
    }

    private static Map<String, String> colours() {
        var colours = new LinkedHashMap<String, String>();
        colours.put("colour.teal", "#176b5b");
        colours.put("colour.blue", "#1f5fbf");
        colours.put("colour.indigo", "#4338ca");
        colours.put("colour.violet", "#7c3aed");
        colours.put("colour.pink", "#be185d");
        colours.put("colour.red", "#b42318");
        colours.put("colour.terracotta", "#a4481f");
        colours.put("colour.ochre", "#d69e0b");
        colours.put("colour.olive", "#4d6b1a");
        colours.put("colour.graphite", "#1f2937");
        return colours;
    }

    /// @param chosen receives what the admin chooses, and not what is shown
    void offer(Texts texts, Consumer<Colour> chosen) {
        COLOURS.forEach((key, hex) -> {
            var colour = Colour.parse(hex);
            var button = new ChoiceButton(null, new FontIcon("fth-check"));
            button.setId(key.replace("colour.", "swatch-"));
            button.getStyleClass().add("swatch");
            button.setStyle("-swatch: " + colour + "; -swatch-text: "
                    + (colour.contrast(Colour.WHITE) >= colour.contrast(Colour.BLACK) ? "white" : "black"));
            button.setAccessibleText(texts.get(key));
            button.setTooltip(new Tooltip(texts.get(key)));
            button.setToggleGroup(group);
            button.selectedProperty().subscribe((_, selected) -> {
                if (selected && !showing) {
                    chosen.accept(colour);
                }
            });
            buttons.put(colour, button);
        });
        getChildren().setAll(buttons.values());
    }

    /// Marks the colour, where it is one of these.
    void show(Colour colour) {
        showing = true;
        group.selectToggle(buttons.get(colour));
        showing = false;
    }
}
