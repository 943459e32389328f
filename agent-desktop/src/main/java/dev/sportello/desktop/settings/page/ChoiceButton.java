package dev.sportello.desktop.settings.page;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/// One of several choices of which one always holds: what holds is not taken back by choosing it again. FX thread only.
public final class ChoiceButton extends ToggleButton {
    public ChoiceButton(@Nullable String words, @Nullable Node sign) {
        super(words, sign);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    }

    @Override
    public void fire() {
        if (!isSelected()) {
            super.fire();
        }
    }
}
