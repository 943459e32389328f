package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.ErrorKind;
import java.time.DayOfWeek;
import java.time.LocalTime;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The settings with real keys, on values of a sample shop and a relay that answers as it is told.
class SettingsDialogTest extends OnSettings {
    private static final DayHours WHOLE_DAY = DayHours.of(new HoursRange(LocalTime.of(8, 30), LocalTime.of(18, 0)));

    @Test
    void controlSSavesWhatWasTypedOnTheVersionThatWasEdited() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.type("#MONDAY .time-field", KeyCode.DIGIT8, KeyCode.PERIOD, KeyCode.DIGIT3, KeyCode.DIGIT0);
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        var saved = (SettingsPage.Hours) screen.settings().saved().getLast();
        assertThat(saved.hours().every(DayOfWeek.MONDAY)).isEqualTo(WHOLE_DAY);
        assertThat(saved.version()).isEqualTo(100);
        assertThat(screen.disabled("#save")).as("while it is being saved").isTrue();
        screen.after(view -> view.answer(207));
        screen.after(view -> view.colleagueSaves(saved.at(207)));
        assertThat(screen.shows("#conflict")).isFalse();
        assertThat(screen.disabled("#discard")).isTrue();
    }

    @Test
    void whatCannotBeReadIsNotSaved() throws Exception {
        screen.type("#MONDAY .time-field", KeyCode.X);
        assertThat(screen.disabled("#save")).isTrue();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        assertThat(screen.settings().saved()).isEmpty();
    }

    @Test
    void escapeAsksBeforeItDropsChangesAndGoesBackToThem() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).isTrue();
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).isFalse();
        assertThat(screen.disabled("#save")).isFalse();
    }

    @Test
    void anotherPageIsShownOnlyWhenTheChangesAreDecided() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.go("team");
        assertThat(screen.shows("#guard")).isTrue();
        screen.fire("#guardSave");
        assertThat(screen.settings().saved()).hasSize(1);
        screen.after(view -> view.answer(207));
        assertThat(screen.shows("#guard")).isFalse();
        assertThat(screen.shows("#email")).as("the team").isTrue();
    }

    @Test
    void oneDayIsCopiedToAll() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.after(view ->
                ((MenuButton) view.find("#MONDAY .dots")).getItems().getLast().fire());
        screen.fire("#save");
        var saved = (SettingsPage.Hours) screen.settings().saved().getLast();
        for (var day : DayOfWeek.values()) {
            assertThat(saved.hours().every(day))
                    .as("%s", day)
                    .isEqualTo(saved.hours().every(DayOfWeek.MONDAY));
        }
        assertThat(saved.hours().every(DayOfWeek.SUNDAY).ranges()).hasSize(1);
    }

    @Test
    void whatTheRelayRefusesIsSaidAndNothingTypedIsLost() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.fire("#save");
        screen.after(view -> view.refuse(ErrorKind.STORAGE_FAILED));
        assertThat(screen.text("#state")).isNotBlank();
        assertThat(screen.disabled("#save")).isFalse();
    }
}
