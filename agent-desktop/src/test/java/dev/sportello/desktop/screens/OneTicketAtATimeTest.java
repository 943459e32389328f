package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Change;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A reply goes to the ticket that the header names, whatever goes wrong.
@Tag("long")
class OneTicketAtATimeTest extends OnSampleWindow {

    @BeforeEach
    void makeLucasTicketOneThatCannotBeShown() throws Exception {
        // No calendar knows that day.
        shop.enter(LUCA, Duration.ZERO, new Change.TicketSnoozed(Staff.MARCO.party(), Instant.MAX));
        window.settle();
    }

    @Test
    void aTicketThatCannotBeOpenedLeavesNoneOpen() throws Exception {
        openLuca();
        assertThat(window.shows(".thread-header")).isFalse();
        send();
        assertThat(window.asked()).isEmpty();
    }

    @Test
    void theNextOneOpensAsIfNothingHadHappened() throws Exception {
        openLuca();
        window.open(MARIA);
        assertThat(Fx.get(() -> ((Label) window.find(".thread-header .title")).getText()))
                .isEqualTo(shop.ticket(MARIA).shopperName());
        send();
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Reply.class, reply -> assertThat(reply.ticket()).isEqualTo(MARIA));
    }

    private void openLuca() throws Exception {
        // What a listener throws goes to the thread's handler, not to whoever sets the property.
        var handler = Fx.get(() -> Thread.currentThread().getUncaughtExceptionHandler());
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {}));
        window.open(LUCA);
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(handler));
    }

    private void send() throws Exception {
        window.write("Hello");
        window.fire(".composer .send");
    }
}
