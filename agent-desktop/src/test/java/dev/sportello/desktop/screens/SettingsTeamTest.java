package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Agent;
import dev.sportello.model.Role;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.wire.ErrorKind;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Codes for new passwords on the page of the team.
@Tag("long")
class SettingsTeamTest extends OnSettings {

    @BeforeEach
    void goThere() throws Exception {
        screen.go("team");
    }

    @Test
    void aResetCodeIsShownOnceAndCopied() throws Exception {
        choose(Staff.MARCO, "Reset code…");
        screen.awaitAnswers();
        assertThat(shows(Staff.MARCO, ".reset-code")).isTrue();
        assertThat(Fx.get(() -> ((TextField) find(Staff.MARCO, ".code")).getText()))
                .isEqualTo("9PLM-4HTB-K7QF-2M9X");
        assertThat(Fx.get(() -> find(Staff.MARCO, ".copy").isFocused())).isTrue();
        screen.press(KeyCode.SPACE);
        screen.settle();
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("9PLM-4HTB-K7QF-2M9X");
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        assertThat(shows(Staff.MARCO, ".reset-code")).as("once").isFalse();
    }

    @Test
    void onesOwnPasswordNeedsNoCode() throws Exception {
        assertThat(acts(Staff.ANNA)).doesNotContain("Reset code…");
        assertThat(acts(Staff.ELISA))
                .as("has an invitation")
                .doesNotContain("Reset code…")
                .contains("Invite again");
        assertThat(acts(Staff.PIERO)).containsExactly("Enable…");
    }

    @Test
    void whoIsEnabledGetsACodeAndStandsAmongTheOthers() throws Exception {
        choose(Staff.PIERO, "Enable…");
        screen.awaitAnswers();
        assertThat(shows(Staff.PIERO, ".reset-code")).isTrue();
        assertThat(shows(Staff.PIERO, ".standing")).isFalse();
        assertThat(acts(Staff.PIERO)).contains("Reset code…");
    }

    @Test
    void nobodyLeavesWhileACodeIsOnItsWay() throws Exception {
        screen.relay().hold();
        choose(Staff.MARCO, "Reset code…");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).isTrue();
        screen.answer();
        assertThat(shows(Staff.MARCO, ".reset-code")).isTrue();
    }

    @Test
    void whyThereIsNoCodeIsSaidAtItsAgent() throws Exception {
        screen.relay().refuse(ErrorKind.AGENT_UNKNOWN);
        choose(Staff.MARCO, "Reset code…");
        screen.awaitAnswers();
        assertThat(note(Staff.MARCO)).contains("A colleague was quicker");
        screen.relay().refuse(ErrorKind.STORAGE_FAILED);
        choose(Staff.MARCO, "Reset code…");
        screen.awaitAnswers();
        assertThat(note(Staff.MARCO)).contains("Try again in a moment");
        screen.loseRelay();
        choose(Staff.MARCO, "Reset code…");
        screen.awaitAnswers();
        assertThat(note(Staff.MARCO)).contains("was not reached");
    }

    @Test
    void whoseInvitationIsRefusedGoesOnInItsFields() throws Exception {
        screen.write("#name", "Luca Neri");
        screen.write("#email", "luca@bottega.example");
        screen.relay().refuse(ErrorKind.STORAGE_FAILED);
        screen.after(() -> screen.find("#send").requestFocus());
        screen.press(KeyCode.SPACE);
        screen.awaitAnswers();
        assertThat(screen.focused("#email")).isTrue();
    }

    @Test
    void whoIsDisabledOrGetsAnotherRoleIsAskedAboutOnce() throws Exception {
        choose(Staff.MARCO, "Disable");
        assertThat(question()).isEqualTo("Disable Marco Verdi?");
        screen.press(KeyCode.ESCAPE);
        screen.settle();
        assertThat(question()).isEmpty();
        assertThat(shows(Staff.MARCO, ".standing")).isFalse();
        assertThat(screen.isOpen()).isTrue();
        choose(Staff.MARCO, "Make admin");
        assertThat(question()).isEqualTo("Make Marco Verdi an admin?");
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(note(Staff.MARCO))
                .as("the relay was asked, and refused")
                .contains("Nobody else is an admin with a password");
    }

    @Test
    void whoDisablesThemselvesOrGivesUpTheirRoleIsToldWhatThatMeansForThem() throws Exception {
        screen.shop().change(Staff.as(Role.ADMIN, Staff.MARCO));
        screen.settle();
        choose(Staff.ANNA, "Make agent");
        assertThat(question()).isEqualTo("Give up the admin’s role?");
        screen.press(KeyCode.ESCAPE);
        choose(Staff.ANNA, "Disable");
        assertThat(question()).isEqualTo("Disable yourself?");
        assertThat(explained()).contains("only another admin can enable you again");
        screen.press(KeyCode.ESCAPE);
        choose(Staff.ELISA, "Disable");
        assertThat(explained()).contains("The invitation’s code does not work any more.");
    }

    private String explained() throws Exception {
        return Fx.get(() -> String.valueOf(screen.root().lookup(".question").getAccessibleHelp()));
    }

    private String question() throws Exception {
        return Fx.get(() -> screen.root().lookup(".question .title") instanceof Label title ? title.getText() : "");
    }

    private List<String> acts(Agent agent) throws Exception {
        return Fx.get(() -> menu(agent).getItems().stream()
                .map(MenuItem::getText)
                .filter(Objects::nonNull)
                .toList());
    }

    private void choose(Agent agent, String act) throws Exception {
        screen.after(() -> menu(agent).getItems().stream()
                .filter(item -> act.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private String note(Agent agent) throws Exception {
        return Fx.get(() -> ((Label) find(agent, ".member-note")).getText());
    }

    private boolean shows(Agent agent, String selector) throws Exception {
        return Fx.get(() -> find(agent, selector).isVisible());
    }

    private MenuButton menu(Agent agent) {
        return (MenuButton) find(agent, ".dots");
    }

    /// In the row of the agent. FX thread only.
    private Node find(Agent agent, String selector) {
        screen.root().applyCss();
        return screen.root().lookupAll(".member-row").stream()
                .filter(row -> row.lookupAll(".label").stream()
                        .anyMatch(label ->
                                label instanceof Label words && agent.email().equals(words.getText())))
                .map(row -> Objects.requireNonNull(row.lookup(selector), selector))
                .findFirst()
                .orElseThrow();
    }
}
