package dev.sportello.schedule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Runs a scenario in many orders of its threads. `-Dschedules=N` tries more of them, `-Dschedule=SEED` one.
///
/// @param scenario has one constructor, which takes `shared`
/// @param packages whose threads are controlled, by their full names: the scenario's, and those of what it tries.
///     Nothing outside of them may hold one of their classes
/// @param changed classes with a fault in them
public record Schedules(Class<? extends Scenario> scenario, Set<String> packages, Map<String, byte[]> changed) {
    private static final int MANY = Integer.getInteger("schedules", 0);
    private static final long ONE = Long.getLong("schedule", -1);

    public static Schedules of(Class<? extends Scenario> scenario, String... others) {
        var packages = new HashSet<>(Set.of(others));
        packages.add(scenario.getPackageName());
        return new Schedules(scenario, packages, Map.of());
    }

    /// The same with a fault.
    public Schedules with(Fault fault) {
        var more = new HashMap<>(changed);
        more.putAll(fault.compiled());
        return new Schedules(scenario, packages, more);
    }

    /// @param schedules how many orders to try, where nobody asks for more
    /// @param shared what all schedules share; of classes outside of the packages
    /// @throws AssertionError naming the seed of an order in which the scenario fails
    public void hold(int schedules, Object... shared) {
        var classes = new ControlledClasses(packages, changed);
        var last = ONE >= 0 ? ONE : Math.max(MANY, schedules);
        for (var seed = Math.max(1, ONE); seed <= last; seed++) {
            try {
                var _ = run(classes, seed, shared);
            } catch (AssertionError e) {
                throw new AssertionError("Fails with -Dschedule=" + seed, e);
            }
        }
    }

    /// The first seed whose order makes the scenario fail; empty where none of so many does.
    public OptionalLong firstFailure(int schedules, Object... shared) {
        var classes = new ControlledClasses(packages, changed);
        for (var seed = 1L; seed <= schedules; seed++) {
            try {
                var _ = run(classes, seed, shared);
            } catch (AssertionError e) {
                return OptionalLong.of(seed);
            }
        }
        return OptionalLong.empty();
    }

    /// Stands for the order of one seed.
    int trace(long seed, Object... shared) {
        return run(new ControlledClasses(packages, changed), seed, shared);
    }

    private int run(ControlledClasses classes, long seed, Object... shared) {
        try {
            var constructor = classes.loadClass(scenario.getName()).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return new Schedule(seed).run((Scenario) constructor.newInstance(shared));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The scenario cannot be made.", e);
        }
    }
}
