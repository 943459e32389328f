package dev.sportello.relay.http;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes the relay holds for all its clients together, so that many who each keep to their own limit cannot
/// fill the memory. Thread-safe.
public final class HeldBytes {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    public HeldBytes(long most) {
        this.most = most;
    }

    /// Takes room for so many more bytes, if there is any.
    public boolean tryTake(long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /// Takes room for so many more bytes, whether or not there is any.
    public void take(long bytes) {
        held.addAndGet(bytes);
    }

    public void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    /// Whether more is held than should be.
    public boolean isFull() {
        return held.get() > most;
    }

    /// How many bytes are held now.
    public long held() {
        return held.get();
    }
}
