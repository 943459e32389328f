package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses between a reply and an email. It is shown where there is a choice, and where what was begun can no
/// longer be sent as it was. FX thread only.
public final class ModeSwitch extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Mode, ToggleButton> buttons = new EnumMap<>(Mode.class);

    public ModeSwitch() {
        getStyleClass().addAll("segments", "mode-switch");
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
    }

    /// @param chosen receives what the agent chooses, and not what is shown
    void begin(Texts texts, Consumer<Mode> chosen) {
        for (var mode : Mode.values()) {
            var button = new ToggleButton(words(mode, texts), icon(mode));
            button.getStyleClass().add("segment");
            button.setId("mode-" + mode.draft());
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                // The one that holds stays chosen when clicked again.
                button.setSelected(true);
                chosen.accept(mode);
            });
            buttons.put(mode, button);
        }
        getChildren().setAll(buttons.values());
    }

    private static String words(Mode mode, Texts texts) {
        return texts.get(
                switch (mode) {
                    case REPLY -> "mode.reply";
                    case EMAIL -> "mode.email";
                });
    }

    private static FontIcon icon(Mode mode) {
        return new FontIcon(
                switch (mode) {
                    case REPLY -> Feather.CORNER_UP_LEFT;
                    case EMAIL -> Feather.AT_SIGN;
                });
    }

    /// @param mode what is chosen, which need not be offered any more
    void show(Mode mode, List<Mode> offered) {
        group.selectToggle(buttons.get(mode));
        buttons.forEach((one, button) -> shown(button, one == mode || offered.contains(one)));
        shown(this, offered.stream().anyMatch(one -> one != mode));
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
