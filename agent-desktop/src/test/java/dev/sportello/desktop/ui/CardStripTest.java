package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.screens.Fx;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class CardStripTest {
    private final Button before = new Button("before");
    private final Button behind = new Button("behind");

    private final CardStrip strip = new CardStrip();

    @Test
    void whoTakesACardAwayStaysAtTheOthersAndGoesOnBehindTheLast() throws Exception {
        var stage = open();
        var one = Fx.get(() -> focus("one"));
        show("one", "two", "three");
        assertThat(owner(stage)).as("a card that stays").isSameAs(one);
        show("zero", "one");
        assertThat(owner(stage)).as("a card that has moved").isSameAs(one);
        show("zero");
        assertThat(owner(stage).getId()).isEqualTo("toggle");
        show();
        assertThat(owner(stage)).isSameAs(behind);
        Fx.run(stage::hide);
    }

    private Stage open() throws Exception {
        return Fx.get(() -> {
            var shown = new Stage();
            strip.begin(Locale.UK);
            shown.setScene(new Scene(new VBox(before, strip, behind)));
            strip.show("2", List.of("one", "two"), Button::new);
            shown.show();
            ((Button) strip.lookup("#toggle")).fire();
            return shown;
        });
    }

    private Node focus(String card) {
        var button = strip.lookupAll(".button").stream()
                .filter(node -> node instanceof Button it && it.getText().equals(card))
                .findFirst()
                .orElseThrow();
        button.requestFocus();
        return button;
    }

    private void show(String... cards) throws Exception {
        Fx.run(() -> strip.show(String.valueOf(cards.length), List.of(cards), Button::new));
        Fx.pulses(3);
    }

    private static Node owner(Stage stage) throws Exception {
        return Fx.get(() -> stage.getScene().getFocusOwner());
    }
}
