package dev.sportello.desktop.settings.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.settings.page.AskedRelay;
import dev.sportello.desktop.settings.page.SaveState.Progress;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import dev.sportello.model.SettingsRules;
import dev.sportello.wire.ErrorKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The web chat's page, and with it what all pages do while they are saved.
class WebChatEditTest {
    private final AskedRelay relay = new AskedRelay();
    private final WebChatEdit edit = new WebChatEdit(page("Hi!", 7));

    @Test
    void nothingIsToBeSavedUntilSomethingIsOtherwise() {
        assertThat(edit.savable().get()).isFalse();
        edit.visibility().set(Visibility.OFF);
        assertThat(edit.savable().get()).isTrue();
        assertThat(edit.draft().get()).isEqualTo(new WebChat(Visibility.OFF, "Hi!", 7));
        edit.visibility().set(Visibility.SIGNED_IN_SHOPPERS);
        assertThat(edit.changed().get()).isFalse();
    }

    @Test
    void aWelcomeMayBeEmptyButNotTooLong() {
        edit.welcome().set("");
        assertThat(edit.savable().get()).isTrue();
        edit.welcome().set("a".repeat(SettingsRules.MOST_OF_A_TEXT + 1));
        assertThat(edit.problem("welcome")).isEqualTo(SettingsRules.Kind.TOO_LONG);
        assertThat(edit.savable().get()).isFalse();
    }

    @Test
    void keepingMineTakesTheFieldThatOnlyTheColleagueChanged() {
        edit.welcome().set("Mine");
        edit.take(new WebChat(Visibility.OFF, "Hi!", 8));
        edit.keepMine();
        assertThat(edit.draft().get()).isEqualTo(new WebChat(Visibility.OFF, "Mine", 8));
    }

    @Test
    void takingTheirsLeavesNothingOfMine() {
        edit.welcome().set("Mine");
        edit.take(new WebChat(Visibility.OFF, "Theirs", 8));
        edit.takeTheirs();
        assertThat(edit.draft().get()).isEqualTo(new WebChat(Visibility.OFF, "Theirs", 8));
        assertThat(edit.changed().get()).isFalse();
    }

    @Test
    void aColleagueWhoSavedWhatStoodIsNoConflict() {
        edit.welcome().set("Mine");
        edit.take(page("Hi!", 8));
        assertThat(edit.theirs().get()).isNull();
        assertThat(edit.draft().get()).isEqualTo(page("Mine", 8));
        assertThat(edit.savable().get()).isTrue();
    }

    @Test
    void whatIsTypedWhileSavingIsStillToBeSaved() throws Exception {
        Fx.run(() -> {
            save("Mine");
            edit.welcome().set("Mine, and more");
        });
        relay.saves(8);
        assertThat(edit.progress().get()).isEqualTo(Progress.EDITING);
        assertThat(edit.savable().get()).isTrue();
        assertThat(edit.draft().get()).isEqualTo(page("Mine, and more", 8));
    }

    @Test
    void whatWasDiscardedWhileItWasBeingSavedIsSavedAndShown() throws Exception {
        Fx.run(() -> {
            save("Mine");
            edit.discard();
        });
        relay.saves(8);
        assertThat(edit.welcome().get()).isEqualTo("Mine");
        assertThat(edit.changed().get()).isFalse();
        assertThat(edit.base().version()).isEqualTo(8);
    }

    @Test
    void aRefusalOfWhatWasDiscardedIsNobodysBusinessAnyMore() throws Exception {
        Fx.run(() -> {
            save("Mine");
            edit.discard();
        });
        relay.refuses(ErrorKind.STORAGE_FAILED);
        assertThat(edit.progress().get()).isEqualTo(Progress.EDITING);
        assertThat(edit.changed().get()).isFalse();
    }

    @Test
    void whoeverWaitsForASaveThatWasDiscardedIsNotTold() throws Exception {
        var saved = Fx.get(() -> {
            save("Mine");
            var waiting = edit.saved();
            edit.discard();
            return waiting;
        });
        relay.saves(8);
        assertThat(saved).isCompletedWithValue(false);
    }

    @Test
    void aColleagueWhoSavedRightAfterwardsHasSeenMine() throws Exception {
        Fx.run(() -> {
            save("Mine");
            edit.take(page("Theirs, after mine", 9));
        });
        relay.saves(8);
        assertThat(edit.theirs().get()).isNull();
        assertThat(edit.welcome().get()).isEqualTo("Theirs, after mine");
        assertThat(edit.changed().get()).isFalse();
    }

    @Test
    void whatISavedLongAgoIsAConflictWhenAColleagueBringsItBack() throws Exception {
        Fx.run(() -> save("Mine"));
        relay.saves(8);
        edit.take(page("Theirs", 9));
        edit.welcome().set("Theirs, and more");
        edit.take(page("Mine", 10));
        assertThat(edit.theirs().get()).isEqualTo(page("Mine", 10));
    }

    @Test
    void whatSomebodyElseSavedFirstIsAwaitedAndThenShown() throws Exception {
        Fx.run(() -> save("Mine"));
        relay.refuses(ErrorKind.SETTINGS_OUTDATED);
        assertThat(edit.progress().get()).isEqualTo(Progress.OUTDATED);
        assertThat(edit.savable().get()).isFalse();
        Fx.run(() -> edit.take(page("Theirs", 8)));
        assertThat(edit.theirs().get()).isEqualTo(page("Theirs", 8));
        assertThat(edit.progress().get()).isEqualTo(Progress.EDITING);
        assertThat(edit.savable().get()).as("before it is decided").isFalse();
    }

    @Test
    void whatBothSavedAlikeIsNotAwaited() throws Exception {
        Fx.run(() -> {
            save("Both");
            edit.take(page("Both", 8));
        });
        relay.refuses(ErrorKind.SETTINGS_OUTDATED);
        assertThat(edit.progress().get()).isEqualTo(Progress.EDITING);
        assertThat(edit.changed().get()).isFalse();
    }

    private void save(String welcome) {
        edit.welcome().set(welcome);
        var _ = edit.save(relay::save);
        assertThat(relay.edited()).last().isEqualTo(edit.base());
        assertThat(relay.asked()).last().isEqualTo(page(welcome, 7));
    }

    private static WebChat page(String welcome, long version) {
        return new WebChat(Visibility.SIGNED_IN_SHOPPERS, welcome, version);
    }

    @Test
    void whatTheJournalSaysIsSavedIsNotSaidToBeUnsaved() throws Exception {
        Fx.run(() -> save("Mine"));
        relay.isNotReached();
        assertThat(edit.progress().get()).isEqualTo(Progress.NOT_REACHED);
        Fx.run(() -> edit.take(page("Mine", 8)));
        assertThat(edit.changed().get()).isFalse();
        assertThat(edit.progress().get()).isEqualTo(Progress.SAVED);
    }

    @Test
    void norWhereTheJournalSaysItFirst() throws Exception {
        Fx.run(() -> {
            save("Mine");
            edit.take(page("Mine", 8));
        });
        relay.isNotReached();
        assertThat(edit.changed().get()).isFalse();
        assertThat(edit.progress().get()).isEqualTo(Progress.SAVED);
    }

    @Test
    void aTextInALanguageOfANewerRelayStays() {
        var own = new WebChatEdit(new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", Map.of("pt", "Olá!"), 7));
        assertThat(own.changed().get()).as("nothing was typed").isFalse();
        own.welcome().set("Hello!");
        assertThat(own.draft().get())
                .isEqualTo(new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hello!", Map.of("pt", "Olá!"), 7));
        assertThat(own.savable().get()).isTrue();
    }
}
