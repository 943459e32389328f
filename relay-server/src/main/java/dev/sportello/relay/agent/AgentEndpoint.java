package dev.sportello.relay.agent;

import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.live.Scope;
import dev.sportello.relay.socket.Endpoint;
import dev.sportello.relay.socket.AuthenticatedClient;
import dev.sportello.relay.team.AgentSession;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.relay.visit.Visits;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The socket of agents. Thread-safe.
public final class AgentEndpoint implements Endpoint {
    private final AgentSessions sessions;
    private final Tickets tickets;
    private final Presence presence;
    private final FollowedCustomers followed;
    private final ChannelStates channels;
    private final Visits visits;
    private final WritingAgents writing;

    AgentEndpoint(
            AgentSessions sessions,
            Tickets tickets,
            Presence presence,
            FollowedCustomers followed,
            ChannelStates channels,
            Visits visits,
            WritingAgents writing) {
        this.channels = channels;
        this.visits = visits;
        this.writing = writing;
        this.sessions = sessions;
        this.tickets = tickets;
        this.presence = presence;
        this.followed = followed;
    }

    @Override
    public AuthenticatedClient admit(Hello hello, @Nullable String origin) throws RefusedFrame {
        return new Desktop(sessions.require(hello.token()));
    }

    private final class Desktop implements AuthenticatedClient {
        private final AgentSession session;

        private Desktop(AgentSession session) {
            this.session = session;
        }

        @Override
        public Scope scope() {
            return new Scope.Everything(session.agent().id(), session.key());
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
            presence.greet(this, tell);
            followed.greet(this, tell);
            channels.greet(this, tell);
            visits.greet(tell);
        }

        @Override
        public CompletableFuture<RelayFrame> receive(Command command, Turn turn) throws RefusedFrame {
            return switch (command) {
                case Command.ByAgent asked -> tickets.receive(session.agent(), asked, turn);
                case Command.ByShopper asked ->
                    throw new RefusedFrame(ErrorKind.FORBIDDEN, ErrorKind.FORBIDDEN.sentence(), asked.id());
            };
        }

        @Override
        public void looks(LookAt look) {
            presence.looks(this, session.agent().id(), look);
            writing.publish();
        }

        @Override
        public void follows(FollowCustomer follow) {
            followed.follows(this, follow);
        }

        @Override
        public void visits(Visiting visiting) throws RefusedFrame {
            throw new RefusedFrame(ErrorKind.FORBIDDEN);
        }

        @Override
        public void left() {
            presence.left(this);
            followed.left(this);
            channels.left(this);
            // Last, since it asks the database, and may fail.
            writing.publish();
        }
    }
}
