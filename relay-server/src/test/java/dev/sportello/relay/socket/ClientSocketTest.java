package dev.sportello.relay.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.MovableClock;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.foundation.Lifetime;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.http.SharedConnectionLimit;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.live.LiveLimits;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was taken for a socket is given back, however it ends.
class ClientSocketTest {
    @TempDir
    private Path folder = Path.of("");

    private final MovableClock clock = new MovableClock();
    private final Lifetime lifetime = new Lifetime();
    private final SharedConnectionLimit places = new SharedConnectionLimit("held", 1, clock, Peers.none());
    private final AtomicReference<ClientSocket> admitted = new AtomicReference<>();
    private Foundation foundation;
    private Live live;
    private ClientSockets sockets;

    @BeforeEach
    void open() throws Exception {
        var options =
                new Foundation.Options(TestDatabase.H2.prepared(folder), Limits.DEFAULT, List.of(), List.of(), null);
        foundation = Foundation.open(options, clock, clock, lifetime);
        var journal = foundation.journal();
        var team = new Team(foundation.database());
        var settings = new Settings(foundation.database(), journal, foundation.codec(), team, ZoneOffset.UTC);
        var tickets = new Tickets(journal, foundation.codec(), settings, team);
        var _ = journal.start();
        live = Live.to(journal, foundation.codec(), LiveLimits.DEFAULT, tickets, foundation.peers());
        sockets = ClientSockets.open(foundation, live);
    }

    @AfterEach
    void close() {
        lifetime.close();
    }

    @Test
    void aConnectionThatBreaksWhileItsClientIsAdmittedAndTheDatabaseGoesAwayHoldsNothing() throws Exception {
        var socket = sockets.socket(this::admitAsTheConnectionBreaks, "https://shop.example", "192.0.2.1");
        admitted.set(socket);
        var hello = foundation
                .codec()
                .encode(new Hello("token", foundation.journal().head()));
        socket.onWebSocketPartialText(hello, true);
        assertThat(live.listeners()).isZero();
        places.take("maria").run();
    }

    private AuthenticatedClient admitAsTheConnectionBreaks(Hello hello, @Nullable String origin) throws RefusedFrame {
        var client = new ClientInAnOutage(places.take("maria"));
        Objects.requireNonNull(admitted.get()).onWebSocketError(new IOException("The connection broke."));
        return client;
    }
}
