package dev.sportello.relay.bench;

import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/// A bare Jetty WebSocket that sends back what comes: as fast as the relay could be if it did nothing.
final class EchoServer {

    /// Prints where it listens in the words of the relay, and runs until it is killed.
    public static void main(String[] arguments) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(4_096);
        server.addConnector(connector);
        server.setHandler(
                WebSocketUpgradeHandler.from(server, container -> container.addMapping("/*", (_, _, _) -> new Echo())));
        server.start();
        System.out.println("Relay ready at http://localhost:" + connector.getLocalPort());
        server.join();
    }

    /// One link.
    public static final class Echo implements Session.Listener.AutoDemanding {
        private @Nullable Session session;

        @Override
        public void onWebSocketOpen(Session session) {
            this.session = session;
        }

        @Override
        public void onWebSocketText(String text) {
            Objects.requireNonNull(session).sendText(text, Callback.NOOP);
        }
    }

    private EchoServer() {}
}
