package dev.sportello.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private final Errors errors = new Errors(new Bodies(new Codec()), UUID::randomUUID);

    @Test
    void whatLosesAgainstOthersEachTimeIsToBeSentAgain() {
        assertThat(kind(new SQLException("Deadlock.", "40P01"))).isEqualTo(ErrorKind.BUSY);
    }

    @Test
    void aKeyThatIsTakenEachTimeIsTheRelaysOwnFault() {
        assertThat(kind(new SQLException("Unique key.", "23505"))).isEqualTo(ErrorKind.INTERNAL);
    }

    private ErrorName kind(SQLException problem) {
        return errors.internal("A test", new TransactionException(problem)).error();
    }
}
