package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Role;
import dev.sportello.wire.ErrorKind;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What happens to what was typed when one leaves a page of the settings, with real keys.
@Tag("long")
class SettingsGuardTest extends OnSettings {
    @Test
    void escapeRightAfterSavingWaitsForTheRelayAndThenCloses() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.relay().hold();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).as("a question").isFalse();
        assertThat(screen.isOpen()).isTrue();
        screen.answer();
        assertThat(screen.isOpen()).isFalse();
    }

    @Test
    void aSaveThatFailsKeepsOneThere() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.relay().hold();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        screen.press(KeyCode.ESCAPE);
        screen.refuse(ErrorKind.STORAGE_FAILED);
        assertThat(screen.isOpen()).isTrue();
        assertThat(screen.shows("#guard")).as("a question").isFalse();
        assertThat(screen.text("#state")).contains("could not save");
        assertThat(screen.disabled("#save")).isFalse();
    }

    @Test
    void anotherPageWaitsForTheSaveAsWell() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.relay().hold();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        screen.go("team");
        assertThat(screen.shows("#MONDAY")).isTrue();
        screen.answer();
        assertThat(screen.shows("#email")).as("the team").isTrue();
        screen.go("hours");
        assertThat(screen.disabled("#discard")).as("nothing to discard").isTrue();
    }

    @Test
    void whoComesBackWhileSavingStays() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.relay().hold();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        screen.go("team");
        screen.go("hours");
        screen.answer();
        assertThat(screen.shows("#MONDAY")).isTrue();
    }

    @Test
    void whatIsTypedWhileSavingIsAskedAboutWhenThatIsDone() throws Exception {
        screen.go("web-chat");
        screen.type(".text-area", KeyCode.A);
        screen.relay().hold();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        screen.press(KeyCode.B, KeyCode.ESCAPE);
        screen.answer();
        assertThat(screen.typed(".text-area")).isEqualTo("ab");
        assertThat(screen.shows("#guard")).as("a question").isTrue();
        screen.fire("#guardDiscard");
        assertThat(screen.isOpen()).isFalse();
    }

    @Test
    void noKeyReachesWhatLiesUnderTheGuard() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.focused("#guardSave")).isTrue();
        screen.press(KeyCode.DOWN, KeyCode.UP, KeyCode.LEFT, KeyCode.RIGHT);
        assertThat(screen.focused("#guardSave")).isTrue();
        screen.press(KeyCode.TAB);
        assertThat(screen.focused("#guardDiscard")).isTrue();
    }

    @Test
    void theCursorStaysWithinTheQuestionWhenTheRelayIsLost() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.focused("#guardSave")).isTrue();
        screen.loseRelay();
        assertThat(screen.disabled("#guardSave")).isTrue();
        assertThat(screen.focused("#guardGoOn")).isTrue();
    }

    @Test
    void savingFromTheGuardClosesWhenItIsSaved() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.press(KeyCode.ESCAPE);
        screen.relay().hold();
        screen.fire("#guardSave");
        assertThat(screen.isOpen()).isTrue();
        screen.answer();
        assertThat(screen.isOpen()).isFalse();
    }

    @Test
    void anInvitationThatWasWrittenAndNotSentIsAskedAbout() throws Exception {
        screen.go("team");
        screen.type("#name", KeyCode.E);
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).isTrue();
        assertThat(screen.shows("#guardSave")).isFalse();
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.typed("#name")).isEqualTo("e");
        screen.press(KeyCode.ESCAPE);
        screen.fire("#guardDiscard");
        assertThat(screen.isOpen()).isFalse();
        screen.openAgain();
        assertThat(screen.typed("#name")).isEmpty();
    }

    @Test
    void nobodyLeavesBeforeTheCodeOfAnInvitationIsThere() throws Exception {
        screen.go("team");
        screen.relay().hold();
        screen.write("#name", "Elisa Conti");
        screen.write("#email", "elisa@bottega.example");
        screen.fire("#send");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isTrue();
        assertThat(screen.shows("#guard")).isFalse();
        screen.answer();
        assertThat(screen.shows("#code")).isTrue();
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isFalse();
    }

    @Test
    void escapeClosesAListBeforeItLeaves() throws Exception {
        screen.go("general");
        screen.after(() -> {
            screen.find("#first").requestFocus();
            ((ComboBoxBase<?>) screen.find("#first")).show();
        });
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).as("below the languages").isTrue();
        screen.type(".zone-field .text-field", KeyCode.P, KeyCode.A, KeyCode.R);
        assertThat(screen.shows(".zones")).isTrue();
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).as("below the time zones").isTrue();
        assertThat(screen.shows(".zones")).isFalse();
        assertThat(screen.typed(".zone-field .text-field")).isEqualTo("Europe/Rome");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isFalse();
    }

    @Test
    void escapeClosesACalendarOrAMenuBeforeItLeaves() throws Exception {
        scroll(0.62);
        screen.after(() -> {
            screen.find("#date").requestFocus();
            ((ComboBoxBase<?>) screen.find("#date")).show();
        });
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).as("below the calendar").isTrue();
        scroll(0);
        screen.after(() -> {
            screen.find("#MONDAY .dots").requestFocus();
            ((MenuButton) screen.find("#MONDAY .dots")).show();
        });
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).as("below the menu").isTrue();
    }

    private void scroll(double place) throws Exception {
        screen.after(() -> ((ScrollPane) screen.find(".page")).setVvalue(place));
    }

    @Test
    void askedTwiceWhileSavingOnlyTheLastWayOutIsTaken() throws Exception {
        screen.go("team");
        screen.go("hours");
        screen.fire("#MONDAY .icon-button");
        screen.relay().hold();
        screen.pressWith(KeyCode.CONTROL, KeyCode.S);
        screen.press(KeyCode.ESCAPE);
        screen.go("team");
        screen.answer();
        assertThat(screen.isOpen()).isTrue();
        assertThat(screen.shows("#email")).as("the team").isTrue();
    }

    @Test
    void goingOnLeadsBackToTheField() throws Exception {
        screen.type("#MONDAY .time-field", KeyCode.DIGIT8);
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.focused("#guardSave")).isTrue();
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.focused("#MONDAY .time-field")).isTrue();
    }

    @Test
    void theTabKeyStaysWithinTheQuestion() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.press(KeyCode.ESCAPE, KeyCode.TAB);
        assertThat(screen.focused("#guardDiscard")).isTrue();
        screen.press(KeyCode.TAB, KeyCode.TAB);
        assertThat(screen.focused("#guardSave")).isTrue();
        screen.press(KeyCode.TAB);
        assertThat(screen.focused("#guardDiscard")).isTrue();
        screen.pressWith(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(screen.focused("#guardSave")).isTrue();
    }

    @Test
    void aQuestionThatStoodWhenTheDialogWentIsGoneWhenItComesAgain() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.press(KeyCode.ESCAPE);
        screen.youBecome(Role.AGENT);
        assertThat(screen.isOpen()).isFalse();
        screen.youBecome(Role.ADMIN);
        screen.openAgain();
        assertThat(screen.shows("#guard")).isFalse();
        assertThat(screen.isOpen()).isTrue();
        assertThat(screen.disabled("#discard")).isTrue();
    }
}
