package dev.sportello.relay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.storage.OnADatabase;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a relay does when the database has lost rows that it acknowledged. Only a server can lose them while a relay
/// runs: nobody else opens an embedded database.
@Tag("long")
class WritingAfterALossTest extends OnADatabase {

    @Override
    protected TestDatabase kind() {
        return TestDatabase.POSTGRES;
    }

    @Test
    void nothingIsWrittenBehindLostRowsUntilTheyAreBack() throws Exception {
        try (var journal = Journal.open(database(), new Codec(), new MovableClock(), JournalLimits.DEFAULT)
                .start()) {
            for (var i = 1; i <= 3; i++) {
                assertThat(say(journal, i)).isEqualTo(new RelayFrame.Done(id(i), i));
            }
            execute("create table kept as select * from journal_row where number > 1");
            execute("delete from journal_row where number > 1");

            for (var i = 0; i < 2; i++) {
                assertThat(((RelayFrame.Refused) say(journal, 4)).refusal().error())
                        .isEqualTo(ErrorKind.STORAGE_FAILED);
                assertThat(rows()).containsExactly(1L);
                look(journal);
            }

            execute("insert into journal_row select * from kept");
            assertThat(say(journal, 4)).isEqualTo(new RelayFrame.Done(id(4), 4));
            assertThat(rows()).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void nothingIsWrittenBehindARowThatIsNotTheOneThatWasWritten() throws Exception {
        try (var journal = Journal.open(database(), new Codec(), new MovableClock(), JournalLimits.DEFAULT)
                .start()) {
            for (var i = 1; i <= 3; i++) {
                assertThat(say(journal, i)).isEqualTo(new RelayFrame.Done(id(i), i));
            }
            assertThat(look(journal)).isTrue();
            execute("update journal_row set last_sequence = 2 where number = 3");
            for (var i = 0; i < 2; i++) {
                assertThat(((RelayFrame.Refused) say(journal, 4)).refusal().error())
                        .isEqualTo(ErrorKind.STORAGE_FAILED);
                assertThat(look(journal)).isFalse();
            }
            assertThat(rows()).containsExactly(1L, 2L, 3L);
        }
    }

    /// Has the writer look for rows that another relay wrote.
    ///
    /// @return whether it could
    private static boolean look(Journal journal) {
        var head = journal.head();
        return journal.lookFor(new Position(head.epoch(), head.sequence() + 1));
    }

    private static RelayFrame say(Journal journal, int number) throws Exception {
        var id = id(number);
        var message = new Message(id.message(), new Party.Shopper(), "Where is my parcel?");
        var command = new JournalCommand(
                id,
                "maria",
                true,
                transaction -> transaction
                        .append(new TicketId(1_001), new Change.MessageAdded(message))
                        .sequence());
        return journal.submit(command).get(20, TimeUnit.SECONDS);
    }

    private static CommandId id(int number) {
        return new CommandId(new UUID(7, number));
    }

    private void execute(String statement) {
        database().jdbi().useHandle(handle -> handle.execute(statement));
    }

    private List<Long> rows() {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select number from journal_row order by number")
                        .mapTo(Long.class)
                        .list());
    }
}
