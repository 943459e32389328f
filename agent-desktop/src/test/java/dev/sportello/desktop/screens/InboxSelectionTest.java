package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.inbox.ClosedTickets;
import dev.sportello.desktop.inbox.InboxController;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.inbox.TicketRow;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

/// A reply goes to the ticket that is selected: nothing but the agent may select another one.
class InboxSelectionTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);

    private final Shop shop = BusyDay.busy();
    private final InboxModel model = new InboxModel(Staff.ANNA.id());
    private final List<TicketId> selections = new ArrayList<>();

    @Test
    void aNewMessageInTheSelectedTicketMovesItsRowAndSelectsNoOther() throws Exception {
        showWithSelected(LUCA);
        Fx.run(() -> write(LUCA));
        Fx.pulses(3);

        assertThat(selections).containsExactly(LUCA);
    }

    @Test
    void aNewMessageInAnotherTicketSelectsNoOther() throws Exception {
        showWithSelected(MARIA);
        Fx.run(() -> write(LUCA));
        Fx.pulses(3);

        assertThat(selections).containsExactly(MARIA);
    }

    private void showWithSelected(TicketId id) throws Exception {
        Fx.run(() -> {
            var times = new TimeWords(Clock.fixed(Shop.NOW, Shop.ZONE), Locale.UK);
            var inbox = new InboxController(
                    model,
                    new ClosedTickets(_ -> new CompletableFuture<>(), _ -> {}),
                    times,
                    new EmojiPictures(new EmojiIndex()),
                    new Ticker(times.clock()));
            var scene = new Scene(View.load(inbox, inbox.texts()), 400, 800);
            scene.getRoot().applyCss();
            model.replace(shop.tickets().stream()
                    .map(ticket -> new TicketRow(ticket, true, null))
                    .toList());
            model.selected().set(id);
        });
        Fx.pulses(3);
        Fx.run(() -> model.selected().subscribe((TicketId selected) -> selections.add(selected)));
    }

    private void write(TicketId id) {
        shop.shopper(id, Duration.ZERO, "Hello?");
        model.put(List.of(new TicketRow(shop.ticket(id), true, null)));
    }
}
