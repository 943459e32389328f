package dev.sportello.desktop.settings.page;

import dev.sportello.wording.Variable;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// Puts a variable into a text. FX thread only.
final class VariableChip extends Button {

    /// @param meaning what it stands for
    VariableChip(Variable variable, String meaning) {
        super("{" + variable.word() + "}");
        setId("variable-" + variable.word());
        getStyleClass().add("chip");
        setTooltip(new Tooltip(meaning));
        setAccessibleHelp(meaning);
        setMinWidth(USE_PREF_SIZE);
    }
}
