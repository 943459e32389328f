package dev.sportello.schedule.tried;

import java.util.concurrent.locks.ReentrantLock;

/// Counts under a monitor and under a lock. Thread-safe.
final class Counter {
    private final ReentrantLock lock = new ReentrantLock();
    private int locked;
    private int guarded;

    void countLocked() {
        lock.lock();
        try {
            locked++;
        } finally {
            lock.unlock();
        }
    }

    synchronized void countGuarded() {
        guarded++;
    }

    synchronized int sum() {
        return locked + guarded;
    }
}
