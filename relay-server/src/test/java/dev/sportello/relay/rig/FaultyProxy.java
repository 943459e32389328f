package dev.sportello.relay.rig;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Stands between clients and the relay, and fails as networks do: links are reset, stall with all bytes kept, or go
/// dead, which neither end is told of. Thread-safe.
public final class FaultyProxy implements AutoCloseable {
    private final ProxyListener entrance;
    private final Set<FaultyLink> links = ConcurrentHashMap.newKeySet();
    private volatile InetSocketAddress relay;

    private FaultyProxy(InetSocketAddress relay) throws IOException {
        this.relay = relay;
        entrance = ProxyListener.open(this::join);
    }

    public static FaultyProxy to(InetSocketAddress relay) throws IOException {
        return new FaultyProxy(relay);
    }

    /// Where clients connect to instead of to the relay.
    public InetSocketAddress entrance() {
        return entrance.address();
    }

    /// New links lead to another relay; those that run stay.
    public void leadTo(InetSocketAddress relay) {
        this.relay = relay;
    }

    /// Links that pass bytes or may again.
    public int links() {
        return links.size();
    }

    /// Each link is reset with the given probability.
    public void cut(double share, RandomGenerator random) {
        some(share, random).forEach(FaultyLink::cut);
    }

    /// Each link stops with the given probability, until [#flow].
    public void stall(double share, RandomGenerator random) {
        some(share, random).forEach(FaultyLink::stall);
    }

    /// Each link goes dead with the given probability: both ends stay open and hear nothing any more.
    public void deaden(double share, RandomGenerator random) {
        some(share, random).forEach(FaultyLink::deaden);
    }

    /// What was stalled goes on.
    public void flow() {
        links.forEach(FaultyLink::flow);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        links.forEach(FaultyLink::cut);
    }

    private List<FaultyLink> some(double share, RandomGenerator random) {
        return links.stream().filter(_ -> random.nextDouble() < share).toList();
    }

    private void join(Socket client) throws IOException {
        var server = new Socket();
        try {
            server.connect(relay);
        } catch (IOException _) {
            // No relay there now: the client learns it as it would without a wire.
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        var link = new FaultyLink(client, server);
        links.add(link);
        link.run(() -> links.remove(link));
    }
}
