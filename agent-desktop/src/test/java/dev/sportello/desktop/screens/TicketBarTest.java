package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.wire.Command;
import dev.sportello.wire.RelayFrame.Viewer;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What can be done to the open ticket, by the real window with values of a sample shop.
@Tag("long")
class TicketBarTest extends OnSampleWindow {
    @Test
    void theButtonClosesTheOpenTicket() throws Exception {
        window.click("#close");
        assertThat(window.closing()).containsExactly(MARIA);
    }

    @Test
    void ofAnAgentWhoWasDisabledItIsSaidAndNobodyHandsThemATicket() throws Exception {
        shop.enter(MARIA, Duration.ZERO, new Change.Assigned(Staff.ANNA.party(), Staff.MARCO.id()));
        window.settle();
        assertThat(assigned()).isEqualTo("Marco Verdi");
        shop.change(new Agent(
                Staff.MARCO.id(),
                Staff.MARCO.name(),
                Staff.MARCO.email(),
                Staff.MARCO.role(),
                Agent.Standing.DISABLED));
        window.settle();
        assertThat(assigned()).isEqualTo("Marco Verdi (disabled)");
        assertThat(window.menu("#assign"))
                .extracting(MenuItem::getText)
                .contains("Chiara Neri")
                .doesNotContain("Marco Verdi");
    }

    private String assigned() throws Exception {
        return Fx.get(() -> ((MenuButton) window.find("#assign")).getText());
    }

    @Test
    void theKeyClosesTheOpenTicketAndNoneThatNobodySees() throws Exception {
        window.open(null);
        window.key(Shortcut.CLOSE);
        assertThat(window.closing()).isEmpty();
        window.open(MARIA);
        window.key(Shortcut.CLOSE);
        assertThat(window.closing()).containsExactly(MARIA);
    }

    @Test
    void aTicketIsSnoozedByTheMenuAndThenOnlyReopened() throws Exception {
        assertThat(window.shows("#reopen")).isFalse();
        assertThat(window.menu("#snooze").get(1).getText()).isEqualTo("Tomorrow morning · Fri 09:00");
        window.choose("#snooze", 1);
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Snooze.class,
                        snooze -> assertThat(snooze.until()).isEqualTo("2026-03-06T08:00:00Z"));
        assertThat(window.opened()).as("the next in the list").isEqualTo(ELENA);
        window.open(MARIA);
        assertThat(window.shows("#reopen")).isTrue();
        window.click("#reopen");
        assertThat(window.asked()).last().isInstanceOf(Command.Reopen.class);
    }

    @Test
    void theKeysReopenOnlyWhatIsSnoozedAndEndOnlyAWaiting() throws Exception {
        window.key(Shortcut.REOPEN);
        assertThat(window.asked()).as("an open ticket").isEmpty();
        window.key(Shortcut.NO_REPLY);
        assertThat(window.asked()).singleElement().isInstanceOf(Command.NoReplyNeeded.class);
        shop.enter(MARIA, Duration.ZERO, new Change.TicketSnoozed(Staff.ANNA.party(), null));
        window.settle();
        window.key(Shortcut.NO_REPLY);
        assertThat(window.asked()).as("nobody waits").hasSize(1);
        window.key(Shortcut.REOPEN);
        assertThat(window.asked()).last().isInstanceOf(Command.Reopen.class);
    }

    @Test
    void theKeyOfAnActWithAChoiceOpensItsMenu() throws Exception {
        window.key(Shortcut.ASSIGN);
        assertThat(Fx.get(() -> ((MenuButton) window.find("#assign")).isShowing()))
                .isTrue();
    }

    @Test
    void aTimeToSnoozeUntilIsAskedOverTheWindow() throws Exception {
        window.choose("#snooze", 3);
        assertThat(window.shows(".question")).isTrue();
        assertThat(window.asked()).isEmpty();
        var sheet = Fx.get(() ->
                window.find(".question").localToScene(window.find(".question").getLayoutBounds()));
        assertThat(sheet.getCenterX()).isBetween(560.0, 720.0);
        window.fire(".question .primary");
        assertThat(window.asked()).singleElement().isInstanceOf(Command.Snooze.class);
    }

    @Test
    void enterInAFieldOfTheQuestionAgrees() throws Exception {
        window.choose("#snooze", 3);
        Fx.run(() -> window.find(".question .date-picker")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        assertThat(window.asked()).singleElement().isInstanceOf(Command.Snooze.class);
    }

    @Test
    void aTicketIsHandedToAColleagueWhoWorksHere() throws Exception {
        var items = window.menu("#assign");
        assertThat(items.stream().map(MenuItem::getText)).contains(Staff.MARCO.name(), "Nobody");
        var marco = items.stream()
                .filter(item -> Staff.MARCO.name().equals(item.getText()))
                .findFirst()
                .orElseThrow();
        Fx.run(marco::fire);
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Assign.class,
                        assign -> assertThat(assign.agent()).isEqualTo(Staff.MARCO.id()));
        window.settle();
        assertThat(Fx.get(() -> ((MenuButton) window.find("#assign")).getText()))
                .isEqualTo(Staff.MARCO.name());
    }

    @Test
    void aClosedTicketOffersNothing() throws Exception {
        window.filter("closedItem");
        window.open(CHLOE);
        assertThat(window.shows(".ticket-bar")).isFalse();
    }

    @Test
    void onlyOthersAreNamedAsLookingOrWriting() throws Exception {
        window.view(MARIA, new Viewer(Staff.ANNA.id(), true));
        assertThat(window.shows(".viewers")).isFalse();
        window.view(MARIA, new Viewer(Staff.ANNA.id(), false), new Viewer(Staff.MARCO.id(), true));
        assertThat(window.shows(".viewers")).isTrue();
        assertThat(Fx.get(() -> ((Label) window.find(".viewers")).getText())).isEqualTo("Marco is writing…");
    }

    @Test
    void whoWroteWhileAColleagueAnsweredIsAskedOnce() throws Exception {
        marcoAnswers(Duration.ofSeconds(30));
        assertThat(window.shows(".answered")).as("nothing was begun").isFalse();
        window.click(".composer .text-area");
        window.press(KeyCode.O, KeyCode.K);
        marcoAnswers(Duration.ZERO);
        assertThat(window.shows(".answered")).isTrue();
        window.press(KeyCode.ENTER);
        assertThat(window.asked()).isEmpty();
        window.press(KeyCode.ENTER);
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Reply.class, reply -> assertThat(reply.text()).isEqualTo("ok"));
        assertThat(window.shows(".answered")).isFalse();
        assertThat(Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText()))
                .isEmpty();
    }

    @Test
    void theKeyThatSendsAndClosesAsksOnceAsWell() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.O, KeyCode.K);
        marcoAnswers(Duration.ZERO);
        window.key(Shortcut.CLOSE);
        assertThat(window.asked()).isEmpty();
        assertThat(window.closing()).isEmpty();
        assertThat(Fx.get(() -> window.find("#anyway").isFocused())).isTrue();
        window.key(Shortcut.CLOSE);
        assertThat(window.asked()).singleElement().isInstanceOf(Command.Reply.class);
        assertThat(window.closing()).containsExactly(MARIA);
    }

    private void marcoAnswers(Duration ago) throws Exception {
        shop.agent(MARIA, ago, Staff.MARCO, "It is at your neighbour’s.");
        window.settle();
    }
}
