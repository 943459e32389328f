package dev.sportello.relay.live;

import dev.sportello.model.Entry;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// A transport whose frames leave on threads of their own, and that fails where the rules of [Transport] are broken.
/// Thread-safe.
final class ScheduledTransport implements Transport {
    private static final Codec CODEC = new Codec();

    private final List<RelayFrame> frames = new ArrayList<>();
    private final List<CloseReason> closed = new ArrayList<>();
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private final long last;
    private boolean underWay;

    /// @param last the number of the entry after which nothing is expected; not reached where it will be closed
    ScheduledTransport(long last) {
        this.last = last;
    }

    @Override
    public synchronized void send(String frame, Sent sent) {
        if (underWay) {
            throw new AssertionError("A frame was sent before the one before it had left.");
        }
        underWay = true;
        Thread.ofVirtual().name("transport").start(() -> {
            leaves(frame);
            sent.sent(null);
        });
    }

    private synchronized void leaves(String frame) {
        underWay = false;
        try {
            frames.add(CODEC.relayFrame(frame));
        } catch (RefusedFrame e) {
            throw new AssertionError(e);
        }
        if (sequences().contains(last) && caughtUp() == 1) {
            complete.complete(null);
        }
    }

    @Override
    public synchronized void close(CloseReason reason) {
        closed.add(reason);
        complete.complete(null);
    }

    /// Waits until the last entry has come, or it was closed.
    void await() {
        complete.join();
    }

    synchronized List<RelayFrame> frames() {
        return List.copyOf(frames);
    }

    synchronized List<CloseReason> closed() {
        return List.copyOf(closed);
    }

    synchronized long caughtUp() {
        return frames.stream().filter(RelayFrame.CaughtUp.class::isInstance).count();
    }

    synchronized List<Long> sequences() {
        return frames.stream()
                .flatMap(frame -> frame instanceof RelayFrame.Entries(List<Entry> entries)
                        ? entries.stream().map(Entry::sequence)
                        : Stream.of())
                .toList();
    }
}
