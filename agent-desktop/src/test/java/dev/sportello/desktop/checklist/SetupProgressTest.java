package dev.sportello.desktop.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.model.SettingsPage;
import org.junit.jupiter.api.Test;

class SetupProgressTest {

    @Test
    void aNewShopHasEverythingToDo() {
        assertThat(SetupProgress.of(SampleAccount.empty(), 1, false).done()).isEmpty();
    }

    @Test
    void eachStepTicksItselfByWhatTheShopHas() {
        var account = SampleAccount.filled();
        assertThat(SetupProgress.of(account, 1, false).done()).contains(Step.HOURS);
        assertThat(SetupProgress.of(SampleAccount.empty(), 2, false).done()).containsExactly(Step.COLLEAGUES);
        assertThat(SetupProgress.of(SampleAccount.empty(), 1, true).done()).containsExactly(Step.SCRIPT);
        var welcomed = SampleAccount.empty()
                .with(new SettingsPage.WebChat(SettingsPage.Visibility.SIGNED_IN_SHOPPERS, "Ciao!", 7));
        assertThat(SetupProgress.of(welcomed, 1, false).done()).containsExactly(Step.WELCOME);
    }

    @Test
    void aShopThatHasAllIsComplete() {
        var welcomed = SampleAccount.filled()
                .with(new SettingsPage.WebChat(SettingsPage.Visibility.SIGNED_IN_SHOPPERS, "Ciao!", 7));
        assertThat(SetupProgress.of(welcomed, 2, true).complete()).isTrue();
        assertThat(SetupProgress.of(welcomed, 1, true).complete()).isFalse();
    }
}
