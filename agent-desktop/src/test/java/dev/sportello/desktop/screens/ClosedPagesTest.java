package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.inbox.ClosedTickets;
import dev.sportello.desktop.inbox.InboxController;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.inbox.TicketRow;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.wire.AgentBodies.TicketPage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Closed tickets come page by page, while the agent goes down the list.
class ClosedPagesTest {
    private static final int PAGE = 30;

    private final Shop shop = new Shop();
    private final InboxModel model = new InboxModel(Staff.ANNA.id());
    private final List<@Nullable Long> asked = new CopyOnWriteArrayList<>();
    private Stage stage;

    @BeforeEach
    void show() throws Exception {
        stage = Fx.get(() -> {
            var window = new Stage();
            window.setScene(open());
            window.show();
            return window;
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(stage::hide);
    }

    @Test
    void goingDownTheListByKeyBringsTheNextPages() throws Exception {
        chooseClosed();
        assertThat(asked).as("what nobody looks at is not fetched").hasSize(1);
        for (var pages = 1; pages < 4; pages++) {
            var last = pages * PAGE - 1;
            Fx.run(() -> ((ListView<?>) find("#list")).scrollTo(last));
            var next = pages + 1;
            await().until(() -> {
                Fx.pulses(1);
                return asked.size() == next;
            });
        }
    }

    @Test
    void whereTheFilterLeavesNothingToScrollAButtonLooksFurtherBack() throws Exception {
        chooseClosed();
        assertThat(Fx.get(() -> find("#further").isVisible())).isFalse();
        Fx.run(() -> ((TextField) find("#search")).setText("nobody of that name"));
        await().until(() -> {
            Fx.pulses(1);
            return Fx.get(() -> find("#further").isVisible());
        });
        Fx.run(() -> ((Button) find("#furtherBack")).fire());
        assertThat(asked).hasSize(2);
    }

    private void chooseClosed() throws Exception {
        Fx.pulses(3);
        Fx.run(() -> ((MenuButton) find("#status"))
                .getItems().stream()
                        .filter(item -> "closedItem".equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        await().until(() -> Fx.get(() -> model.rows().size()) == PAGE);
        Fx.pulses(3);
    }

    private Node find(String selector) {
        return Objects.requireNonNull(stage.getScene().lookup(selector), selector);
    }

    private Scene open() {
        var times = new TimeWords(Clock.fixed(Shop.NOW, Shop.ZONE), Locale.UK);
        var inbox = new InboxController(
                model,
                new ClosedTickets(this::page, tickets -> model.put(rows(tickets))),
                times,
                new EmojiPictures(new EmojiIndex()),
                new Ticker(times.clock()));
        return new Scene(View.load(inbox, inbox.texts()), 400, 800);
    }

    private CompletableFuture<TicketPage> page(@Nullable Long before) {
        asked.add(before);
        var first = (asked.size() - 1) * PAGE;
        var tickets = IntStream.range(first, first + PAGE)
                .mapToObj(number -> {
                    var ticket = shop.open(number + 1, "Nina", Duration.ofHours(number));
                    shop.enter(ticket, Duration.ZERO, new Change.TicketClosed(Staff.ANNA.party()));
                    return shop.ticket(ticket);
                })
                .toList();
        return CompletableFuture.completedFuture(new TicketPage(tickets, true));
    }

    private static List<TicketRow> rows(List<Ticket> tickets) {
        return tickets.stream()
                .map(ticket -> new TicketRow(ticket, false, null))
                .toList();
    }
}
