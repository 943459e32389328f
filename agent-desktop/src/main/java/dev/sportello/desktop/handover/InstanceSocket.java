package dev.sportello.desktop.handover;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// By which a second start reaches the program that has the data folder: a socket in that folder, which its owner alone
/// may open. One line is said, the link or nothing, and one answered. Thread-safe.
public final class InstanceSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceSocket.class);
    private static final String NAME = "instance.sock";
    private static final String RECEIVED = "received\n";

    /// A program that runs answers at once, whatever else it does.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// After a failure, which may last.
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    /// A link is much shorter; what is longer is none.
    private static final int LONGEST = 512;

    private final @Nullable ServerSocketChannel server;
    private final Path socket;
    private final List<OpenRequest> waiting = new ArrayList<>();
    private @Nullable Consumer<OpenRequest> listener;
    private boolean closed;

    private InstanceSocket(Path socket, @Nullable ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    /// Listens from now on. Where that cannot be, such as in a folder whose name is too long for a socket, a second
    /// start is refused as it would be without.
    ///
    /// @param folder that only this process uses
    public static InstanceSocket open(Path folder) {
        var socket = folder.resolve(NAME);
        try {
            // What a process has left that was killed.
            Files.deleteIfExists(socket);
            var server = bind(socket);
            var instances = new InstanceSocket(socket, server);
            var _ = Thread.ofVirtual().name("second-starts").start(() -> instances.accept(server::accept));
            return instances;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            LOG.info("A second start will not reach this window: {}", e.getMessage());
            return new InstanceSocket(socket, null);
        }
    }

    private static ServerSocketChannel bind(Path socket) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            // The folder may be one that others can read. Elsewhere it is the folder's own permissions that count.
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Whether a program that has the folder listens, or has been killed while it did.
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /// Hands over to the program that has the folder. Takes some seconds where that one hangs.
    ///
    /// @param link null for none
    /// @return whether it has received it
    public static boolean send(Path folder, @Nullable String link) {
        return send(folder, link, PATIENCE);
    }

    static boolean send(Path folder, @Nullable String link, Duration patience) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A channel that blocks has no timeout of its own: closing it ends whatever it waits for.
            var _ = CompletableFuture.runAsync(
                    () -> close(channel),
                    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
            channel.connect(UnixDomainSocketAddress.of(folder.resolve(NAME)));
            write(channel, (link == null ? "" : link.replace('\n', ' ')) + "\n");
            return (line(channel) + "\n").equals(RECEIVED);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            LOG.debug("Nobody answers.", e);
            return false;
        }
    }

    /// @param next receives what is asked from now on, and what was asked before anybody listened; on any thread
    public synchronized void listen(Consumer<OpenRequest> next) {
        listener = next;
        waiting.forEach(next);
        waiting.clear();
    }

    /// @return whether somebody will do it
    private synchronized boolean pass(OpenRequest request) {
        if (closed) {
            return false;
        }
        if (listener == null) {
            waiting.add(request);
        } else {
            listener.accept(request);
        }
        return true;
    }

    /// Waits for a second start.
    @FunctionalInterface
    interface Door {
        SocketChannel next() throws IOException;
    }

    /// Returns when the door is closed. What goes wrong with one start, such as too many open files, passes.
    void accept(Door door) {
        var failed = false;
        while (true) {
            try {
                var channel = door.next();
                failed = false;
                // One that says nothing holds nobody else up.
                var _ = Thread.ofVirtual().start(() -> receive(channel));
            } catch (ClosedChannelException end) {
                return;
            } catch (IOException e) {
                if (!failed) {
                    LOG.warn("A second start did not reach this window.", e);
                }
                failed = true;
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private void receive(SocketChannel channel) {
        try (channel) {
            if (pass(OpenRequest.of(line(channel)))) {
                write(channel, RECEIVED);
            }
        } catch (AsynchronousCloseException end) {
            LOG.trace("The program ends.", end);
        } catch (IOException e) {
            LOG.debug("Somebody connected and went.", e);
        }
    }

    /// What is said up to the end of the line, or to the longest that is listened to.
    private static String line(SocketChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            var end = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).indexOf('\n');
            if (end >= 0) {
                break;
            }
        }
        var said = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        var end = said.indexOf('\n');
        return end < 0 ? said : said.substring(0, end);
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            var _ = channel.write(bytes);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.trace("It is of no use any more.", e);
        }
    }

    /// No second start reaches this one any more. Closing once more is harmless.
    @Override
    public void close() {
        if (server == null || !end()) {
            return;
        }
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.debug("The socket of second starts stays.", e);
        }
    }

    /// Once only: by the second time the socket may be another process's.
    private synchronized boolean end() {
        var first = !closed;
        closed = true;
        return first;
    }
}
