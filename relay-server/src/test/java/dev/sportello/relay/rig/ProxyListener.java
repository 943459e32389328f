package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Where clients connect to instead of to the relay. Thread-safe.
final class ProxyListener implements AutoCloseable {
    private static final int WAITING = 1024;

    private final ServerSocket socket;
    private final Way way;

    /// What becomes of a client, on the entrance's own thread.
    @FunctionalInterface
    interface Way {
        /// @throws IOException which ends the entrance
        void join(Socket client) throws IOException;
    }

    private ProxyListener(ServerSocket socket, Way way) {
        this.socket = socket;
        this.way = way;
    }

    static ProxyListener open(Way way) throws IOException {
        var entrance = new ProxyListener(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()), way);
        Thread.ofVirtual().name("wire").start(entrance::accept);
        return entrance;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                way.join(socket.accept());
            } catch (IOException _) {
                // The entrance was closed.
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
