package dev.sportello.relay.rig;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Unknown clients of a relay, with the connections that they hold. Thread-safe.
public final class Attackers implements AutoCloseable {
    private final URI relay;
    private final List<Closeable> held = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Something that the relay may end by hanging up.
    interface Attempt {
        void run() throws IOException;
    }

    public Attackers(URI relay) {
        this.relay = relay;
    }

    URI relay() {
        return relay;
    }

    /// A WebSocket that has said nothing.
    WebSocketLink link(Map<String, String> more) throws IOException {
        var headers = new HashMap<>(more);
        headers.put("Origin", RelayClient.ORIGIN);
        var link = WebSocketLink.open(URI.create("ws://127.0.0.1:" + relay.getPort() + "/widget/socket"), headers);
        held.add(link::cut);
        return link;
    }

    /// A connection on which nothing has been asked.
    public Socket connected() throws IOException {
        var socket = Attack.connected(relay);
        held.add(socket);
        return socket;
    }

    /// The relay may hang up meanwhile: so much the better.
    void tryOnce(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            System.out.println("An attacker was hung up on: " + e.getMessage());
        }
    }

    /// Goes on while others attack.
    void meanwhile(Attempt attempt) {
        threads.execute(() -> tryOnce(attempt));
    }

    /// Lets go of everything.
    @Override
    public void close() throws IOException {
        for (var each : held) {
            each.close();
        }
        threads.shutdownNow();
    }
}
