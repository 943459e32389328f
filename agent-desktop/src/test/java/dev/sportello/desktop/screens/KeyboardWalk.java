package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.ui.TabOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/// Walks through a screen as somebody does who has no mouse, or no sight: by the tab key, and by what a screen reader
/// says. Used from the test's thread.
///
/// @param view what is walked through: the whole screen, or what lies over it
record KeyboardWalk(Parent view, Robot robot) {
    /// Each stop has a name and a role.
    void assertNamed() throws Exception {
        var nameless = Fx.get(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            return stops().stream()
                    .filter(stop -> name(stop).isBlank() || hasNoRole(stop))
                    .map(KeyboardWalk::describe)
                    .toList();
        });
        assertThat(nameless).as("stops without a name or a role").isEmpty();
    }

    /// The tab key reaches each stop, and then the first one again; with Shift it goes back.
    void assertRound(KeyCode... modifiers) throws Exception {
        var expected = Fx.get(this::stops);
        Fx.run(() -> expected.getFirst().requestFocus());
        Set<Node> visited = new LinkedHashSet<>();
        for (var step = 0; step <= 2 * expected.size() + 4; step++) {
            var owner = Fx.get(() -> scene().getFocusOwner());
            if (!visited.add(Objects.requireNonNull(owner)) && visited.containsAll(expected)) {
                break;
            }
            press(modifiers);
        }
        var missed = new ArrayList<>(expected);
        missed.removeAll(visited);
        var names = Fx.get(() -> missed.stream().map(KeyboardWalk::describe).toList());
        assertThat(names).as("stops that the tab key does not reach").isEmpty();
    }

    private Scene scene() {
        return view.getScene();
    }

    private void press(KeyCode... modifiers) throws Exception {
        Fx.run(() -> {
            for (var modifier : modifiers) {
                robot.keyPress(modifier);
            }
            robot.keyType(KeyCode.TAB);
            for (var modifier : modifiers) {
                robot.keyRelease(modifier);
            }
        });
        Fx.pulses(1);
    }

    /// Of one control within another the outer one is what is reached.
    private List<Node> stops() {
        var stops = TabOrder.in(view);
        return stops.stream()
                .filter(stop -> stops.stream().noneMatch(other -> isWithin(stop, other)))
                .filter(stop -> stop.getBoundsInParent().getWidth() > 0)
                .filter(stop -> !isReachedByArrows(stop))
                .toList();
    }

    /// Of what excludes each other the tab key stops at the chosen one.
    private static boolean isReachedByArrows(Node stop) {
        return stop instanceof ToggleButton one
                && one.getToggleGroup() != null
                && one.getToggleGroup().getSelectedToggle() != null
                && !one.isSelected();
    }

    private static boolean isWithin(Node inner, Node outer) {
        for (Node node = inner.getParent(); node != null; node = node.getParent()) {
            if (node.equals(outer) && !outer.getStyleClass().contains("scroll-pane")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNoRole(Node stop) {
        return stop.getAccessibleRole() == null
                || stop.getAccessibleRole() == AccessibleRole.NODE
                || stop.getAccessibleRole() == AccessibleRole.PARENT;
    }

    private String name(Node stop) {
        if (stop.getAccessibleText() != null && !stop.getAccessibleText().isBlank()) {
            return stop.getAccessibleText();
        }
        if (stop instanceof Labeled words
                && words.getText() != null
                && !words.getText().isBlank()) {
            return words.getText();
        }
        return scene().getRoot().lookupAll(".label").stream()
                .filter(label -> label instanceof Label words && stop.equals(words.getLabelFor()))
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse("");
    }

    private static String describe(Node stop) {
        var place = new ArrayList<String>();
        for (Node node = stop; node != null && place.size() < 4; node = node.getParent()) {
            place.add(node.getClass().getSimpleName()
                    + (node.getId() == null ? "" : "#" + node.getId())
                    + String.join(
                            "",
                            node.getStyleClass().stream().map(one -> "." + one).toList()));
        }
        return String.join(" in ", place);
    }
}
