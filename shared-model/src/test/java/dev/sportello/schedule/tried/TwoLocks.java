package dev.sportello.schedule.tried;

import dev.sportello.schedule.Scenario;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Two threads take two locks, each in its own order.
public final class TwoLocks implements Scenario {
    private final ReentrantLock one = new ReentrantLock();
    private final ReentrantLock other = new ReentrantLock();

    @Override
    public void run(RandomGenerator random) throws InterruptedException {
        var second = Thread.ofVirtual().start(() -> take(other, one));
        take(one, other);
        second.join();
    }

    private static void take(ReentrantLock first, ReentrantLock second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }
}
