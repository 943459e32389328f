package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.ui.Theme;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.TabOrder;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where the panes go in a narrow window, and what lies over them.
@Tag("long")
class NarrowWindowTest extends OnSampleWindow {
    @Test
    void belowElevenHundredTheCustomerIsADrawer() throws Exception {
        assertThat(panes()).isEqualTo(3);
        window.resize(900);
        window.settle();
        assertThat(panes()).isEqualTo(2);
        assertThat(window.shows("#drawer")).isFalse();
        Fx.run(() -> window.find(".tickets").requestFocus());
        window.fire("#showCustomer");
        window.settle();
        assertThat(window.shows("#drawer .customer")).isTrue();
        assertThat(focusIn("#drawer")).isTrue();
        window.press(KeyCode.ESCAPE);
        assertThat(window.shows("#drawer")).isFalse();
        assertThat(focusIn(".tickets")).as("back to where it was").isTrue();
        window.fire("#showCustomer");
        window.resize(1280);
        window.settle();
        assertThat(window.shows("#drawer")).isFalse();
        assertThat(panes()).isEqualTo(3);
    }

    @Test
    void theTabKeyGoesRoundInTheDrawerAndTheKeyOfPanesLeavesIt() throws Exception {
        window.resize(900);
        window.settle();
        Fx.run(() -> window.find(".tickets").requestFocus());
        window.fire("#showCustomer");
        window.settle();
        Fx.run(() -> TabOrder.in((Parent) window.find("#drawer")).getLast().requestFocus());
        window.press(KeyCode.TAB);
        assertThat(focusIn("#drawer")).isTrue();
        window.key(Shortcut.NEXT_PANE);
        assertThat(window.shows("#drawer")).isFalse();
        assertThat(focusIn(".rail"))
                .as("round, from the last pane to the first")
                .isTrue();
        window.fire("#showCustomer");
        window.settle();
        window.key(Shortcut.PREVIOUS_PANE);
        assertThat(window.shows("#drawer")).isFalse();
        assertThat(focusIn(".thread")).as("the pane before the customer").isTrue();
    }

    @Test
    void whoHidesTheCustomerFindsItHiddenAfterTheWindowWasNarrow() throws Exception {
        window.fire("#showCustomer");
        assertThat(panes()).isEqualTo(2);
        window.resize(900);
        window.settle();
        window.resize(1280);
        window.settle();
        assertThat(panes()).isEqualTo(2);
        window.fire("#showCustomer");
        assertThat(panes()).isEqualTo(3);
    }

    @Test
    void aNarrowWindowStillSaysWhoseTicketItIs() throws Exception {
        window.resize(900);
        window.settle();
        var name = (Label) window.find(".shopper-name");
        assertThat(Fx.get(() -> name.getWidth() + 1 >= name.prefWidth(-1))).isTrue();
        assertThat(window.shows(".thread-header .status")).isTrue();
    }

    @Test
    void theLinksLineMovesNothingAboveIt() throws Exception {
        var before = top(".tickets");
        var header = top(".thread-header");
        desk.loseRelay();
        window.settle();
        assertThat(window.shows(".link-line")).isTrue();
        assertThat(top(".tickets")).isEqualTo(before);
        assertThat(top(".thread-header")).isEqualTo(header);
    }

    @Test
    void theKeyboardReadsBubbleByBubbleAndCopies() throws Exception {
        Fx.run(() -> window.find(".anchored-list").requestFocus());
        window.press(KeyCode.UP);
        window.press(KeyCode.UP);
        window.pressWith(KeyCode.CONTROL, KeyCode.C);
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("Wonderful, thank you so much!! 👩🏽‍🦰❤️");
    }

    @Test
    void aFactOfTheCustomerCanBeCopied() throws Exception {
        Fx.run(() -> window.find(".fact").requestFocus());
        window.pressWith(KeyCode.CONTROL, KeyCode.C);
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("maria.rossi@example.com");
    }

    @Test
    void inTheDarkAMenuStandsOutFromWhatIsUnderIt() throws Exception {
        var shown = new Region();
        shown.getStyleClass().add("context-menu");
        Fx.run(() -> {
            var root = new StackPane(shown);
            Theme.dress(new Scene(root), ColorScheme.DARK, TextSize.STANDARD);
            root.applyCss();
        });
        var fill = (Color) shown.getBackground().getFills().getFirst().getFill();
        var frame = (Color) shown.getBorder().getStrokes().getFirst().getTopStroke();
        assertThat(fill.getBrightness()).isGreaterThan(0.2);
        assertThat(frame.getBrightness()).isGreaterThan(0.4);
    }

    private int panes() throws Exception {
        return Fx.get(() -> ((SplitPane) window.find(".split-pane")).getItems().size());
    }

    private double top(String selector) throws Exception {
        return Fx.get(() -> {
            var node = window.find(selector);
            return node.localToScene(node.getLayoutBounds()).getMinY();
        });
    }

    private boolean focusIn(String selector) throws Exception {
        return Fx.get(() -> {
            var around = window.find(selector);
            for (Node node = around.getScene().getFocusOwner(); node != null; node = node.getParent()) {
                if (node.equals(around)) {
                    return true;
                }
            }
            return false;
        });
    }
}
