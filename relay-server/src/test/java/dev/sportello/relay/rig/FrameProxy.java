package dev.sportello.relay.rig;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Stands between clients and the relay, knows the frames that pass, and resets a link exactly where the test wants it.
/// Thread-safe.
public final class FrameProxy implements AutoCloseable {
    private final ProxyListener entrance;
    private final InetSocketAddress relay;
    private final Set<FrameLink> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();

    private FrameProxy(InetSocketAddress relay) throws IOException {
        this.relay = relay;
        entrance = ProxyListener.open(this::join);
    }

    /// Where in a frame a link is reset.
    public enum Place {
        BEFORE,
        WITHIN,
        AFTER
    }

    /// @param byClient who sends the frame
    /// @param kind of the frame
    public record Cut(boolean byClient, String kind, Place place) {
        public Cut {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(place, "place");
        }
    }

    public static FrameProxy to(InetSocketAddress relay) throws IOException {
        return new FrameProxy(relay);
    }

    /// Where clients connect to instead of to the relay.
    public InetSocketAddress entrance() {
        return entrance.address();
    }

    /// Has the next link cut over which such a frame comes.
    public void cut(Cut cut) {
        next.set(cut);
    }

    /// Resets all links, so that everybody comes again.
    public void resetAll() {
        links.forEach(FrameLink::cut);
    }

    /// Whether the cut that was wanted last has happened.
    public boolean happened() {
        return next.get() == null;
    }

    /// @return where to cut this very frame; null where it passes
    @Nullable
    Place placeOf(boolean byClient, String kind) {
        var wanted = next.get();
        if (wanted == null || wanted.byClient != byClient || !wanted.kind.equals(kind)) {
            return null;
        }
        return next.compareAndSet(wanted, null) ? wanted.place : null;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        links.forEach(FrameLink::cut);
    }

    private void join(Socket client) throws IOException {
        var server = new Socket();
        server.connect(relay);
        var link = new FrameLink(client, server, this);
        links.add(link);
        link.run(() -> links.remove(link));
    }

    static BufferedInputStream buffered(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream());
    }
}
