package dev.sportello.desktop.inbox;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static dev.sportello.desktop.replica.ScriptedJournal.BRUNO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxFeedTest {
    @TempDir
    Path folder;

    private final ScriptedJournal journal = new ScriptedJournal();
    private final InboxModel model = new InboxModel(ANNA.id());

    @Test
    void aColleagueWithANewNameHasItInEveryRowAndNoRowGoes() {
        var ticket = journal.open("Maria");
        var past = new Shop();
        var closed = past.open(7, "Closed long ago", Duration.ofDays(40));
        past.enter(closed, Duration.ofDays(39), new Change.TicketClosed(new Party.Shopper()));
        try (var replica = new Replica(folder, ANNA, Clock.systemUTC(), new Random(1))) {
            journal.fill(replica);
            var feed = new InboxFeed(replica, model);
            var handed = journal.append(ticket, new Change.Assigned(ANNA.party(), BRUNO.id()));
            replica.apply(List.of(handed), true).join();
            feed.readAll();
            feed.takeClosed(List.of(past.ticket(closed)));
            var renamed = new Agent(BRUNO.id(), "Bruno Conti", BRUNO.email(), BRUNO.role(), BRUNO.standing());
            var change = new Change.AgentChanged(ANNA.party(), renamed);
            replica.apply(List.of(new Entry(handed.sequence() + 1, handed.at(), null, change)), true)
                    .join();
            feed.readNames();
            assertThat(model.row(ticket))
                    .isNotNull()
                    .extracting(TicketRow::assignee)
                    .isEqualTo("Bruno Conti");
            assertThat(model.row(closed)).isNotNull();
        }
    }
}
