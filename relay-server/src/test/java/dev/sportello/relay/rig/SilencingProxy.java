package dev.sportello.relay.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Stands before a mailbox's server and keeps to itself how many mails there are, from when it is told to. Thread-safe.
public final class SilencingProxy implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("\\* \\d+ (EXISTS|RECENT)\r\n");

    private final ProxyListener entrance;
    private final int server;
    private volatile boolean silences;

    private SilencingProxy(int server) throws IOException {
        this.server = server;
        entrance = ProxyListener.open(this::join);
    }

    /// @param server its port, on this machine, without TLS
    public static SilencingProxy to(int server) throws IOException {
        return new SilencingProxy(server);
    }

    public int port() {
        return entrance.address().getPort();
    }

    public void silence() {
        silences = true;
    }

    private void join(Socket client) throws IOException {
        var own = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual()
                .start(() -> pass(client, own, () -> client.getInputStream().transferTo(own.getOutputStream())));
        Thread.ofVirtual().start(() -> pass(client, own, () -> passSome(own, client)));
    }

    private interface Passing {
        void run() throws IOException;
    }

    /// Until one of both leaves, whereupon the other is left too.
    private static void pass(Socket client, Socket server, Passing passing) {
        try (client;
                server) {
            passing.run();
        } catch (IOException _) {
            // One of both has left.
        }
    }

    private void passSome(Socket from, Socket to) throws IOException {
        var bytes = new BufferedInputStream(from.getInputStream());
        var line = new ByteArrayOutputStream();
        for (var next = bytes.read(); next >= 0; next = bytes.read()) {
            line.write(next);
            if (next == '\n') {
                if (!silences || !isCount(line)) {
                    line.writeTo(to.getOutputStream());
                }
                line.reset();
            }
        }
    }

    private static boolean isCount(ByteArrayOutputStream line) {
        return COUNT.matcher(line.toString(StandardCharsets.ISO_8859_1)).matches();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
