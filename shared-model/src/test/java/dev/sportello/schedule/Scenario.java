package dev.sportello.schedule;

import java.util.random.RandomGenerator;

/// What several threads do at once, and what must hold whatever their order. It lies in one of the packages that
/// [Schedules] controls; its constructor takes what all schedules share.
@FunctionalInterface
public interface Scenario {

    /// Starts threads as the programs do, waits for them, and asserts. Called once for each schedule, on an object of
    /// its own.
    ///
    /// @param random for what the scenario itself chooses; the same for the same seed
    void run(RandomGenerator random) throws Exception;
}
