package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.LocalThread;
import dev.sportello.desktop.thread.Drafts;
import dev.sportello.desktop.thread.ThreadController;
import dev.sportello.desktop.thread.ThreadModel;
import dev.sportello.desktop.thread.TicketActs;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A reply goes to the ticket that the header names, whatever goes wrong.
class OneTicketAtATimeTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);

    private final Shop shop = Shop.busy();
    private final List<TicketId> sentTo = new ArrayList<>();
    private final ThreadModel model = new ThreadModel(
            Shop.ANNA.id(),
            Shop.ZONE,
            id -> CompletableFuture.completedFuture(new LocalThread(shop.entries(id), List.of())),
            (_, _) -> CompletableFuture.completedFuture(new AgentBodies.ThreadPage(List.of(), false)));
    private Parent root;

    @BeforeEach
    void open() throws Exception {
        root = Fx.get(() -> {
            var times = new TimeWords(Clock.fixed(Shop.NOW, Shop.ZONE), Locale.UK);
            var acts = new ThreadController.Acts(
                    (ticket, _) -> sentTo.add(ticket.id()),
                    _ -> {},
                    _ -> {},
                    new BrokenForLuca(),
                    new TicketActs(_ -> {}, (_, _) -> {}, _ -> {}, (_, _) -> {}, _ -> {}, _ -> {}),
                    _ -> {});
            var thread = new ThreadController(model, acts, () -> Shop.TEAM, times, new EmojiPictures(new EmojiIndex()));
            var view = View.load(thread, thread.texts());
            var _ = new Scene(view, 800, 600);
            return view;
        });
        Fx.run(() -> model.open(shop.ticket(MARIA)));
    }

    @Test
    void aTicketThatCannotBeOpenedLeavesNoneOpen() throws Exception {
        openLuca();
        assertThat(Fx.get(() -> root.lookup(".thread-header").getParent().isVisible()))
                .isFalse();
        send();
        assertThat(sentTo).isEmpty();
    }

    @Test
    void theNextOneOpensAsIfNothingHadHappened() throws Exception {
        openLuca();
        Fx.run(() -> model.open(shop.ticket(MARIA)));
        assertThat(Fx.get(() -> ((Label) root.lookup(".thread-header .title")).getText()))
                .isEqualTo(shop.ticket(MARIA).shopperName());
        send();
        assertThat(sentTo).containsExactly(MARIA);
    }

    private void openLuca() throws Exception {
        Fx.run(() -> {
            // What a listener throws goes to the thread's handler, not to whoever sets the property.
            var handler = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
            model.open(shop.ticket(LUCA));
            Thread.currentThread().setUncaughtExceptionHandler(handler);
        });
    }

    private void send() throws Exception {
        Fx.run(() -> {
            ((TextArea) root.lookup(".composer .text-area")).setText("Hello");
            ((Button) root.lookup(".composer .send")).fire();
        });
    }

    private static final class BrokenForLuca implements Drafts {
        @Override
        public Draft read(Ticket ticket) {
            if (ticket.id().equals(LUCA)) {
                throw new IllegalStateException("The draft cannot be read.");
            }
            return Draft.NONE;
        }

        @Override
        public void keep(Ticket ticket, Draft draft) {}
    }
}
