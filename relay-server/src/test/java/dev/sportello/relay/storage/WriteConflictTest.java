package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;

class WriteConflictTest {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void aStepThatLosesIsTakenAgain() {
        assertThat(WriteConflict.<Integer, RuntimeException>patiently(() -> lose(2, "40P01")))
                .isEqualTo(3);
    }

    @Test
    void aStepThatLosesEachTimeIsGivenUp() {
        assertThatThrownBy(() -> WriteConflict.<Integer, RuntimeException>patiently(() -> lose(100, "40001")))
                .satisfies(problem -> assertThat(WriteConflict.causes(problem)).isTrue());
        assertThat(tries).hasValue(4);
    }

    @Test
    void aStepThatCannotBeTakenIsTriedOnce() {
        assertThatThrownBy(() -> WriteConflict.<Integer, RuntimeException>patiently(() -> lose(100, "22001")))
                .isInstanceOf(JdbiException.class);
        assertThat(tries).hasValue(1);
    }

    private int lose(int times, String state) {
        var tried = tries.incrementAndGet();
        if (tried <= times) {
            throw new TransactionException(new SQLException("Another was quicker.", state));
        }
        return tried;
    }
}
