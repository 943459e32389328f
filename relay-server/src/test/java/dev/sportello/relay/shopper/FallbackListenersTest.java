package dev.sportello.relay.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.MovableClock;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.live.LiveLimits;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.socket.ClientInAnOutage;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.Codec;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// Nobody is listened for whose request has failed.
class FallbackListenersTest extends OnBothDatabases {

    @Test
    void whoComesAsTheDatabaseGoesAwayIsNotListenedFor() {
        var codec = new Codec();
        try (var journal = Journal.open(database(), codec, new MovableClock(), JournalLimits.DEFAULT)) {
            var team = new Team(database());
            var settings = new Settings(database(), journal, codec, team, ZoneOffset.UTC);
            var tickets = new Tickets(journal, codec, settings, team);
            var _ = journal.start();
            var live = Live.to(journal, codec, LiveLimits.DEFAULT, tickets, Peers.none());
            var client = new ClientInAnOutage(() -> {});
            var hello = new Hello("token", journal.head());
            assertThatThrownBy(() -> new FallbackListeners(live).join(client, hello, new PolledFrames()))
                    .hasMessage("The database is away.");
            assertThat(live.listeners()).isZero();
        }
    }
}
