package dev.sportello.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/// Whether the relay can listen as configured, tried before anything is opened: by itself the HTTP server says
/// that it cannot, and not why.
final class ListenCheck {
    private static final int FIRST_FREE_TO_ALL = 1_024;

    /// @throws StartFailure that says why not
    static void require(InetSocketAddress address, String host) throws StartFailure {
        if (address.isUnresolved()) {
            throw notOfThisMachine(host, null);
        }
        try (var probe = new ServerSocket()) {
            probe.bind(address);
        } catch (IOException e) {
            throw failure(address, host, e);
        }
    }

    static StartFailure taken(String host, int port, Exception e) {
        return new StartFailure(
                "The relay cannot listen on " + host + ":" + port
                        + ": another program does. Stop that one, or choose another port with --port.",
                e);
    }

    private static StartFailure failure(InetSocketAddress address, String host, IOException e) {
        if (!isOfThisMachine(address.getAddress())) {
            return notOfThisMachine(host, e);
        }
        var port = address.getPort();
        if (port < FIRST_FREE_TO_ALL && String.valueOf(e.getMessage()).contains("ermission")) {
            return new StartFailure(
                    "The relay's user may not listen on port " + port
                            + ". Choose one from 1024 with --port and put a proxy before it, or give the right.",
                    e);
        }
        return taken(host, port, e);
    }

    private static StartFailure notOfThisMachine(String host, @Nullable IOException e) {
        return new StartFailure(
                "The relay cannot listen on " + host
                        + ", which is no address of this machine. Name one with --host, or 0.0.0.0 for all.",
                e);
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private ListenCheck() {}
}
