package dev.sportello.relay.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// One link through a [FrameProxy]. What is no WebSocket passes as it is. Thread-safe.
final class FrameLink {
    private static final Pattern KIND = Pattern.compile("^\\{\"kind\":\"([a-z-]+)\"");
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Socket client;
    private final Socket relay;
    private final FrameProxy wire;

    FrameLink(Socket client, Socket relay, FrameProxy wire) throws IOException {
        this.client = client;
        this.relay = relay;
        this.wire = wire;
        client.setTcpNoDelay(true);
        relay.setTcpNoDelay(true);
    }

    /// @param over called once when the link has ended
    void run(Runnable over) {
        Thread.ofVirtual().start(() -> {
            pump(true, client, relay);
            over.run();
        });
        Thread.ofVirtual().start(() -> pump(false, relay, client));
    }

    void cut() {
        reset(client);
        reset(relay);
    }

    private void pump(boolean byClient, Socket from, Socket to) {
        try {
            var in = FrameProxy.buffered(from);
            var out = to.getOutputStream();
            var head = head(in);
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            if (head.contains("Upgrade: websocket")) {
                frames(byClient, new DataInputStream(in), out);
            } else {
                var _ = in.transferTo(out);
                to.shutdownOutput();
            }
        } catch (IOException _) {
            cut();
        }
    }

    private static String head(BufferedInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < END_OF_HEAD.length()
                || head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) < 0) {
            var read = in.read();
            if (read < 0) {
                throw new EOFException();
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private void frames(boolean byClient, DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            var frame = new ByteArrayOutputStream();
            var text = read(in, frame);
            var kind = KIND.matcher(text);
            switch (kind.find() ? wire.placeOf(byClient, kind.group(1)) : null) {
                case null -> frame.writeTo(out);
                case BEFORE -> throw new EOFException();
                case WITHIN -> {
                    out.write(frame.toByteArray(), 0, frame.size() / 2);
                    throw new EOFException();
                }
                case AFTER -> {
                    frame.writeTo(out);
                    throw new EOFException();
                }
            }
        }
    }

    /// Reads one frame (RFC 6455, section 5.2).
    ///
    /// @param raw gets it as it came
    /// @return its payload, unmasked
    private static String read(DataInputStream in, ByteArrayOutputStream raw) throws IOException {
        var start = in.readNBytes(2);
        if (start.length < 2) {
            throw new EOFException();
        }
        raw.writeBytes(start);
        var masked = (start[1] & 0x80) != 0;
        var length = length(in, raw, start[1] & 0x7f);
        var mask = in.readNBytes(masked ? 4 : 0);
        raw.writeBytes(mask);
        var payload = in.readNBytes(length);
        raw.writeBytes(payload);
        for (var i = 0; masked && i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static int length(DataInputStream in, ByteArrayOutputStream raw, int shortLength) throws IOException {
        var more = in.readNBytes(shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0);
        raw.writeBytes(more);
        return switch (more.length) {
            case 2 -> ByteBuffer.wrap(more).getShort() & 0xffff;
            case 8 -> Math.toIntExact(ByteBuffer.wrap(more).getLong());
            default -> shortLength;
        };
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
