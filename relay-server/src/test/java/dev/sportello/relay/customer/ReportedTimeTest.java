package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:15:30Z",
                "2026-03-01T10:15:30z",
                "2026-03-01T10:15:30",
                "2026-03-01 10:15:30",
                "2026-03-01 10:15:30Z",
                "2026-03-01 10:15:30 Z",
                "2026-03-01T10:15:30+00:00",
                "2026-03-01T10:15:30+0000",
                "2026-03-01T10:15:30.000+0000",
                "2026-03-01T10:15:30+00",
                "2026-03-01T12:15:30+02",
                "2026-03-01T12:15:30+0200",
                "2026-03-01T04:45:30-0530",
                " 2026-03-01 12:15:30 +0200 ",
                "2026-03-01 12:15:30 +02:00"
            })
    void aTimeIsReadInEveryFormOfItsOffset(String text) {
        assertThat(ReportedTime.of(text)).isEqualTo(Instant.parse("2026-03-01T10:15:30Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-01",
                "2026-03-01T10:15:30+",
                "2026-03-01T10:15:30+2",
                "2026-03-01T10:15:30+020",
                "2026-03-01T10:15:30+1900",
                "2026-03-01T10:15:30+0060",
                "2026-03-01T10:15:30+00:00+0000",
                "2026-03-01T10:15:30  +0000",
                "2026-13-01T10:15:30+0000"
            })
    void whatIsNoSuchTimeIsNone(String text) {
        assertThat(ReportedTime.of(text)).isNull();
    }
}
