package dev.sportello.relay.socket;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Errors;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.live.Live;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All open links. Thread-safe.
public final class Links {
    /// How long the relay waits at its own end for the others to hear of it.
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    final Codec codec;
    final Live live;
    final Limits limits;
    final Errors errors;
    final Clock clock;

    private final Set<Link> open = ConcurrentHashMap.newKeySet();
    private final Tally<String> addresses;
    private volatile boolean closing;

    private Links(Codec codec, Live live, Limits limits, Errors errors, Clock clock) {
        this.codec = codec;
        this.live = live;
        this.limits = limits;
        this.errors = errors;
        this.clock = clock;
        addresses = new Tally<>(limits.connectionsPerAddress());
    }

    /// Watches all links together: a timer for each of ten thousand would cost more than to look at them all once a
    /// second.
    public static Links open(Foundation foundation, Live live) {
        var links = new Links(foundation.codec(), live, foundation.limits(), foundation.errors(), foundation.clock());
        foundation.periodic().every("links", Duration.ofSeconds(1), links::look);
        foundation.metrics().registry().gauge("sportello.links", links, Links::count);
        return links;
    }

    /// What Jetty makes for a new socket.
    ///
    /// @param origin the site whose page it is; null for a program
    public Link link(Door door, @Nullable String origin, String address) {
        return new Link(this, door, origin, address);
    }

    public int count() {
        return open.size();
    }

    /// @return gives the place back
    /// @throws RefusedFrame `too-many-connections`; `busy` when the relay is going down
    Runnable enter(Link link, String address) throws RefusedFrame {
        if (closing) {
            throw new RefusedFrame(ErrorKind.BUSY);
        }
        var place = addresses.take(address);
        open.add(link);
        return () -> {
            open.remove(link);
            place.run();
            if (closing) {
                synchronized (open) {
                    open.notifyAll();
                }
            }
        };
    }

    private void look() {
        var now = clock.instant();
        for (var link : open) {
            try {
                link.look(now);
            } catch (RuntimeException e) {
                // One link's trouble must not end the watch over the others.
                var _ = errors.internal("A link", e);
            }
        }
    }

    /// Tells everybody to come back and resume, and waits a moment for them to hear it.
    public void farewell() {
        closing = true;
        live.closeAll(CloseReason.RESUME);
        open.forEach(link -> link.end(CloseReason.RESUME));
        try {
            synchronized (open) {
                var patience = System.nanoTime() + FAREWELL.toNanos();
                while (!open.isEmpty() && System.nanoTime() < patience) {
                    open.wait(FAREWELL.toMillis() / 10);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
