package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import java.time.Duration;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What comes of answers about customers that come late, or in another order than they were asked for.
@Tag("long")
class CustomerAnswersTest extends OnCustomerPane {
    @Test
    void eventsThatComeLateStayWithTheirCustomer() throws Exception {
        soon().until(() -> says("Started a chat"));
        showLucaWhileMariasCome("/events");
        assertThat(says("Started a chat")).isFalse();
    }

    @Test
    void ticketsThatComeLateStayWithTheirCustomer() throws Exception {
        var earlier = shop.open(987, "Maria Rossi", Duration.ofDays(30));
        shop.enter(earlier, Duration.ofDays(29), new Change.TicketClosed(new Party.Shopper()));
        desk.settle();
        showLucaWhileMariasCome("/tickets");
        assertThat(says("#987")).isFalse();
    }

    /// @param end of the path whose answer about Maria comes when Luca is shown again
    private void showLucaWhileMariasCome(String end) throws Exception {
        window.open(LUCA);
        soon().until(() -> says("Nothing has happened yet."));
        answers().holdNext(end);
        window.open(MARIA);
        soon().until(() -> !answers().held.isEmpty());
        window.open(LUCA);
        soon().until(() -> says("Nothing has happened yet."));
        answers().release();
        window.settle();
    }

    @Test
    void anOlderAnswerDoesNotReplaceANewerOne() throws Exception {
        soon().until(() -> says("Started a chat"));
        answers().holdNext("" + maria());
        change();
        soon().until(() -> !answers().held.isEmpty());
        answers().profile = Shoppers.stranger(maria(), "Maria Bianchi");
        change();
        soon().until(() -> says("Maria Bianchi"));
        answers().release();
        window.settle();
        assertThat(says("Maria Bianchi")).isTrue();
    }

    @Test
    void ordersThatChangeWhileTheyAreFetchedAreFetchedAgain() throws Exception {
        soon().until(() -> says("€63.90"));
        var asked = answers().ordersAsked.get();
        answers().holdNext("/orders");
        change();
        soon().until(() -> !answers().held.isEmpty());
        answers().events =
                Stream.concat(Stream.of(viewed(0)), Shoppers.events().stream()).toList();
        change();
        soon().until(() -> says("Viewed thing 0"));
        answers().release();
        soon().until(() -> answers().ordersAsked.get() == asked + 2);
    }

    private void failWithALaterPage() throws Exception {
        answers().laterEventsFail = true;
        window.open(LUCA);
        soon().until(() -> says("Nothing has happened yet."));
        window.open(MARIA);
        soon().until(() -> says("The history could not be loaded."));
        answers().holdNext("/events");
    }

    @Test
    void whatIsHereStaysWhenALaterPageHasFailed() throws Exception {
        failWithALaterPage();
        change();
        soon().until(() -> !answers().held.isEmpty());
        assertThat(says("Started a chat")).isTrue();
        answers().release();
    }

    @Test
    void whoTriesALaterPageAgainStaysInTheHistory() throws Exception {
        failWithALaterPage();
        Fx.run(() -> window.find(".events-failure .button").requestFocus());
        window.press(KeyCode.SPACE);
        window.settle();
        assertThat(Fx.get(() -> ((Parent) window.find(".events")).isFocusWithin()))
                .isTrue();
        answers().release();
    }

    @Test
    void aProfileThatTheRelayDoesNotGiveNowCanBeTriedAgain() throws Exception {
        soon().until(() -> says("c-7"));
        window.open(LUCA);
        soon().until(() -> says("Luca Ferrari"));
        answers().profileFails = true;
        window.open(MARIA);
        soon().until(() -> says("Not here yet"));
        answers().profileFails = false;
        window.fire(".customer .empty .button");
        soon().until(() -> says("c-7"));
    }

    @Test
    void theHistoryIsReachedByTheTabKeyWhereItCameBeforeTheProfile() throws Exception {
        window.open(LUCA);
        soon().until(() -> says("Nothing has happened yet."));
        answers().holdNext("" + maria());
        window.open(MARIA);
        window.settle();
        answers().release();
        soon().until(() -> says("Started a chat"));
        assertThat(Fx.get(() ->
                        window.find(".customer").lookupAll(".entry").stream().anyMatch(Node::isFocusTraversable)))
                .isTrue();
    }

    @Test
    void theFiltersStayWhileAllIsFetchedAgain() throws Exception {
        soon().until(() -> says("Started a chat"));
        window.fire("#filterCHATS");
        soon().until(() -> !says("Coffee beans, monthly"));
        answers().holdNext("/events");
        window.fire("#filterCHATS");
        soon().until(() -> !answers().held.isEmpty());
        assertThat(window.shows("#filterCHATS")).isTrue();
        answers().release();
    }
}
