package dev.sportello.relay.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.mail.Reader.Known;
import dev.sportello.relay.storage.OnBothDatabases;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What is kept of those who read emails about unseen messages.
class ReaderTest extends OnBothDatabases {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private final Reader maria = new Reader("aa");
    private final Reader paolo = new Reader("bb");

    private Known known(Reader reader) {
        return database().jdbi().withHandle(reader::find);
    }

    private int rows() {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from mail_reader")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void whoGotAnEmailLongAgoIsForgotten() {
        database().jdbi().useHandle(handle -> {
            maria.told(handle, YESTERDAY.minusSeconds(1));
            paolo.told(handle, NOW);
            Reader.forget(handle, YESTERDAY);
        });
        assertThat(known(maria)).isEqualTo(new Known(null, false));
        assertThat(known(paolo)).isEqualTo(new Known(NOW, false));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whoWantsNoMoreStaysKnownUntilTheyWantThemAgain() {
        database().jdbi().useHandle(handle -> {
            maria.told(handle, YESTERDAY.minusSeconds(1));
            maria.stop(handle, YESTERDAY);
            paolo.stop(handle, YESTERDAY);
            Reader.forget(handle, YESTERDAY);
        });
        assertThat(known(maria).stopped()).isTrue();
        assertThat(known(paolo).stopped()).isTrue();
        database().jdbi().useHandle(handle -> {
            maria.stop(handle, null);
            paolo.stop(handle, null);
            Reader.forget(handle, YESTERDAY);
        });
        assertThat(known(maria).stopped()).isFalse();
        assertThat(rows()).isZero();
    }
}
