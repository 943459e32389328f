package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {
    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {
                "TICKET_CLOSED",
                "TICKET_UNKNOWN",
                "EPOCH_OUTDATED",
                "AGENT_UNKNOWN",
                "INPUT_INVALID",
                "SESSION_EXPIRED",
                "STORAGE_FAILED"
            })
    void whatAnAgentCanMeetIsSaidInTheAgentsLanguage(ErrorKind error) {
        var english = new RefusalTexts(Locale.UK).of(Refusal.of(error));
        var italian = new RefusalTexts(Locale.ITALY).of(Refusal.of(error));
        assertThat(english).isNotEqualTo(error.sentence());
        assertThat(italian).isNotEqualTo(english);
    }

    @Test
    void whatNobodyForesawIsSaidAsTheRelaySaidIt() {
        var refusal = Refusal.of(ErrorKind.INTERNAL, "Something went wrong. Problem 7.");
        assertThat(new RefusalTexts(Locale.ITALY).of(refusal)).isEqualTo("Something went wrong. Problem 7.");
    }
}
