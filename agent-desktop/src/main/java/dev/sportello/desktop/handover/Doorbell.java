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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// By which a second start reaches the program that has the data folder: a socket in that folder, which its owner alone
/// may open. One line is said, the link or nothing, and one answered. Thread-safe.
public final class Doorbell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final String NAME = "doorbell";
    private static final String HEARD = "heard\n";

    /// A link is much shorter; what is longer is none.
    private static final int LONGEST = 512;

    private final @Nullable ServerSocketChannel server;
    private final Path socket;
    private final List<Call> waiting = new ArrayList<>();
    private @Nullable Consumer<Call> listener;

    private Doorbell(Path socket, @Nullable ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    /// Listens from now on. Where that cannot be, such as in a folder whose name is too long for a socket, a second
    /// start is refused as it would be without.
    ///
    /// @param folder that only this process uses
    public static Doorbell hang(Path folder) {
        var socket = folder.resolve(NAME);
        try {
            // What a process has left that was killed.
            Files.deleteIfExists(socket);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            var bell = new Doorbell(socket, server);
            var _ = Thread.ofVirtual().name("doorbell").start(() -> bell.answer(server));
            return bell;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            LOG.info("A second start will not reach this window: {}", e.getMessage());
            return new Doorbell(socket, null);
        }
    }

    /// Hands over to the program that has the folder.
    ///
    /// @param link null for none
    /// @return whether it has heard
    public static boolean ring(Path folder, @Nullable String link) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve(NAME)));
            write(channel, (link == null ? "" : link.replace('\n', ' ')) + "\n");
            return (line(channel) + "\n").equals(HEARD);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            LOG.debug("Nobody answers.", e);
            return false;
        }
    }

    /// @param next receives what is asked from now on, and what was asked before anybody listened; on any thread
    public synchronized void listen(Consumer<Call> next) {
        listener = next;
        waiting.forEach(next);
        waiting.clear();
    }

    private synchronized void pass(Call call) {
        if (listener == null) {
            waiting.add(call);
        } else {
            listener.accept(call);
        }
    }

    private void answer(ServerSocketChannel open) {
        while (true) {
            try {
                var channel = open.accept();
                // One that says nothing holds nobody else up.
                var _ = Thread.ofVirtual().start(() -> hear(channel));
            } catch (ClosedChannelException end) {
                return;
            } catch (IOException e) {
                LOG.warn("The doorbell is out of order.", e);
                return;
            }
        }
    }

    private void hear(SocketChannel channel) {
        try (channel) {
            pass(Call.of(line(channel)));
            write(channel, HEARD);
        } catch (AsynchronousCloseException end) {
            LOG.trace("The program ends.", end);
        } catch (IOException e) {
            LOG.debug("Somebody rang and went.", e);
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

    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.debug("The doorbell stays.", e);
        }
    }
}
