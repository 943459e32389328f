package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The general page with real keys.
@Tag("long")
class SettingsGeneralTest extends OnSettings {
    @BeforeEach
    void goThere() throws Exception {
        screen.go("general");
    }

    @Test
    void minutesAreWholeNumbersAndWhatIsNoneIsSaidBesideTheField() throws Exception {
        screen.type("#red", KeyCode.DIGIT9, KeyCode.D);
        assertThat(screen.typed("#red")).isEqualTo("9d");
        assertThat(screen.text("#redError")).contains("1 to 1440");
        assertThat(screen.shows("#redError")).isTrue();
        assertThat(screen.shows("#amberError")).isFalse();
        assertThat(screen.disabled("#save")).isTrue();
        screen.press(KeyCode.BACK_SPACE);
        assertThat(screen.shows("#redError")).isFalse();
        assertThat(screen.disabled("#save")).isFalse();
    }

    @Test
    void amberAfterRedIsSaidBesideRed() throws Exception {
        screen.type("#amber", KeyCode.DIGIT9);
        assertThat(screen.text("#redError")).contains("before red");
        assertThat(screen.disabled("#save")).isTrue();
    }

    @Test
    void aCityIsFoundBeforeWhatOnlyHoldsItsLetters() throws Exception {
        screen.type(".zone-field .text-field", KeyCode.A, KeyCode.T, KeyCode.H, KeyCode.ENTER);
        assertThat(screen.typed(".zone-field .text-field"))
                .as("and not Asia/Kathmandu")
                .isEqualTo("Europe/Athens");
    }
}
