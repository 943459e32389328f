package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.screens.Fx;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where the cursor is while something waits for an answer, and after it.
class WaitingTest {
    private final Button send = new Button("Send");
    private final TextField next = new TextField();

    @BeforeEach
    void show() throws Exception {
        Fx.run(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new VBox(new HBox(send), next)));
            stage.show();
            send.requestFocus();
        });
        Fx.pulses(2);
        waits(true);
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> send.getScene().getWindow().hide());
    }

    @Test
    void itReturnsThoughSeveralFramesWereDrawnMeanwhile() throws Exception {
        assertThat(focused()).as("what is typed meanwhile goes nowhere").isEqualTo(send.getParent());
        waits(false);
        assertThat(focused()).isEqualTo(send);
    }

    @Test
    void itStaysWhereSomebodyHasGoneOn() throws Exception {
        Fx.run(next::requestFocus);
        waits(false);
        assertThat(focused()).isEqualTo(next);
    }

    private void waits(boolean waits) throws Exception {
        Fx.run(() -> Waiting.set(send, waits));
        Fx.pulses(3);
    }

    private Node focused() throws Exception {
        return Fx.get(() -> send.getScene().getFocusOwner());
    }
}
