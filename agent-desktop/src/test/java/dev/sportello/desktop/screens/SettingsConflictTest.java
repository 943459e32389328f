package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.SettingsPage;
import java.time.DayOfWeek;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two admins on one page of the settings: Anna removes hours, and Marco saves another reply meanwhile.
@Tag("long")
class SettingsConflictTest extends OnSettings {
    private static final SettingsPage.Hours BEFORE = SampleAccount.filled().hours();
    private static final SettingsPage.Hours THEIRS =
            new SettingsPage.Hours(BEFORE.hours(), "We answer soon.", BEFORE.outsideReply(), 0);

    @BeforeEach
    void clash() throws Exception {
        screen.fire("#MONDAY .icon-button");
        screen.shop().save(THEIRS);
        screen.settle();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNamedBeforeAnythingIsSaved() throws Exception {
        assertThat(screen.shows("#conflict")).isTrue();
        assertThat(screen.text("#conflictTitle")).contains(Staff.MARCO.name());
        assertThat(changes())
                .containsExactly(
                        "• Within office hours: Thanks for writing! We answer in a few minutes. → We answer soon.");
        assertThat(screen.disabled("#save")).isTrue();
    }

    @Test
    void whatIsSavedBeforeItIsDecidedIsNamedAsWell() throws Exception {
        screen.shop().save(new SettingsPage.Hours(BEFORE.hours(), "We answer soon.", "Until tomorrow.", 0));
        screen.settle();
        assertThat(changes()).hasSize(2).last().asString().endsWith("→ Until tomorrow.");
    }

    private List<String> changes() throws Exception {
        return Fx.get(() -> screen.find("#changes").lookupAll(".label").stream()
                .map(line -> ((Label) line).getText())
                .toList());
    }

    @Test
    void keepingMineSavesWhatIChangedOnTopOfTheirs() throws Exception {
        var theirs = screen.shop().head();
        screen.fire("#keepMine");
        assertThat(screen.shows("#conflict")).isFalse();
        screen.fire("#save");
        screen.awaitAnswers();
        var saved = (SettingsPage.Hours) screen.relay().saved.getLast();
        assertThat(saved.version()).isEqualTo(theirs);
        assertThat(saved.withinReply()).isEqualTo("We answer soon.");
        assertThat(saved.hours().every(DayOfWeek.MONDAY).ranges()).hasSize(1);
    }

    @Test
    void takingTheirsShowsTheirsAndLeavesNothingToSave() throws Exception {
        screen.fire("#takeTheirs");
        assertThat(screen.shows("#conflict")).isFalse();
        assertThat(screen.disabled("#save")).isTrue();
        assertThat(screen.disabled("#discard")).isTrue();
        assertThat(Fx.get(() -> screen.find("#MONDAY").lookupAll(".range-row").size()))
                .isEqualTo(2);
        assertThat(screen.typed("#withinReply .text-area")).isEqualTo("We answer soon.");
        assertThat(screen.relay().saved).isEmpty();
    }
}
