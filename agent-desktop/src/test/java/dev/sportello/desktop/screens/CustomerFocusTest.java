package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Orders;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.Order;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever goes through the customer by keyboard stays where they are while it changes.
@Tag("long")
class CustomerFocusTest extends OnCustomerPane {
    @Test
    void aFactKeepsTheFocusWhileOthersChange() throws Exception {
        soon().until(() -> says("c-7"));
        Fx.run(() -> fact("Phone").requestFocus());
        answers().profile = Shoppers.maria("Maria Bianchi");
        change();
        soon().until(() -> says("Maria Bianchi"));
        assertThat(focused().getAccessibleText()).startsWith("Phone");
        assertThat(focused().getScene()).isNotNull();
    }

    @Test
    void aTicketKeepsTheFocusWhileItChanges() throws Exception {
        var earlier = earlier(1);
        soon().until(() -> says("#901"));
        Fx.run(() -> window.find(".ticket-line").requestFocus());
        shop.enter(earlier.getFirst(), Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        desk.settle();
        soon().until(() -> says("Closed"));
        assertThat(focused().getAccessibleText()).contains("#901");
    }

    @Test
    void whatOneReadsInAnOrderKeepsTheFocusWhileTheOrderChanges() throws Exception {
        soon().until(() -> says("€63.90"));
        window.click(".order-card .entry-line");
        window.press(KeyCode.TAB);
        assertThat(Fx.get(() -> window.find(".order-details .tracking").isFocusVisible()))
                .as("reached by key")
                .isTrue();
        var changed = Stream.concat(
                        Stream.of(refunded(Orders.all().getFirst())),
                        Orders.all().stream().skip(1))
                .toList();
        answers().orders = changed;
        change();
        soon().until(() -> says("-€10.00"));
        window.settle();
        assertThat(((Labeled) focused()).getText()).isEqualTo("00340434161094021501");
        assertThat(Fx.get(() -> window.find(".order-details .tracking").isFocused()))
                .isTrue();
        assertThat(Fx.get(() -> window.find(".order-details .tracking").getPseudoClassStates()))
                .as("the ring stays")
                .contains(PseudoClass.getPseudoClass("reached"));
    }

    @Test
    void moreTicketsComeBelowAndTheButtonKeepsTheFocusUntilThereAreNoMore() throws Exception {
        answers().ticketsAtOnce = 6;
        earlier(10);
        window.open(LUCA);
        soon().until(() -> says("Nothing has happened yet."));
        window.open(MARIA);
        soon().until(() -> says("Show all"));
        Fx.run(() -> button("Show all").requestFocus());
        Fx.run(() -> button("Show all").fire());
        answers().holdNext("/tickets");
        Fx.run(() -> button("Show more").fire());
        soon().until(() -> !answers().held.isEmpty());
        assertThat(says("Loading…")).isTrue();
        assertThat(((Labeled) focused()).getText()).isEqualTo("Loading…");
        answers().release();
        soon().until(() -> lines() == 10);
        window.settle();
        assertThat(focused().getAccessibleText())
                .as("the first of those that came")
                .contains("#904");
    }

    @Test
    void aCustomerWhoIsFoundHasTheFocus() throws Exception {
        window.open(LUCA);
        answers().holdNext("" + maria());
        find("mari");
        soon().until(() -> !answers().held.isEmpty());
        assertThat(isInPane(focused())).isTrue();
        answers().release();
        soon().until(() -> MARIA.equals(window.opened()));
        soon().until(() -> says("c-7"));
        window.settle();
        assertThat(isInPane(focused())).isTrue();
        assertThat(((Labeled) focused()).getText()).isEqualTo("Maria Rossi");
    }

    @Test
    void whereTheTicketsOfWhoIsFoundDoNotComeItIsSaid() throws Exception {
        window.open(LUCA);
        soon().until(() -> says("Luca Ferrari"));
        answers().ticketsFail = true;
        var asked = answers().ticketsAsked.get();
        find("mari");
        soon().until(() -> says("Tickets could not be loaded – try again"));
        assertThat(answers().ticketsAsked).hasValue(asked + 1);
        answers().ticketsFail = false;
        Fx.run(() -> button("Tickets could not be loaded – try again").fire());
        soon().until(() -> MARIA.equals(window.opened()));
    }

    private void find(String words) throws Exception {
        window.key(Shortcut.FIND_CUSTOMER);
        Fx.run(() -> ((TextField) window.find("#customerQuery")).setText(words));
        soon().until(() ->
                Fx.get(() -> !((ListView<?>) window.find(".found")).getItems().isEmpty()));
        window.press(KeyCode.ENTER);
    }

    /// Of Maria, the oldest first.
    private List<TicketId> earlier(int count) {
        var tickets = Stream.iterate(1, number -> number + 1)
                .limit(count)
                .map(number -> shop.open(900 + number, "Maria Rossi", Duration.ofDays(90 - number)))
                .toList();
        desk.settle();
        return tickets;
    }

    private long lines() throws Exception {
        return Fx.get(() -> window.shown(".ticket-line").count());
    }

    private Button button(String words) {
        return window.shown(".tickets-place .button")
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private Node fact(String label) {
        return window.shown(".fact")
                .filter(fact -> fact.getAccessibleText().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private Node focused() throws Exception {
        return Fx.get(
                () -> Objects.requireNonNull(window.find(".window").getScene().getFocusOwner()));
    }

    private boolean isInPane(Node node) throws Exception {
        return Fx.get(() -> Stream.iterate(node, Objects::nonNull, (Node one) -> one.getParent())
                .anyMatch(one -> one.getStyleClass().contains("customer")));
    }

    private static Order refunded(Order order) {
        var amounts = order.amounts();
        return new Order(
                order.id(),
                order.profile(),
                order.number(),
                order.placedAt(),
                order.updatedAt(),
                Order.State.PARTLY_REFUNDED,
                new Order.Amounts(
                        amounts.currency(),
                        amounts.subtotal(),
                        amounts.discounts(),
                        amounts.shipping(),
                        amounts.tax(),
                        amounts.total(),
                        new BigDecimal("10.00")),
                order.lines(),
                order.fulfilments(),
                order.page());
    }
}
