package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for servers that have to be told theirs before they start, or that come back at the same one. Thread-safe.
///
/// They lie below those that systems give out by themselves, so that no connection takes one between. Of each pair the
/// upper port stays bound for as long as this JVM runs: whoever else looks for one, in another fork, passes it over.
public final class TestPorts {
    private static final int FIRST = 10_000;
    private static final int PAIRS = 2_900;
    private static final int ATTEMPTS = 200;
    private static final List<ServerSocket> GUARDS = new ArrayList<>();

    /// A port on which nobody listens, and which is the caller's until this JVM ends.
    public static synchronized int take() throws IOException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = FIRST + 2 * ThreadLocalRandom.current().nextInt(PAIRS);
            if (take(port)) {
                return port;
            }
        }
        throw new IOException("No port is free between " + FIRST + " and " + (FIRST + 2 * PAIRS) + ".");
    }

    /// @param port an even one
    /// @return whether it is the caller's now
    static synchronized boolean take(int port) {
        try {
            var guard = bind(port + 1);
            GUARDS.add(guard);
            bind(port).close();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private TestPorts() {}
}
