package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Role;
import dev.sportello.wire.ErrorKind;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One's own password is changed with real keys, at a relay that takes it, or does not.
@Tag("long")
class SettingsPasswordTest extends OnSettings {
    private static final KeyCode[] RIGHT = {
        KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.D, KeyCode.E, KeyCode.F, KeyCode.G, KeyCode.H, KeyCode.I, KeyCode.J
    };
    private static final KeyCode[] NEW = {
        KeyCode.K, KeyCode.L, KeyCode.M, KeyCode.N, KeyCode.O, KeyCode.P, KeyCode.Q, KeyCode.R, KeyCode.S, KeyCode.T
    };

    @BeforeEach
    void goThere() throws Exception {
        screen.go("preferences");
        screen.fire("#changePassword");
    }

    @Test
    void theKeysAloneChangeIt() throws Exception {
        assertThat(screen.focused("#currentPassword")).isTrue();
        assertThat(screen.disabled("#savePassword")).isTrue();
        screen.press(RIGHT);
        screen.press(KeyCode.ENTER);
        assertThat(screen.focused("#newPassword")).isTrue();
        screen.press(NEW);
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(screen.text("#passwordNote")).contains("Your password is changed");
        assertThat(screen.shows("#currentPassword")).isFalse();
        assertThat(screen.typed("#currentPassword") + screen.typed("#newPassword"))
                .isEmpty();
        assertThat(screen.focused("#changePassword")).isTrue();
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isFalse();
        screen.openAgain();
        assertThat(screen.shows("#passwordNote")).isFalse();
    }

    @Test
    void aWrongCurrentOneIsToBeTypedAgainAndTheNewOneStays() throws Exception {
        type(NEW, NEW);
        assertThat(screen.text("#passwordNote")).contains("current password is wrong");
        assertThat(screen.focused("#currentPassword")).isTrue();
        assertThat(screen.typed("#newPassword")).isEqualTo("klmnopqrst");
        screen.press(RIGHT);
        assertThat(screen.typed("#currentPassword")).as("over the wrong one").isEqualTo("abcdefghij");
        assertThat(screen.shows("#passwordNote")).isFalse();
        screen.fire("#savePassword");
        screen.awaitAnswers();
        assertThat(screen.text("#passwordNote")).contains("Your password is changed");
    }

    @Test
    void aShortOneIsRefusedBeforeItIsSent() throws Exception {
        screen.relay().refuse(ErrorKind.INTERNAL);
        type(RIGHT, KeyCode.K, KeyCode.L);
        assertThat(screen.text("#passwordNote")).contains("at least 10 characters");
        assertThat(screen.focused("#newPassword")).isTrue();
    }

    @Test
    void whatTheRelayRefusesSaysWhatToDo() throws Exception {
        screen.relay().refuse(ErrorKind.RATE_LIMITED);
        type(RIGHT, NEW);
        assertThat(screen.text("#passwordNote")).contains("Wait a minute");
        screen.after(() -> screen.find("#savePassword").requestFocus());
        screen.press(KeyCode.SPACE);
        screen.awaitAnswers();
        assertThat(screen.focused("#newPassword"))
                .as("whoever pressed it by keyboard")
                .isTrue();
        screen.relay().refuse(ErrorKind.SESSION_EXPIRED);
        screen.fire("#savePassword");
        screen.awaitAnswers();
        assertThat(screen.text("#passwordNote")).contains("Sign in again");
        screen.relay().refuse(ErrorKind.STORAGE_FAILED);
        screen.fire("#savePassword");
        screen.awaitAnswers();
        assertThat(screen.text("#passwordNote")).contains("Try again in a moment");
        screen.loseRelay();
        screen.fire("#savePassword");
        screen.awaitAnswers();
        assertThat(screen.text("#passwordNote")).contains("the new one counts already");
        assertThat(screen.typed("#currentPassword")).as("nothing typed is lost").isEqualTo("abcdefghij");
    }

    @Test
    void whoGivesUpBeforeTypingStaysInTheSettings() throws Exception {
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isTrue();
        assertThat(screen.shows("#currentPassword")).isFalse();
        assertThat(screen.focused("#changePassword")).isTrue();
    }

    @Test
    void whoLeavesWithSomethingTypedIsAsked() throws Exception {
        screen.press(KeyCode.A, KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).isTrue();
        screen.fire("#guardDiscard");
        assertThat(screen.isOpen()).isFalse();
        screen.openAgain();
        assertThat(screen.shows("#currentPassword")).isFalse();
    }

    @Test
    void whoLeavesWhileItIsBeingChangedIsLetGoWhenItIs() throws Exception {
        screen.relay().hold();
        screen.press(RIGHT);
        screen.press(KeyCode.ENTER);
        screen.press(NEW);
        screen.press(KeyCode.ENTER, KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isTrue();
        assertThat(screen.shows("#guard")).isFalse();
        screen.relay().release();
        screen.awaitClosed();
    }

    @Test
    void allOfItIsInSightInASmallWindow() throws Exception {
        screen.press(KeyCode.ESCAPE);
        screen.resize(852, 552);
        screen.fire("#changePassword");
        assertThat(inSight("#currentPassword") && inSight("#savePassword")).isTrue();
    }

    private boolean inSight(String selector) throws Exception {
        return Fx.get(() -> {
            var node = screen.find(selector);
            var page = screen.find(".page");
            return page.localToScene(page.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
        });
    }

    @Test
    void whoIsNoAdminChangesItAsWell() throws Exception {
        screen.youBecome(Role.AGENT);
        assertThat(screen.shows("#currentPassword")).isTrue();
        type(RIGHT, NEW);
        assertThat(screen.text("#passwordNote")).contains("Your password is changed");
    }

    private void type(KeyCode[] current, KeyCode... next) throws Exception {
        screen.type("#currentPassword", current);
        screen.type("#newPassword", next);
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
    }
}
