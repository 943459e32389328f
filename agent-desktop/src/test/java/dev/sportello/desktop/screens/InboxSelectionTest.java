package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A reply goes to the ticket that is selected: nothing but the agent may select another one.
@Tag("long")
class InboxSelectionTest extends OnSampleWindow {
    private final List<String> headers = new ArrayList<>();

    @Test
    void aNewMessageInTheSelectedTicketMovesItsRowAndSelectsNoOther() throws Exception {
        window.open(LUCA);
        watchHeader();
        shop.shopper(LUCA, Duration.ZERO, "Hello?");
        window.settle();

        assertThat(window.rows()).startsWith(LUCA);
        assertThat(headers).containsExactly("Luca Ferrari");
        assertThat(window.selectedInList()).isEqualTo(LUCA);
    }

    @Test
    void aNewMessageInAnotherTicketSelectsNoOther() throws Exception {
        watchHeader();
        shop.shopper(LUCA, Duration.ZERO, "Hello?");
        window.settle();

        assertThat(window.rows()).startsWith(LUCA);
        assertThat(headers).containsExactly("Maria Rossi");
        assertThat(window.selectedInList()).isEqualTo(MARIA);
    }

    /// Whose ticket the thread shows, now and from now on.
    private void watchHeader() throws Exception {
        Fx.run(() ->
                ((Label) window.find(".thread-header #name")).textProperty().subscribe(name -> headers.add(name)));
    }
}
