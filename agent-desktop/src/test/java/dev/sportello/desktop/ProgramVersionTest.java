package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramVersionTest {

    @ParameterizedTest
    @CsvSource({
        "0.1.0, 0.2.0, -1",
        "0.9.0, 0.10.0, -1",
        "1.0, 1.0.0, 0",
        "1.0.0-SNAPSHOT, 1.0.0, 0",
        "1.0.1, 1.0.0-rc.1, 1",
        "2, 1.99.99, 1"
    })
    void theNumbersSayWhichIsNewer(String one, String other, int order) {
        assertThat(Integer.signum(version(one).compareTo(version(other)))).isEqualTo(order);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "latest", "1.", "1.2.3.4.5", "-1", "1 2", "99999999999", "1.0.0<script>"})
    void whatIsNoVersionIsNone(String text) {
        assertThat(ProgramVersion.parse(text)).isNull();
    }

    @Test
    void itIsSaidWithoutWhatIsUnfinished() {
        assertThat(version("1.2.0-SNAPSHOT")).hasToString("1.2.0");
    }

    private static ProgramVersion version(String text) {
        return Objects.requireNonNull(ProgramVersion.parse(text));
    }
}
