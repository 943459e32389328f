package dev.sportello.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoginTextsTest {
    @ParameterizedTest
    @CsvSource({
        "CREDENTIALS_WRONG, PASSWORD",
        "PASSWORD_TOO_WEAK, PASSWORD",
        "SETUP_CODE_WRONG, CODE",
        "EMAIL_TAKEN, EMAIL",
        "NOT_FOUND, RELAY",
    })
    void theFieldAtFaultIsNamed(ErrorKind error, LoginField field) {
        assertThat(LoginTexts.wrong(new RequestFailed.Refused(Refusal.of(error))))
                .isEqualTo(field);
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "BUSY", "STORAGE_FAILED", "INTERNAL", "FORBIDDEN"})
    void noFieldIsAtFaultWhereTheRelayRefusesAnyway(ErrorKind error) {
        assertThat(LoginTexts.wrong(new RequestFailed.Refused(Refusal.of(error))))
                .isNull();
    }

    @Test
    void noFieldIsAtFaultWhereNobodyKnowsWhy() {
        assertThat(LoginTexts.wrong(new IllegalStateException("unexpected"))).isNull();
    }
}
