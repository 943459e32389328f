package dev.sportello.relay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LossOfRowsTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(LossOfRows.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final LossOfRows loss = new LossOfRows();

    @BeforeEach
    void listen() {
        told.start();
        log.setLevel(Level.INFO);
        log.addAppender(told);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(told);
        log.setLevel(null);
    }

    @Test
    void tellsOfALossWhenItBeginsAndWhenItEnds() {
        loss.check(true, () -> end(9), end(9));
        for (var batch = 0; batch < 3; batch++) {
            assertThatThrownBy(() -> loss.check(false, () -> end(7), end(9))).isInstanceOf(LossOfRows.RowsLost.class);
        }
        loss.check(true, () -> end(9), end(9));
        loss.check(true, () -> end(10), end(9));
        assertThat(told.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR, Level.INFO);
        assertThat(told.list.getFirst().getFormattedMessage()).contains("ends with row 7, and 9 was written");
    }

    private static JournalTables.End end(long row) {
        return new JournalTables.End(row, row);
    }
}
