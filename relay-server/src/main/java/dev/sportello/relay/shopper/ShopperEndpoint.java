package dev.sportello.relay.shopper;

import dev.sportello.relay.http.SharedConnectionLimit;
import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.live.Scope;
import dev.sportello.relay.socket.Endpoint;
import dev.sportello.relay.socket.AuthenticatedClient;
import dev.sportello.relay.visit.VisitReports;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The socket of shoppers, and the stream in its place. Thread-safe.
public final class ShopperEndpoint implements Endpoint {
    private final ShopperSessions sessions;
    private final ShopperCommands commands;
    private final SharedConnectionLimit connections;
    private final SettingsPublisher news;
    private final VisitReports visits;

    /// @param connections how many one shopper has open
    public ShopperEndpoint(
            ShopperSessions sessions,
            ShopperCommands commands,
            SharedConnectionLimit connections,
            SettingsPublisher news,
            VisitReports visits) {
        this.sessions = sessions;
        this.commands = commands;
        this.connections = connections;
        this.news = news;
        this.visits = visits;
    }

    @Override
    public AuthenticatedClient admit(Hello hello, @Nullable String origin) throws RefusedFrame {
        if (origin == null) {
            throw new RefusedFrame(ErrorKind.ORIGIN_REFUSED);
        }
        var session = sessions.require(hello.token(), origin);
        var place = connections.take(session.profile().id().value().toString());
        return new Shopper(session, origin, place);
    }

    private final class Shopper implements AuthenticatedClient {
        private final ShopperSession session;
        private final String origin;
        private final Runnable place;

        /// Each link is counted once, even if it ends before it is greeted, or is said to end twice.
        private final AtomicBoolean here = new AtomicBoolean();

        private Shopper(ShopperSession session, String origin, Runnable place) {
            this.session = session;
            this.origin = origin;
            this.place = place;
        }

        @Override
        public Scope scope() {
            return new Scope.Own(session.profile().id(), session.key());
        }

        @Override
        public Instant until() {
            return session.expiresAt();
        }

        @Override
        public boolean stands() {
            return sessions.stands(session);
        }

        @Override
        public void greet(Consumer<RelayFrame> tell) {
            tell.accept(news.now());
            if (here.compareAndSet(false, true)) {
                visits.came(session.key());
            }
        }

        @Override
        public void looks(LookAt look) throws RefusedFrame {
            throw new RefusedFrame(ErrorKind.FORBIDDEN);
        }

        @Override
        public void follows(FollowCustomer follow) throws RefusedFrame {
            throw new RefusedFrame(ErrorKind.FORBIDDEN);
        }

        @Override
        public void visits(Visiting visiting) {
            visits.take(session.profile().id(), session.key(), origin, visiting);
        }

        @Override
        public CompletableFuture<RelayFrame> receive(Command command, Turn turn) throws RefusedFrame {
            return commands.receive(session.profile(), command, turn);
        }

        @Override
        public void left() {
            place.run();
            if (here.compareAndSet(true, false)) {
                visits.left(session.key());
            }
        }
    }
}
