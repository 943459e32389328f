package dev.sportello.desktop.settings.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.connection.ConnectFailure;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.settings.team.InviteEdit.Progress;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InviteEditTest {
    private final InviteEdit edit = new InviteEdit();

    @BeforeEach
    void fillIn() {
        edit.name().set("Elisa Conti");
        edit.email().set("elisa@bottega.example");
    }

    @Test
    void anInvitationIsSentOnceWhateverIsTypedMeanwhile() {
        assertThat(edit.sendable().get()).isTrue();
        edit.begin();
        edit.name().set("Elisa C");
        assertThat(edit.sendable().get()).isFalse();
        edit.end(null);
        assertThat(edit.name().get()).isEmpty();
        assertThat(edit.progress().get()).isEqualTo(Progress.WRITING);
    }

    @Test
    void whatTheRelayRefusesIsNamedUntilOneTypes() {
        edit.begin();
        edit.end(new RequestFailed.Refused(Refusal.of(ErrorKind.EMAIL_TAKEN)));
        assertThat(edit.progress().get()).isEqualTo(Progress.EMAIL_TAKEN);
        assertThat(edit.name().get()).isEqualTo("Elisa Conti");
        edit.email().set("elisa.conti@bottega.example");
        assertThat(edit.progress().get()).isEqualTo(Progress.WRITING);
    }

    @Test
    void aNameThatNobodySeesIsNotSent() {
        edit.name().set("\u3164\u200b");
        assertThat(edit.sendable().get()).isFalse();
    }

    @Test
    void whatNobodySeesAroundAnAddressIsNotSent() {
        edit.email().set("\u00a0elisa@bottega.example\u200b");
        assertThat(edit.sendable().get()).isTrue();
        assertThat(edit.address()).isEqualTo("elisa@bottega.example");
    }

    @Test
    void fieldsInWhichNobodySeesAnythingAreEmpty() {
        edit.name().set("\u3164\u200b");
        edit.email().set("\u00a0\u200b");
        assertThat(edit.emailIsWrong()).isFalse();
        assertThat(edit.written()).isFalse();
    }

    @Test
    void anAddressThatIsNoneIsNotSent() {
        edit.email().set("elisa");
        assertThat(edit.emailIsWrong()).isTrue();
        assertThat(edit.sendable().get()).isFalse();
    }

    @Test
    void whatIsTooLongForTheRelayIsNotSent() {
        edit.name().set("E".repeat(200) + " ");
        edit.email().set("e".repeat(318) + "@b");
        assertThat(edit.sendable().get()).isTrue();
        edit.email().set("e".repeat(319) + "@b");
        assertThat(edit.emailIsWrong()).isTrue();
        assertThat(edit.sendable().get()).isFalse();
        edit.email().set("elisa@bottega.example");
        edit.name().set("E".repeat(201));
        assertThat(edit.nameIsTooLong()).isTrue();
        assertThat(edit.sendable().get()).isFalse();
    }

    @Test
    void whatIsWrittenIsForgottenUnlessItIsBeingSent() {
        assertThat(edit.written()).isTrue();
        edit.begin();
        edit.forget();
        assertThat(edit.written()).as("on its way").isTrue();
        edit.end(new RequestFailed.Offline(ConnectFailure.BROKEN, "no connection"));
        edit.forget();
        assertThat(edit.written()).isFalse();
        assertThat(edit.progress().get()).isEqualTo(Progress.WRITING);
    }
}
