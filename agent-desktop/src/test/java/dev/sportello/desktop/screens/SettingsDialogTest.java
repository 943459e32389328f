package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.ErrorKind;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The settings with real keys, on values of a sample shop and a relay that answers as it is told.
class SettingsDialogTest {
    private static final DayHours WHOLE_DAY = DayHours.of(new HoursRange(LocalTime.of(8, 30), LocalTime.of(18, 0)));

    private SampleSettings settings;
    private SampleWindow window;

    @BeforeEach
    void open() throws Exception {
        var look = new Look(ColorScheme.LIGHT, Locale.UK, 1, 900, 680);
        settings = Fx.get(() -> new SampleSettings(look, SampleSettings.filled()));
        window = Fx.get(() -> new SampleWindow(look, settings.dialog().root()));
        window.settle();
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(window::close);
    }

    @Test
    void controlSSavesWhatWasTypedOnTheVersionThatWasEdited() throws Exception {
        fire("#MONDAY .icon-button");
        type("#MONDAY .time-field", KeyCode.DIGIT8, KeyCode.PERIOD, KeyCode.DIGIT3, KeyCode.DIGIT0);
        window.pressWith(KeyCode.CONTROL, KeyCode.S);
        var saved = (SettingsPage.Hours) settings.saved().getLast();
        assertThat(saved.hours().every(DayOfWeek.MONDAY)).isEqualTo(WHOLE_DAY);
        assertThat(saved.version()).isEqualTo(100);
        assertThat(disabled("#save")).as("while it is being saved").isTrue();
        Fx.run(() -> settings.answer(207));
        Fx.run(() -> settings.colleagueSaves(saved.at(207)));
        window.settle();
        assertThat(shown("#conflict")).isFalse();
        assertThat(disabled("#discard")).isTrue();
    }

    @Test
    void whatCannotBeReadIsNotSaved() throws Exception {
        type("#MONDAY .time-field", KeyCode.X);
        assertThat(disabled("#save")).isTrue();
        window.pressWith(KeyCode.CONTROL, KeyCode.S);
        assertThat(settings.saved()).isEmpty();
    }

    @Test
    void escapeAsksBeforeItDropsChangesAndGoesBackToThem() throws Exception {
        fire("#MONDAY .icon-button");
        window.press(KeyCode.ESCAPE);
        assertThat(shown("#guard")).isTrue();
        window.press(KeyCode.ESCAPE);
        assertThat(shown("#guard")).isFalse();
        assertThat(disabled("#save")).isFalse();
    }

    @Test
    void anotherPageIsShownOnlyWhenTheChangesAreDecided() throws Exception {
        fire("#MONDAY .icon-button");
        Fx.run(() -> settings.go("TEAM"));
        assertThat(shown("#guard")).isTrue();
        fire("#guardSave");
        assertThat(settings.saved()).hasSize(1);
        Fx.run(() -> settings.answer(207));
        window.settle();
        assertThat(shown("#guard")).isFalse();
        assertThat(Fx.get(() -> settings.dialog().root().lookup("#email")))
                .as("the team")
                .isNotNull();
    }

    @Test
    void oneDayIsCopiedToAll() throws Exception {
        fire("#MONDAY .icon-button");
        Fx.run(() -> ((javafx.scene.control.MenuButton) settings.find("#MONDAY .dots"))
                .getItems()
                .getLast()
                .fire());
        fire("#save");
        var saved = (SettingsPage.Hours) settings.saved().getLast();
        for (var day : DayOfWeek.values()) {
            assertThat(saved.hours().every(day))
                    .as("%s", day)
                    .isEqualTo(saved.hours().every(DayOfWeek.MONDAY));
        }
        assertThat(saved.hours().every(DayOfWeek.SUNDAY).ranges()).hasSize(1);
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNamedAndMineIsKeptOnTop() throws Exception {
        fire("#MONDAY .icon-button");
        var theirs = SampleSettings.filled().hours();
        Fx.run(() -> settings.colleagueSaves(
                new SettingsPage.Hours(theirs.hours(), "We answer soon.", theirs.outsideReply(), 207)));
        window.settle();
        assertThat(shown("#conflict")).isTrue();
        assertThat(Fx.get(() -> settings.text("#conflictTitle"))).contains(Shop.MARCO.name());
        fire("#keepMine");
        fire("#save");
        var saved = (SettingsPage.Hours) settings.saved().getLast();
        assertThat(saved.version()).isEqualTo(207);
        assertThat(saved.withinReply()).isEqualTo("We answer soon.");
        assertThat(saved.hours().every(DayOfWeek.MONDAY).ranges()).hasSize(1);
    }

    @Test
    void whatTheRelayRefusesIsSaidAndNothingTypedIsLost() throws Exception {
        fire("#MONDAY .icon-button");
        fire("#save");
        Fx.run(() -> settings.refuse(ErrorKind.STORAGE_FAILED));
        window.settle();
        assertThat(Fx.get(() -> settings.text("#state"))).isNotBlank();
        assertThat(disabled("#save")).isFalse();
    }

    private void fire(String selector) throws Exception {
        Fx.run(() -> settings.fire(selector));
        window.settle();
    }

    private void type(String selector, KeyCode... keys) throws Exception {
        Fx.run(() -> {
            settings.find(selector).requestFocus();
            ((TextInputControl) settings.find(selector)).selectAll();
        });
        window.press(keys);
        window.settle();
    }

    private boolean disabled(String selector) throws Exception {
        return Fx.get(() -> settings.find(selector).isDisabled());
    }

    private boolean shown(String selector) throws Exception {
        return Fx.get(() -> settings.find(selector).isVisible());
    }
}
