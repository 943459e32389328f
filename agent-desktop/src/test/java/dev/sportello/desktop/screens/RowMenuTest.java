package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Change;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The menu of a row of the list, asked for with the right button and with the keyboard.
@Tag("long")
class RowMenuTest extends OnSampleWindow {
    @AfterEach
    void hideMenu() throws Exception {
        Fx.run(() -> {
            var menu = SampleWindow.contextMenu();
            if (menu != null) {
                menu.hide();
            }
        });
    }

    @Test
    void theRightButtonOpensTheTicketAndItsMenu() throws Exception {
        window.clickRight(LUCA);
        assertThat(window.opened()).isEqualTo(LUCA);
        assertThat(words())
                .containsExactly(
                        "Hand over",
                        "Take it",
                        "Snooze",
                        "Mark as unread",
                        "No reply needed",
                        "Copy the number",
                        "Close");
        fire("Close");
        assertThat(window.closing()).containsExactly(LUCA);
    }

    @Test
    void whatIsInItsSubmenusIsDoneToTheSameTicket() throws Exception {
        window.clickRight(LUCA);
        Fx.run(() -> ((Menu) item("Snooze")).getItems().getLast().fire());
        Fx.run(() -> ((Menu) item("Hand over"))
                .getItems().stream()
                        .filter(item -> Staff.MARCO.name().equals(item.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        assertThat(window.asked())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOfSatisfying(Command.Snooze.class, snooze -> {
                            assertThat(snooze.ticket()).isEqualTo(LUCA);
                            assertThat(snooze.until()).isNull();
                        }),
                        second -> assertThat(second).isInstanceOfSatisfying(Command.Assign.class, assign -> {
                            assertThat(assign.ticket()).isEqualTo(LUCA);
                            assertThat(assign.agent()).isEqualTo(Staff.MARCO.id());
                        }));
    }

    @Test
    void theKeyboardAsksForTheMenuOfTheSelectedRow() throws Exception {
        window.askForRowMenu();
        assertThat(words()).contains("Mark as unread");
        fire("Mark as unread");
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.MarkUnread.class,
                        unread -> assertThat(unread.ticket()).isEqualTo(MARIA));
    }

    @Test
    void theMenuKeysAskAlsoWhereThePlatformDoesNot() throws Exception {
        Fx.run(() -> window.find(".tickets").requestFocus());
        window.pressWith(KeyCode.SHIFT, KeyCode.F10);
        assertThat(words()).contains("Close");
        Fx.run(() -> Objects.requireNonNull(SampleWindow.contextMenu()).hide());
        window.press(KeyCode.CONTEXT_MENU);
        assertThat(words()).contains("Close");
    }

    @Test
    void whereNobodyWaitsThereIsNoWaitingToEnd() throws Exception {
        shop.enter(LUCA, Duration.ZERO, new Change.NoReplyNeeded(Staff.ANNA.party()));
        window.settle();
        window.clickRight(LUCA);
        assertThat(Fx.get(() -> item("No reply needed").isDisable())).isTrue();
    }

    @Test
    void whatIsSnoozedCanBeReopened() throws Exception {
        shop.enter(LUCA, Duration.ZERO, new Change.TicketSnoozed(Staff.ANNA.party(), null));
        window.filter("snoozed");
        window.clickRight(LUCA);
        fire("Reopen");
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Reopen.class,
                        reopen -> assertThat(reopen.ticket()).isEqualTo(LUCA));
    }

    @Test
    void theNumberCanBeCopied() throws Exception {
        window.clickRight(LUCA);
        fire("Copy the number");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("#1051");
    }

    @Test
    void whereThereIsNoRowThereIsNoMenu() throws Exception {
        window.search("nobody of that name");
        window.clickRight(".tickets");
        assertThat(Fx.get(SampleWindow::contextMenu)).isNull();
    }

    private static void fire(String words) throws Exception {
        Fx.run(() -> item(words).fire());
        Fx.pulses(2);
    }

    private static MenuItem item(String words) {
        return items().stream()
                .filter(item -> words.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words() throws Exception {
        return Fx.get(() -> items().stream()
                .filter(item -> !(item instanceof SeparatorMenuItem))
                .map(MenuItem::getText)
                .toList());
    }

    private static List<MenuItem> items() {
        return Objects.requireNonNull(SampleWindow.contextMenu(), "a menu is shown")
                .getItems();
    }
}
