package dev.sportello.relay.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.OnBothDatabases;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is to be taken out of the log is noted, however much it is.
class ExpiryTableTest extends OnBothDatabases {
    private static final Set<TicketId> TICKETS = Set.of(new TicketId(1_001), new TicketId(1_002));

    @Test
    void aVeryLongThreadIsNotedWhole() {
        assertNoted(1_000_000, 130_000);
    }

    @Test
    void theRowsOfAVeryLongLogFit() {
        assertNoted(Long.MAX_VALUE - ExpiryTable.MOST_ROWS, ExpiryTable.MOST_ROWS);
    }

    private void assertNoted(long first, int count) {
        var rows = LongStream.range(first, first + count).boxed().collect(Collectors.toSet());
        database().jdbi().useTransaction(handle -> ExpiryTable.insert(handle, TICKETS, rows));
        var noted = database().jdbi().withHandle(ExpiryTable::all);
        assertThat(noted).allSatisfy(row -> assertThat(row.tickets()).isEqualTo(TICKETS));
        var notedRows = new HashSet<Long>();
        noted.forEach(row -> notedRows.addAll(row.rows()));
        assertThat(notedRows.equals(rows)).isTrue();
    }
}
