package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Dates on the page of the office hours, with real keys.
class SettingsHoursTest {
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private SettingsOnScreen screen;

    @BeforeEach
    void open() throws Exception {
        screen = SettingsOnScreen.open();
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure)));
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        screen.close();
    }

    @Test
    void aDateThatIsTypedBecomesAnException() throws Exception {
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
                KeyCode.DIGIT6,
                KeyCode.TAB);
        assertThat(screen.disabled("#addException")).isFalse();
        screen.fire("#addException");
        assertThat(screen.disabled("#save")).isFalse();
        assertThat(uncaught).isEmpty();
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
