package dev.sportello.desktop.settings.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A few choices side by side, of which one always holds. The arrow keys go from one to the next. FX thread only.
///
/// @param <T> what is chosen
public final class Segments<T extends Enum<T>> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private boolean showing;

    public Segments() {
        getStyleClass().add("segments");
        setMinWidth(USE_PREF_SIZE);
    }

    /// Offers these in place of what was offered before.
    ///
    /// @param chosen receives what the agent chooses, and not what is shown
    public void offer(List<T> choices, Function<T, String> words, Consumer<T> chosen) {
        group.getToggles().clear();
        buttons.clear();
        for (var choice : choices) {
            var button = new ChoiceButton(words.apply(choice), null);
            button.getStyleClass().add("segment");
            button.setMinWidth(USE_PREF_SIZE);
            button.setId(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            button.setToggleGroup(group);
            button.selectedProperty().subscribe((_, selected) -> {
                if (selected && !showing) {
                    chosen.accept(choice);
                }
            });
            buttons.put(choice, button);
        }
        getChildren().setAll(buttons.values());
    }

    /// Shows what holds.
    ///
    /// @param choice null where it is none of these
    public void show(@Nullable T choice) {
        showing = true;
        group.selectToggle(buttons.get(choice));
        showing = false;
    }
}
