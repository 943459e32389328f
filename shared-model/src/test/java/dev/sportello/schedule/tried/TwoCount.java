package dev.sportello.schedule.tried;

import dev.sportello.schedule.Scenario;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Two threads count at once.
public final class TwoCount implements Scenario {
    private final Counter counter = new Counter();

    @Override
    public void run(RandomGenerator random) throws InterruptedException {
        for (var thread : threads()) {
            thread.join();
        }
        if (counter.sum() != 8) {
            throw new AssertionError("A count was lost.");
        }
    }

    private List<Thread> threads() {
        return Stream.of(Thread.ofVirtual(), Thread.ofPlatform().daemon())
                .map(builder -> builder.start(this::count))
                .toList();
    }

    private void count() {
        for (var i = 0; i < 2; i++) {
            counter.countLocked();
            counter.countGuarded();
        }
    }
}
