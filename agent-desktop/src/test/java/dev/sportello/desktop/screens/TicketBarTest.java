package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame.Viewer;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What can be done to the open ticket, by the real window with values of a sample shop.
class TicketBarTest extends OnSampleWindow {
    @Test
    void theButtonClosesTheOpenTicket() throws Exception {
        window.click("#close");
        assertThat(window.sent()).containsExactly("close #1042");
    }

    @Test
    void theKeyClosesTheOpenTicketAndNoneThatNobodySees() throws Exception {
        Fx.run(() -> window.select(null));
        window.settle();
        Fx.run(window::closeTicket);
        assertThat(window.sent()).isEmpty();
        Fx.run(() -> window.select(MARIA));
        window.settle();
        Fx.run(window::closeTicket);
        assertThat(window.sent()).containsExactly("close #1042");
    }

    @Test
    void aTicketIsSnoozedByTheMenuAndThenOnlyReopened() throws Exception {
        var items = menu("#snooze");
        assertThat(items.get(1).getText()).isEqualTo("Tomorrow morning · Fri 09:00");
        Fx.run(() -> items.get(1).fire());
        assertThat(window.sent().getLast()).startsWith("snooze #1042 until 2026-");
        assertThat(window.shows("#reopen")).isFalse();
        shop.enter(MARIA, Duration.ZERO, new Change.TicketSnoozed(Shop.ANNA.party(), null));
        Fx.run(() -> window.refresh(MARIA));
        window.settle();
        assertThat(window.shows("#reopen")).isTrue();
        window.click("#reopen");
        assertThat(window.sent().getLast()).isEqualTo("reopen #1042");
    }

    @Test
    void theKeysReopenOnlyWhatIsSnoozedAndEndOnlyAWaiting() throws Exception {
        Fx.run(window::reopen);
        assertThat(window.sent()).as("an open ticket").isEmpty();
        Fx.run(window::noReplyNeeded);
        assertThat(window.sent()).containsExactly("no reply needed in #1042");
        shop.enter(MARIA, Duration.ZERO, new Change.NoReplyNeeded(Shop.ANNA.party()));
        shop.enter(MARIA, Duration.ZERO, new Change.TicketSnoozed(Shop.ANNA.party(), null));
        Fx.run(() -> window.refresh(MARIA));
        window.settle();
        Fx.run(window::noReplyNeeded);
        Fx.run(window::reopen);
        assertThat(window.sent()).containsExactly("no reply needed in #1042", "reopen #1042");
    }

    @Test
    void aTicketIsHandedToAColleagueWhoWorksHere() throws Exception {
        var items = menu("#assign");
        assertThat(items.stream().map(MenuItem::getText)).contains(Shop.MARCO.name(), "Nobody");
        var marco = items.stream()
                .filter(item -> Shop.MARCO.name().equals(item.getText()))
                .findFirst()
                .orElseThrow();
        Fx.run(marco::fire);
        assertThat(window.sent()).containsExactly("assign #1042 to " + Shop.MARCO.id());
    }

    @Test
    void aClosedTicketOffersNothing() throws Exception {
        Fx.run(() -> window.select(new TicketId(1003)));
        window.settle();
        assertThat(window.shows(".ticket-bar")).isFalse();
    }

    @Test
    void onlyOthersAreNamedAsLookingOrWriting() throws Exception {
        Fx.run(() -> window.colleagues(new Viewer(Shop.ANNA.id(), true)));
        assertThat(window.shows(".company")).isFalse();
        Fx.run(() -> window.colleagues(new Viewer(Shop.ANNA.id(), false), new Viewer(Shop.MARCO.id(), true)));
        assertThat(window.shows(".company")).isTrue();
        assertThat(Fx.get(() -> ((Label) window.find(".company")).getText())).isEqualTo("Marco is writing…");
    }

    @Test
    void whoWroteWhileAColleagueAnsweredIsAskedOnce() throws Exception {
        Fx.run(() -> window.answered("Marco", "It is at your neighbour’s."));
        assertThat(window.shows(".answered")).as("nothing was begun").isFalse();
        window.click(".composer .text-area");
        window.press(KeyCode.O, KeyCode.K);
        Fx.run(() -> window.answered("Marco", "It is at your neighbour’s."));
        window.settle();
        assertThat(window.shows(".answered")).isTrue();
        window.press(KeyCode.ENTER);
        assertThat(window.sent()).isEmpty();
        window.press(KeyCode.ENTER);
        assertThat(window.sent()).containsExactly("#1042: ok");
        assertThat(window.shows(".answered")).isFalse();
        assertThat(Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText()))
                .isEmpty();
    }

    private List<MenuItem> menu(String selector) throws Exception {
        Fx.run(() -> window.openMenu(selector));
        return Fx.get(() -> {
            var menu = (MenuButton) window.find(selector);
            var items = List.copyOf(menu.getItems());
            menu.hide();
            return items;
        });
    }
}
