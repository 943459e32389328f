package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The menu of a row of the list, asked for with the right button and with the keyboard.
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
        assertThat(window.selected()).isEqualTo(LUCA);
        assertThat(words())
                .containsExactly(
                        "Hand over", "Snooze", "Mark as unread", "No reply needed", "Copy the number", "Close");
        fire("Close");
        assertThat(window.sent()).containsExactly("close #1051");
    }

    @Test
    void whatIsInItsSubmenusIsDoneToTheSameTicket() throws Exception {
        window.clickRight(LUCA);
        Fx.run(() -> ((Menu) item("Snooze")).getItems().getLast().fire());
        Fx.run(() -> ((Menu) item("Hand over"))
                .getItems().stream()
                        .filter(item -> Shop.MARCO.name().equals(item.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        assertThat(window.sent()).containsExactly("snooze #1051 until null", "assign #1051 to " + Shop.MARCO.id());
    }

    @Test
    void theKeyboardAsksForTheMenuOfTheSelectedRow() throws Exception {
        Fx.run(window::askForRowMenu);
        assertThat(words()).contains("Mark as unread");
        fire("Mark as unread");
        assertThat(window.sent()).containsExactly("unread #1042");
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
        shop.enter(LUCA, Duration.ZERO, new Change.NoReplyNeeded(Shop.ANNA.party()));
        Fx.run(() -> window.show(shop, null));
        window.settle();
        window.clickRight(LUCA);
        assertThat(Fx.get(() -> item("No reply needed").isDisable())).isTrue();
    }

    @Test
    void whatIsSnoozedCanBeReopened() throws Exception {
        shop.enter(LUCA, Duration.ZERO, new Change.TicketSnoozed(Shop.ANNA.party(), null));
        Fx.run(() -> window.show(shop, null));
        Fx.run(() -> ((MenuButton) window.find("#status"))
                .getItems().stream()
                        .filter(item -> "Snoozed".equals(item.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        window.settle();
        window.clickRight(LUCA);
        fire("Reopen");
        assertThat(window.sent()).containsExactly("reopen #1051");
    }

    @Test
    void theNumberCanBeCopied() throws Exception {
        window.clickRight(LUCA);
        fire("Copy the number");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("#1051");
    }

    @Test
    void whereThereIsNoRowThereIsNoMenu() throws Exception {
        Fx.run(() -> window.show(new Shop(), null));
        window.settle();
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
