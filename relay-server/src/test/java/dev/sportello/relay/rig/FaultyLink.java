package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.Socket;

/// One link through an [FaultyProxy]: two sockets and what happens to the bytes between them. Thread-safe.
final class FaultyLink {
    private static final int CHUNK = 16 * 1024;

    private enum State {
        FLOWING,
        STALLED,
        DEAD,
        CUT
    }

    private final Socket client;
    private final Socket relay;
    private State state = State.FLOWING;

    FaultyLink(Socket client, Socket relay) throws IOException {
        this.client = client;
        this.relay = relay;
        client.setTcpNoDelay(true);
        relay.setTcpNoDelay(true);
    }

    /// @param over called once when the link has ended
    void run(Runnable over) {
        Thread.ofVirtual().start(() -> {
            pump(client, relay);
            over.run();
        });
        Thread.ofVirtual().start(() -> pump(relay, client));
    }

    synchronized void stall() {
        become(State.STALLED);
    }

    synchronized void flow() {
        if (state == State.STALLED) {
            become(State.FLOWING);
        }
    }

    synchronized void deaden() {
        become(State.DEAD);
    }

    void cut() {
        synchronized (this) {
            become(State.CUT);
        }
        reset(client);
        reset(relay);
    }

    /// States are in the order in which they may follow. No byte comes after one that a dead link has swallowed: such a
    /// stream would be no TCP.
    private synchronized void become(State next) {
        if (state.compareTo(State.DEAD) < 0 || next == State.CUT) {
            state = next;
        }
        notifyAll();
    }

    private void pump(Socket from, Socket to) {
        var bytes = new byte[CHUNK];
        try {
            for (var read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                if (passes()) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
            if (passes()) {
                to.shutdownOutput();
            }
        } catch (IOException | InterruptedException _) {
            cut();
        }
    }

    /// Waits while the link stalls. A dead link swallows what comes.
    private synchronized boolean passes() throws InterruptedException {
        while (state == State.STALLED) {
            wait();
        }
        return state == State.FLOWING;
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // Gone already.
        }
    }
}
