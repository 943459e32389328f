package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Role;
import dev.sportello.wire.ErrorKind;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page of the credentials with real keys, at a relay that stores them, or does not.
@Tag("long")
class SettingsSecretsTest extends OnSettings {
    private static final String SMTP = "#secret-smtp-password ";
    private static final String SMS = "#secret-sms-auth-token ";

    @BeforeEach
    void goThere() throws Exception {
        screen.go("secrets");
        screen.awaitAnswers();
    }

    @Test
    void whatIsTypedIsSetAndThePageSaysSinceWhenAndNeverWhat() throws Exception {
        assertThat(screen.text(SMTP + ".soft")).isEqualTo("Not set");
        assertThat(screen.shows(SMTP + ".remove")).isFalse();
        set();
        assertThat(screen.relay().secrets).isEqualTo(Map.of("smtp-password", "ab"));
        assertThat(screen.text(SMTP + ".soft")).isEqualTo("Set on 5 March 2026, 11:42");
        assertThat(screen.text(SMS + ".soft")).isEqualTo("Not set");
        assertThat(screen.shows(SMTP + ".password-field")).isFalse();
        assertThat(screen.typed(SMTP + ".password-field")).isEmpty();
        assertThat(screen.focused(SMTP + ".set")).isTrue();
    }

    @Test
    void whatNobodySeesIsNoSecret() throws Exception {
        screen.fire(SMTP + ".set");
        screen.write(SMTP + ".password-field", "\u200B\u2060");
        assertThat(screen.disabled(SMTP + ".save")).isTrue();
        screen.press(KeyCode.ENTER);
        screen.settle();
        assertThat(screen.relay().secrets).isEmpty();
    }

    @Test
    void anotherOneReplacesIt() throws Exception {
        set();
        assertThat(screen.text(SMTP + ".set")).isEqualTo("Replace…");
        screen.fire(SMTP + ".set");
        screen.press(KeyCode.C, KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(screen.relay().secrets).isEqualTo(Map.of("smtp-password", "c"));
    }

    @Test
    void itIsRemovedAfterAQuestion() throws Exception {
        set();
        screen.fire(SMTP + ".remove");
        screen.press(KeyCode.SPACE);
        assertThat(screen.shows(SMTP + ".sure")).as("the first answer keeps it").isFalse();
        assertThat(screen.relay().secrets).isNotEmpty();
        screen.fire(SMTP + ".remove");
        screen.fire(SMTP + ".sure");
        screen.awaitAnswers();
        assertThat(screen.relay().secrets).isEmpty();
        assertThat(screen.text(SMTP + ".soft")).isEqualTo("Not set");
    }

    @Test
    void whatTheRelayRefusesStaysToBeCorrected() throws Exception {
        screen.fire(SMTP + ".set");
        screen.press(KeyCode.A);
        screen.relay().refuse(ErrorKind.INPUT_INVALID);
        screen.relay().hold();
        screen.press(KeyCode.ENTER);
        screen.settle();
        screen.answer();
        assertThat(screen.text(SMTP + ".secret-note")).contains("at most 1000 characters");
        assertThat(screen.typed(SMTP + ".password-field")).isEqualTo("a");
        // The cursor stands where it stood.
        screen.relay().refuse(ErrorKind.STORAGE_FAILED);
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(screen.text(SMTP + ".secret-note")).contains("look at its log");
    }

    @Test
    void nothingBlankIsSent() throws Exception {
        screen.fire(SMTP + ".set");
        assertThat(screen.disabled(SMTP + ".save")).isTrue();
        screen.press(KeyCode.SPACE, KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(screen.relay().secrets).isEmpty();
        screen.press(KeyCode.A);
        assertThat(screen.disabled(SMTP + ".save")).isFalse();
    }

    @Test
    void whoLeavesWithSomethingTypedIsAsked() throws Exception {
        screen.fire(SMTP + ".set");
        screen.press(KeyCode.A, KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).isTrue();
        assertThat(screen.shows("#guardSave")).isFalse();
        screen.fire("#guardDiscard");
        assertThat(screen.isOpen()).isFalse();
        screen.openAgain();
        screen.awaitAnswers();
        assertThat(screen.shows(SMTP + ".password-field")).isFalse();
        assertThat(screen.relay().secrets).isEmpty();
    }

    @Test
    void whoLeavesWhileItIsBeingSavedIsLetGoWhenItIs() throws Exception {
        screen.fire(SMTP + ".set");
        screen.relay().hold();
        screen.press(KeyCode.A, KeyCode.ENTER);
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isTrue();
        assertThat(screen.shows("#guard")).isFalse();
        screen.relay().release();
        screen.awaitClosed();
        assertThat(screen.relay().secrets).isEqualTo(Map.of("smtp-password", "a"));
    }

    @Test
    void aRelayThatIsNotReachedIsAskedAgainByAButton() throws Exception {
        screen.relay().refuse(ErrorKind.BUSY);
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        screen.awaitAnswers();
        assertThat(screen.shows("#failed")).isTrue();
        assertThat(screen.has(SMTP)).isFalse();
        screen.relay().refuse(null);
        screen.fire("#failed .button");
        screen.awaitAnswers();
        assertThat(screen.shows("#failed")).isFalse();
        assertThat(screen.shows(SMTP + ".set")).isTrue();
    }

    @Test
    void whoIsNoAdminHasNoSuchPage() throws Exception {
        screen.youBecome(Role.AGENT);
        assertThat(screen.isOpen()).isFalse();
        screen.openAgain();
        assertThat(screen.has("#page-secrets")).isFalse();
    }

    private void set() throws Exception {
        screen.fire(SMTP + ".set");
        assertThat(screen.focused(SMTP + ".password-field")).isTrue();
        screen.press(KeyCode.A, KeyCode.B, KeyCode.ENTER);
        screen.awaitAnswers();
    }
}
