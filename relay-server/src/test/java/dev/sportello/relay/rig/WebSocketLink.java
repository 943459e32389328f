package dev.sportello.relay.rig;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The client's end of a WebSocket, by hand (RFC 6455). It can do what libraries forbid (stop reading, send half a
/// frame, break a rule) and is small enough to have ten thousand of.
///
/// One thread reads; any number send.
public final class WebSocketLink implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int NO_CODE = 1005;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private volatile int closeCode = -1;

    private WebSocketLink(Socket socket, int buffer) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), buffer));
        out = socket.getOutputStream();
    }

    /// @param headers of the upgrade request, such as `Origin`
    /// @throws UpgradeRefused if the answer is anything but 101
    public static WebSocketLink open(URI uri, Map<String, String> headers) throws IOException {
        return open(uri, headers, new Shape());
    }

    public static WebSocketLink open(URI uri, Map<String, String> headers, Shape shape) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(shape.patience.toMillis()));
            if (shape.receiveBuffer > 0) {
                socket.setReceiveBufferSize(shape.receiveBuffer);
            }
            if (shape.from != null) {
                socket.bind(new InetSocketAddress(shape.from, 0));
            }
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            var link = new WebSocketLink(socket, shape.buffer);
            UpgradeRequest.to(uri, headers).send(link.in, link.out);
            return link;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    public void send(String text) throws IOException {
        send(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /// One frame, masked as a client's has to be, with whatever opcode.
    public void send(int opcode, boolean last, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) ((last ? 0x80 : 0) | opcode));
        putLength(frame, payload.length);
        var mask = ThreadLocalRandom.current().nextInt();
        frame.putInt(mask);
        for (var i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ (mask >>> (24 - 8 * (i & 3)))));
        }
        sendRaw(frame.array(), frame.position());
    }

    /// Any bytes, a frame or not.
    public synchronized void sendRaw(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
    }

    /// The next text; null once the relay has closed the link or it broke.
    ///
    /// @throws java.net.SocketTimeoutException if nothing came for as long as the link's patience
    public @Nullable String receive() throws IOException {
        try {
            while (true) {
                var opcode = in.readUnsignedByte() & 0xf;
                var payload = new byte[length(in.readUnsignedByte() & 0x7f)];
                in.readFully(payload);
                switch (opcode) {
                    case TEXT -> {
                        return new String(payload, StandardCharsets.UTF_8);
                    }
                    case PING -> send(PONG, true, payload);
                    case CLOSE -> {
                        closeCode = payload.length < 2
                                ? NO_CODE
                                : ByteBuffer.wrap(payload).getShort() & 0xffff;
                        socket.close();
                        return null;
                    }
                    default -> {}
                }
            }
        } catch (EOFException | SocketException e) {
            socket.close();
            return null;
        }
    }

    /// The code with which the relay closed the link; -1 while it is open and after it broke without a word.
    public int closeCode() {
        return closeCode;
    }

    /// Breaks the link without a word, as a dead network does at last: the other end gets a reset.
    /// One that the relay has closed already stays so.
    public void cut() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        if (!socket.isClosed()) {
            try {
                send(CLOSE, true, new byte[] {0x03, (byte) 0xe8});
            } catch (SocketException _) {
                // The other end was quicker.
            }
            socket.close();
        }
    }

    private int length(int shortLength) throws IOException {
        return switch (shortLength) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> shortLength;
        };
    }

    private static void putLength(ByteBuffer frame, int length) {
        if (length < 126) {
            frame.put((byte) (0x80 | length));
        } else if (length < 1 << 16) {
            frame.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(length);
        }
    }

    /// What one end of a link is like.
    ///
    /// @param patience how long [WebSocketLink#receive] waits for a byte
    /// @param buffer for reading, in bytes
    /// @param receiveBuffer the socket's, in bytes; 0: as the system likes it
    /// @param from the address to come from; null: as the system likes it
    public record Shape(
            Duration patience,
            int buffer,
            int receiveBuffer,
            @Nullable InetAddress from) {
        public Shape() {
            this(Duration.ofSeconds(60), 8192, 0, null);
        }

        public Shape patientFor(Duration patience) {
            return new Shape(patience, buffer, receiveBuffer, from);
        }

        public Shape from(InetAddress from) {
            return new Shape(patience, buffer, receiveBuffer, from);
        }

        public Shape small() {
            return new Shape(patience, 256, 4096, from);
        }
    }
}
