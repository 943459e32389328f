package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void saysWhyInTheWordsOfTheInnermostCauseThatHasAny() {
        var full = new IOException("No space left on device.\nAnd more.", new EOFException());
        assertThat(Outage.reason(new SQLException("It failed", full))).isEqualTo("No space left on device");
        assertThat(Outage.reason(new SQLException("It failed.", new EOFException())))
                .isEqualTo("It failed");
        assertThat(Outage.reason(new SQLException())).isEqualTo("SQLException");
    }
}
