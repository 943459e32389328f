package dev.sportello.relay.live;

import dev.sportello.model.Entry;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A transport that keeps what it is given, and can stop reading. Thread-safe.
final class TestTransport implements Transport {
    private static final Codec CODEC = new Codec();

    private final List<RelayFrame> frames = new ArrayList<>();
    private @Nullable CloseReason closed;
    private boolean stalled;
    private boolean underWay;
    private @Nullable Sent held;

    volatile @Nullable Listener listener;

    @Override
    public synchronized void send(String frame, Sent sent) {
        if (underWay) {
            throw new AssertionError("A frame was sent before the one before it had left.");
        }
        try {
            frames.add(CODEC.relayFrame(frame));
        } catch (RefusedFrame e) {
            throw new AssertionError(e);
        }
        underWay = stalled;
        if (stalled) {
            held = sent;
        } else {
            sent.sent(null);
        }
    }

    @Override
    public synchronized void close(CloseReason reason) {
        if (closed != null) {
            throw new AssertionError("It was closed twice.");
        }
        closed = reason;
    }

    /// Reads no more: the next frame stays under way.
    synchronized void stall() {
        stalled = true;
    }

    synchronized void readAgain() {
        stalled = false;
        underWay = false;
        if (held != null) {
            held.sent(null);
        }
    }

    synchronized List<RelayFrame> frames() {
        return List.copyOf(frames);
    }

    synchronized @Nullable CloseReason closed() {
        return closed;
    }

    boolean caughtUp() {
        return frames().stream().anyMatch(RelayFrame.CaughtUp.class::isInstance);
    }

    List<Long> sequences() {
        return frames().stream()
                .flatMap(frame -> frame instanceof RelayFrame.Entries(List<Entry> entries)
                        ? entries.stream().map(Entry::sequence)
                        : Stream.of())
                .toList();
    }

    Listener listener() {
        return Objects.requireNonNull(listener);
    }
}
