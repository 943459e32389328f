package dev.sportello.relay.mail.inbound;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Stands before a mailbox's server and keeps to itself how many mails there are, from when it is told to. One
/// connection.
final class SilencingProxy implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("\\* \\d+ (EXISTS|RECENT)\r\n");

    private final ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private volatile boolean silences;

    /// @param port of the server, on this machine, which it speaks with in the open
    SilencingProxy(int port) throws IOException {
        Thread.ofVirtual().name("mailbox proxy").start(() -> {
            try (var client = entrance.accept();
                    var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread.ofVirtual().start(() -> passOn(client, server));
                silence(new BufferedInputStream(server.getInputStream()), client.getOutputStream());
            } catch (IOException _) {
                // One of both has left.
            }
        });
    }

    int port() {
        return entrance.getLocalPort();
    }

    void silence() {
        silences = true;
    }

    private static void passOn(Socket client, Socket server) {
        try {
            var _ = client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException _) {
            // One of both has left.
        }
    }

    private void silence(InputStream from, OutputStream to) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = from.read(); next >= 0; next = from.read()) {
            line.write(next);
            if (next == '\n') {
                if (!silences
                        || !COUNT.matcher(line.toString(StandardCharsets.ISO_8859_1))
                                .matches()) {
                    line.writeTo(to);
                }
                line.reset();
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
