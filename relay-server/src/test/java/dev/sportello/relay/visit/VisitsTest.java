package dev.sportello.relay.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.foundation.Lifetime;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.live.LiveLimits;
import dev.sportello.relay.peer.PostgresPeers;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Protocol;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.Visit;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of shoppers by one of two relays on a real PostgreSQL.
@Tag("long")
class VisitsTest {
    private static final TicketId TICKET = new TicketId(1_001);
    private static final TicketId ANOTHER = new TicketId(1_002);

    @TempDir
    private Path folder = Path.of("");

    private final MovableClock clock = new MovableClock();
    private final Lifetime lifetime = new Lifetime();
    private Foundation foundation;
    private PostgresPeers other;
    private Visits visits;

    @BeforeEach
    void open() throws Exception {
        var options = new Foundation.Options(
                TestDatabase.POSTGRES.prepared(folder), Limits.DEFAULT, List.of(), List.of(), null);
        foundation = Foundation.open(options, clock, clock, lifetime);
        var journal = foundation.journal();
        var team = new Team(foundation.database());
        var settings = new Settings(foundation.database(), journal, foundation.codec(), team, ZoneOffset.UTC);
        var tickets = new Tickets(journal, foundation.codec(), settings, team);
        var live = Live.to(journal, foundation.codec(), LiveLimits.DEFAULT, tickets, foundation.peers());
        visits = new Visits(clock, foundation.peers(), foundation.codec(), live, () -> true);
        journal.subscribe(visits::follow);
        var _ = journal.start();
        foundation.peers().start();
        other = lifetime.owns(new PostgresPeers(foundation.database()));
        other.start();
    }

    @AfterEach
    void close() {
        lifetime.close();
    }

    private void end(TicketId ticket) {
        var id = new CommandId(UUID.randomUUID());
        var closed = new Change.TicketClosed(new Party.Shopper());
        var done = foundation
                .journal()
                .submit(new JournalCommand(
                        id,
                        "test",
                        true,
                        transaction -> transaction.append(ticket, closed).sequence()));
        assertThat(done.join()).isInstanceOf(RelayFrame.Done.class);
        Awaitility.await().until(() -> !told().contains(typing(ticket)));
    }

    private List<RelayFrame> told() {
        var all = new ArrayList<RelayFrame>();
        visits.greet(all::add);
        return all;
    }

    private static Visit typing(TicketId ticket) {
        return new Visit(ticket, true, null);
    }

    private void tellFromTheOther(TicketId ticket) {
        var visit = new VisitElsewhere("session of " + ticket, ticket, true, null, false);
        other.tellFirst("visit", foundation.codec().encode(visit));
    }

    @Test
    void whatIsReportedOfAChatThatIsOverIsNotTold() {
        visits.take("maria", TICKET, true, null);
        assertThat(told()).containsExactly(typing(TICKET));
        end(TICKET);
        visits.take("maria", TICKET, true, null);
        visits.take("bruno", ANOTHER, true, null);
        assertThat(told()).containsExactly(typing(ANOTHER));
    }

    @Test
    void norIsWhatAnotherRelaySaysThatHasNotHeardOfItsEnd() {
        Awaitility.await().until(() -> {
            tellFromTheOther(TICKET);
            return told().contains(typing(TICKET));
        });
        end(TICKET);
        tellFromTheOther(TICKET);
        Awaitility.await().until(() -> {
            tellFromTheOther(ANOTHER);
            return told().contains(typing(ANOTHER));
        });
        assertThat(told()).containsExactly(typing(ANOTHER));
    }

    @Test
    void thatAChatIsOverIsKeptOnlyAsLongAsReportsMayBeUnderWay() {
        end(TICKET);
        visits.take("maria", TICKET, true, null);
        assertThat(told()).isEmpty();
        clock.move(Protocol.PRESENCE_LASTS);
        visits.publish();
        visits.take("maria", TICKET, true, null);
        assertThat(told()).containsExactly(typing(TICKET));
    }
}
