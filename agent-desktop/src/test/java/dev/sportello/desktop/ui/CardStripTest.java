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

    @Test
    void whoTakesACardAwayStaysAtTheOthersAndGoesOnBehindTheLast() throws Exception {
        var stage = Fx.get(() -> {
            var shown = new Stage();
            var strip = new CardStrip();
            strip.begin(Locale.UK);
            shown.setScene(new Scene(new VBox(before, strip, behind)));
            var one = new Button("one");
            strip.show("2", List.of(one, new Button("two")));
            shown.show();
            ((Button) strip.lookup("#toggle")).fire();
            one.requestFocus();
            return shown;
        });
        var strip = Fx.get(() -> (CardStrip) stage.getScene().lookup(".card-strip"));
        Fx.run(() -> strip.show("1", List.of(new Button("two"))));
        Fx.pulses(3);
        assertThat(owner(stage).getId()).isEqualTo("toggle");
        Fx.run(() -> strip.show("", List.of()));
        Fx.pulses(3);
        assertThat(owner(stage)).isSameAs(behind);
        Fx.run(stage::hide);
    }

    private static Node owner(Stage stage) throws Exception {
        return Fx.get(() -> stage.getScene().getFocusOwner());
    }
}
