package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Dates on the page of the office hours, with real keys.
@Tag("long")
class SettingsHoursTest extends OnSettings {
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();

    @BeforeEach
    void watch() throws Exception {
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure)));
    }

    @AfterEach
    void watchNoMore() throws Exception {
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    }

    @Test
    void aDateThatIsTypedBecomesAnException() throws Exception {
        typeDate();
        screen.press(KeyCode.TAB);
        assertThat(screen.disabled("#addException")).isFalse();
        screen.fire("#addException");
        assertThat(screen.disabled("#save")).isFalse();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void aDateIsAddedByTheKeyboardAloneAndTheKeysGoOn() throws Exception {
        typeDate();
        assertThat(screen.disabled("#addException"))
                .as("before the date is left")
                .isFalse();
        screen.press(KeyCode.TAB);
        assertThat(screen.focused("#addException")).isTrue();
        screen.press(KeyCode.SPACE);
        assertThat(screen.disabled("#save")).isFalse();
        assertThat(screen.focused("#exception-2026-05-01")).as("to be named").isTrue();
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).isTrue();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void theCursorGoesBackToAMenuWhoseActIsDone() throws Exception {
        screen.after(() -> {
            var menu = (MenuButton) screen.find("#MONDAY .dots");
            menu.show();
            menu.getItems().getFirst().fire();
            menu.hide();
        });
        assertThat(screen.focused("#MONDAY .dots")).isTrue();
        screen.after(() -> screen.find("#MONDAY .dots").fireEvent(escape()));
        assertThat(screen.isOpen()).isFalse();
    }

    @Test
    void whoTakesARangeAwayGoesOnBesideIt() throws Exception {
        screen.after(() -> screen.find("#MONDAY .range-row .icon-button").requestFocus());
        screen.press(KeyCode.SPACE);
        screen.settle();
        assertThat(isWithin("#MONDAY")).isTrue();
        screen.after(() -> screen.find(".exception .range-row .icon-button").requestFocus());
        screen.press(KeyCode.SPACE);
        screen.settle();
        assertThat(Fx.get(() ->
                        screen.root().lookupAll(".exception").stream().anyMatch(row -> ((Parent) row).isFocusWithin())))
                .isTrue();
    }

    private boolean isWithin(String selector) throws Exception {
        return Fx.get(() -> ((Parent) screen.find(selector)).isFocusWithin());
    }

    private static KeyEvent escape() {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
    }

    @Test
    void keysAreHeardAlsoWhereNothingHasTheCursor() throws Exception {
        screen.after(() -> Event.fireEvent(screen.root().getScene(), escape()));
        assertThat(screen.isOpen()).isFalse();
    }

    private void typeDate() throws Exception {
        screen.type(
                "#date .text-field",
                KeyCode.DIGIT0,
                KeyCode.DIGIT1,
                KeyCode.SLASH,
                KeyCode.DIGIT0,
                KeyCode.DIGIT5,
                KeyCode.SLASH,
                KeyCode.DIGIT2,
                KeyCode.DIGIT0,
                KeyCode.DIGIT2,
                KeyCode.DIGIT6);
    }

    @Test
    void hoursCanBeAddedAsSoonAsThereIsRoom() throws Exception {
        screen.after(() ->
                ((MenuButton) screen.find("#MONDAY .dots")).getItems().getLast().fire());
        assertThat(screen.disabled("#MONDAY .add-hours")).as("all day").isTrue();
        screen.after(() -> lastTime("#MONDAY").setText("18:00"));
        assertThat(screen.disabled("#MONDAY .add-hours")).isFalse();
        screen.after(() -> lastTime("#MONDAY").setText("24:00"));
        assertThat(screen.disabled("#MONDAY .add-hours")).as("all day again").isTrue();
    }

    private TextField lastTime(String day) {
        return (TextField) screen.find(day).lookupAll(".time-field").stream()
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void whatIsNoDateAddsNothingAndBreaksNothing() throws Exception {
        screen.type("#date .text-field", KeyCode.X, KeyCode.TAB);
        assertThat(screen.disabled("#addException")).isTrue();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void aDateThatIsErasedIsNone() throws Exception {
        screen.type("#askedDate .text-field", KeyCode.BACK_SPACE, KeyCode.TAB);
        assertThat(screen.text("#answer")).isEqualTo("Choose a date.");
        assertThat(uncaught).isEmpty();
    }
}
