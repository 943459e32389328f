package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.ErrorKind;
import java.time.DayOfWeek;
import java.time.LocalTime;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The settings with real keys, at a desk of the sample shop, whose relay answers as a test wants it to.
@Tag("long")
class SettingsDialogTest extends OnSettings {
    private static final DayHours WHOLE_DAY = DayHours.of(new HoursRange(LocalTime.of(8, 30), LocalTime.of(18, 0)));

    @Test
    void controlSSavesWhatWasTypedOnTheVersionThatWasEdited() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.type("#MONDAY .time-field", KeyCode.DIGIT8, KeyCode.PERIOD, KeyCode.DIGIT3, KeyCode.DIGIT0);
        screen.relay().hold();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        assertThat(screen.disabled("#save")).as("while it is being saved").isTrue();
        screen.answer();
        var saved = (SettingsPage.Hours) screen.relay().saved.getLast();
        assertThat(saved.hours().every(DayOfWeek.MONDAY)).isEqualTo(WHOLE_DAY);
        assertThat(saved.version()).isZero();
        assertThat(screen.shows("#conflict")).isFalse();
        assertThat(screen.disabled("#discard")).isTrue();
    }

    @Test
    void whatCannotBeReadIsNotSaved() throws Exception {
        screen.type("#MONDAY .time-field", KeyCode.X);
        assertThat(screen.disabled("#save")).isTrue();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        assertThat(screen.relay().saved).isEmpty();
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
        screen.relay().hold();
        screen.fire("#guardSave");
        assertThat(screen.shows("#MONDAY")).as("the same page, meanwhile").isTrue();
        screen.answer();
        assertThat(screen.relay().saved).hasSize(1);
        assertThat(screen.shows("#guard")).isFalse();
        assertThat(screen.shows("#email")).as("the team").isTrue();
    }

    @Test
    void oneDayIsCopiedToAll() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.after(() ->
                ((MenuButton) screen.find("#MONDAY .dots")).getItems().get(2).fire());
        screen.fire("#save");
        screen.awaitAnswers();
        var saved = (SettingsPage.Hours) screen.relay().saved.getLast();
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
        screen.relay().hold();
        screen.fire("#save");
        screen.refuse(ErrorKind.STORAGE_FAILED);
        assertThat(screen.text("#state")).isNotBlank();
        assertThat(screen.disabled("#save")).isFalse();
    }

    @Test
    void whoSavesOrDiscardsByKeyboardIsPutIntoNoField() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.relay().hold();
        pressButton("#save");
        assertThat(isWritten()).as("while it is being saved").isFalse();
        screen.refuse(ErrorKind.STORAGE_FAILED);
        assertThat(screen.focused("#save")).as("it can be tried again").isTrue();
        pressButton("#discard");
        assertThat(screen.disabled("#discard")).isTrue();
        assertThat(isWritten()).as("after it was discarded").isFalse();
        screen.press(KeyCode.TAB);
        assertThat(Fx.get(() -> owner().isFocusTraversable())).as("goes on").isTrue();
    }

    private void pressButton(String selector) throws Exception {
        screen.after(() -> screen.find(selector).requestFocus());
        screen.press(KeyCode.SPACE);
        screen.settle();
    }

    private boolean isWritten() throws Exception {
        return Fx.get(() -> owner() instanceof TextInputControl);
    }

    private Node owner() {
        return screen.root().getScene().getFocusOwner();
    }
}
