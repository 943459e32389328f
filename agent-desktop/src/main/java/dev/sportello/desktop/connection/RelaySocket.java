package dev.sportello.desktop.connection;

import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket to the relay. What comes in is handed on in order, at most [#WINDOW] messages before the receiver asks
/// for more; what goes out goes one by one. [#send], [#more] and [#close] belong to one thread.
final class RelaySocket implements AutoCloseable {
    /// Messages that may wait for the receiver. Beyond it the network's own back-pressure holds the relay.
    private static final int WINDOW = 32;

    /// No relay sends more at once.
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /// The close code of a link that broke without one (RFC 6455, section 7.1.5).
    private static final int ACCIDENT = 1006;

    private static final Logger LOG = LoggerFactory.getLogger(RelaySocket.class);

    private final Codec codec = new Codec();
    private final Semaphore window = new Semaphore(WINDOW);
    private final Consumer<Event> receiver;
    private final Socket socket;
    private volatile boolean closed;

    /// What a socket passes to its receiver, on the socket's own thread.
    sealed interface Event {
        record Frame(RelayFrame frame) implements Event {}

        /// The last event of a link: it ended with a close code.
        record Closed(int code) implements Event {}
    }

    /// Connects.
    ///
    /// @param receiver must not block; asks for [#more] after each frame
    /// @throws IOException if there is no relay, or it takes too long
    RelaySocket(RelayAddress relay, Duration patience, SystemNetwork network, Consumer<Event> receiver)
            throws IOException, InterruptedException {
        this.receiver = receiver;
        var proxy = network.proxy(relay.base());
        socket = new Socket(relay, patience, proxy, network);
        var connected = false;
        try {
            connected = socket.connectBlocking(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!connected) {
                close();
            }
        }
        if (!connected) {
            throw notConnected(network.way(relay.base()));
        }
    }

    private IOException notConnected(SystemNetwork.Way way) {
        var failure = socket.failure;
        if (failure != null) {
            return new IOException(
                    ConnectFailure.of(failure, way).sentence() + " " + ConnectFailure.detail(failure), failure);
        }
        var refusal = socket.refusal;
        return new IOException(
                refusal == null
                        ? ConnectFailure.TIMEOUT.sentence()
                        : "What answers at this address opens no WebSocket. Check that the proxies before the relay pass"
                                + " on \"Upgrade\". " + refusal);
    }

    void send(ClientFrame frame) throws IOException {
        try {
            socket.send(codec.encode(frame));
        } catch (WebsocketNotConnectedException e) {
            throw new IOException("The link broke.", e);
        }
    }

    /// One frame was handled: the next may come.
    void more() {
        window.release();
    }

    /// Closes the socket at once. Nothing has to be sent first: both sides resume by sequence numbers.
    @Override
    public void close() {
        closed = true;
        window.release(WINDOW);
        socket.abandon();
    }

    private void receive(String text) {
        try {
            var frame = codec.relayFrame(text);
            window.acquireUninterruptibly();
            if (!closed) {
                receiver.accept(new Event.Frame(frame));
            }
        } catch (RefusedFrame e) {
            // What is newer is read all the same: this is no frame of the protocol. Passed over, it might leave a hole.
            LOG.warn("The relay sent what cannot be read: {}", e.getMessage());
            receiver.accept(new Event.Closed(ACCIDENT));
        }
    }

    /// Its callbacks run on its own reading thread; as long as one waits, nothing is read.
    private final class Socket extends WebSocketClient {
        private volatile @Nullable Exception failure;

        /// What broke WebSocket's own rules: before the socket was open, what was answered in its place.
        private volatile @Nullable String refusal;

        Socket(RelayAddress relay, Duration patience, Proxy proxy, SystemNetwork network) {
            super(relay.socket(), new Draft_6455(List.of(), MOST_BYTES), Map.of(), (int) patience.toMillis());
            if (!proxy.equals(Proxy.NO_PROXY)) {
                setProxy(proxy);
                // The proxy knows names that this machine need not know.
                setDnsResolver(null);
            }
            if ("https".equals(relay.base().getScheme())) {
                setSocketFactory(network.tls().getSocketFactory());
            }
            setTcpNoDelay(true);
            setDaemon(true);
            // The conversation checks the connection by the protocol's own ping.
            setConnectionLostTimeout(0);
        }

        /// Closes the connection itself: the orderly way would wait for a relay that doesn't read.
        void abandon() {
            closeConnection(ACCIDENT, "");
            var connection = getSocket();
            if (connection != null) {
                closeQuietly(connection);
            }
        }

        private static void closeQuietly(java.net.Socket connection) {
            try {
                connection.close();
            } catch (IOException e) {
                // It was broken before.
            }
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String text) {
            receive(text);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            if (code == CloseFrame.PROTOCOL_ERROR) {
                refusal = reason;
            }
            receiver.accept(new Event.Closed(code));
        }

        /// Followed by [#onClose].
        @Override
        public void onError(Exception cause) {
            failure = cause;
        }
    }
}
