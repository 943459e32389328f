package dev.sportello.relay.team;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.wire.RefusedFrame;
import org.junit.jupiter.api.Test;

class AgentFieldsTest {

    @Test
    void aNameThatNobodySeesIsNone() {
        assertThatThrownBy(() -> AgentFields.checkName("\u3164\u200b")).isInstanceOf(RefusedFrame.class);
        assertThatCode(() -> AgentFields.checkName("李")).doesNotThrowAnyException();
    }
}
