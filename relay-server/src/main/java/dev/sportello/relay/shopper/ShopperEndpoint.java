package dev.sportello.relay.shopper;

import dev.sportello.relay.http.SharedConnectionLimit;
import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.live.Scope;
import dev.sportello.relay.socket.Endpoint;
import dev.sportello.relay.socket.AuthenticatedClient;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The socket of shoppers, and the stream in its place. Thread-safe.
public final class ShopperEndpoint implements Endpoint {
    private final ShopperSessions sessions;
    private final ShopperCommands commands;
    private final SharedConnectionLimit connections;
    private final SettingsPublisher news;

    /// @param connections how many one shopper has open
    public ShopperEndpoint(
            ShopperSessions sessions,
            ShopperCommands commands,
            SharedConnectionLimit connections,
            SettingsPublisher news) {
        this.sessions = sessions;
        this.commands = commands;
        this.connections = connections;
        this.news = news;
    }

    @Override
    public AuthenticatedClient admit(Hello hello, @Nullable String origin) throws RefusedFrame {
        if (origin == null) {
            throw new RefusedFrame(ErrorKind.ORIGIN_REFUSED);
        }
        var session = sessions.require(hello.token(), origin);
        var place = connections.take(session.profile().id().value().toString());
        return new Shopper(session, place);
    }

    private final class Shopper implements AuthenticatedClient {
        private final ShopperSession session;
        private final Runnable place;

        private Shopper(ShopperSession session, Runnable place) {
            this.session = session;
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
        public CompletableFuture<RelayFrame> receive(Command command, Turn turn) throws RefusedFrame {
            return commands.receive(session.profile(), command, turn);
        }

        @Override
        public void left() {
            place.run();
        }
    }
}
