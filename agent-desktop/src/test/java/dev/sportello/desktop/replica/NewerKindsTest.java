package dev.sportello.desktop.replica;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static dev.sportello.desktop.replica.ScriptedJournal.BRUNO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a newer relay says keeps its place on the disk of an older desktop, and is read by the newer one.
class NewerKindsTest {
    @TempDir
    Path folder;

    private final Codec codec = new Codec();
    private final ScriptedJournal journal = new ScriptedJournal();
    private TicketId ticket = new TicketId(1);

    @BeforeEach
    void openShop() {
        ticket = journal.open("Maria");
    }

    @Test
    void anEntryOfANewerKindKeepsItsPlaceAndWhatComesAfterItIsApplied() {
        var newer = new Change.Unknown("ticket-merged", false, "{\"kind\":\"ticket-merged\",\"into\":1043}");
        try (var replica = open()) {
            journal.fill(replica);
            var position = journal.head().sequence();
            var unknown = journal.append(ticket, newer);
            var later = journal.shopperWrites(ticket, "Still there?");
            assertThat(replica.apply(journal.after(position), true).join()).isTrue();
            assertThat(thread(replica)).endsWith(unknown, later);
            assertThat(replica.ticket(ticket)).isEqualTo(journal.ticket(ticket));
        }
        try (var replica = open()) {
            assertThat(thread(replica)).isEqualTo(journal.thread(ticket));
            assertThat(replica.position()).isEqualTo(journal.head());
        }
    }

    @Test
    void afterItsOwnUpgradeItReadsWhatItKept() {
        var known = new Change.TicketSnoozed(BRUNO.party(), null);
        var asAnOlderProgramReadsIt = new Change.Unknown("ticket-snoozed", false, codec.encode(known));
        var ofANewerParty = new Change.NoReplyNeeded(new Party.Unknown("agent", codec.encode(BRUNO.party())));
        try (var replica = open()) {
            journal.fill(replica);
            var position = journal.head().sequence();
            journal.append(ticket, asAnOlderProgramReadsIt);
            journal.append(ticket, ofANewerParty);
            assertThat(replica.apply(journal.after(position), true).join()).isTrue();
        }
        try (var replica = open()) {
            assertThat(thread(replica))
                    .extracting(Entry::change)
                    .endsWith(known, new Change.NoReplyNeeded(BRUNO.party()));
        }
    }

    @Test
    void whatAnOlderProgramKeptIsShownButNotResumedFrom() throws Exception {
        try (var replica = open()) {
            journal.fill(replica);
            assertThat(replica.resumeAfter()).isEqualTo(journal.head());
        }
        readLess();
        try (var replica = open()) {
            assertThat(thread(replica)).isEqualTo(journal.thread(ticket));
            assertThat(replica.resumeAfter()).as("all is loaded anew").isNull();
            journal.fill(replica);
            assertThat(replica.resumeAfter()).isEqualTo(journal.head());
        }
        try (var replica = open()) {
            assertThat(replica.resumeAfter()).isEqualTo(journal.head());
        }
    }

    /// As if the program that kept the file had known other kinds.
    private void readLess() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("replica"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update kept_by set vocabulary = 'of an older program'"))
                    .isEqualTo(1);
        }
    }

    private List<Entry> thread(Replica replica) {
        return replica.thread(ticket).join().entries();
    }

    private Replica open() {
        return new Replica(folder, ANNA, Clock.systemUTC(), new Random(1));
    }
}
