package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.TabOrder;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;

/// Where the focus goes when what has it is replaced. FX thread only.
final class Focus {
    /// Reached by key in a way that JavaFX draws no ring for, as it does for the tab key.
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    /// Onto something that is reached by key, as long as it stays there.
    static void show(Node node) {
        node.requestFocus();
        node.pseudoClassStateChanged(REACHED, true);
        node.focusedProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> focused, Boolean before, Boolean now) {
                if (!now) {
                    node.pseudoClassStateChanged(REACHED, false);
                    focused.removeListener(this);
                }
            }
        });
    }

    /// From a view to the one that takes its place: to what says the same there, or else to the whole.
    static void move(Parent from, Parent to) {
        var owner = Objects.requireNonNull(from.getScene()).getFocusOwner();
        var byKey = owner != null
                && (owner.isFocusVisible() || owner.getPseudoClassStates().contains(REACHED));
        TabOrder.in(to).stream()
                .filter(stop -> owner != null && !from.equals(owner) && saysTheSame(stop, owner))
                .findFirst()
                .ifPresentOrElse(stop -> take(stop, byKey), () -> {
                    if (to.isFocusTraversable()) {
                        take(to, byKey);
                    } else {
                        put(to);
                    }
                });
    }

    private static void take(Node node, boolean byKey) {
        if (byKey) {
            show(node);
        } else {
            node.requestFocus();
        }
    }

    /// Into a view: on itself if it takes the focus, or else on its first stop.
    static void put(Parent view) {
        if (view.isFocusTraversable()) {
            view.requestFocus();
        } else {
            TabOrder.in(view).stream().findFirst().ifPresent(Node::requestFocus);
        }
    }

    private static boolean saysTheSame(Node one, Node other) {
        return one instanceof Labeled words
                && other instanceof Labeled others
                && Objects.equals(words.getText(), others.getText());
    }

    private Focus() {}
}
