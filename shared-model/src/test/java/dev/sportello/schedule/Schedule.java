package dev.sportello.schedule;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One order of a scenario's threads. They are virtual threads whose only carrier is the thread that calls [#run]: one
/// runs at a time, until it waits, or until a [#point] takes its turn away; a seed decides who runs next. The same
/// seed makes the same order, as long as no timer of the code under test fires.
///
/// The public methods are called by the code that [SchedulingPoints] puts into the classes under test.
public final class Schedule {

    /// No timer of the code under test is longer.
    private static final Duration LONGEST_TIMER = Duration.ofSeconds(4);

    /// For who waits without a timer, and for whom a thread may do something that is not the schedule's. Only a
    /// deadlock takes so long, or a machine that is busy with something else.
    private static final Duration WITHOUT_TIMER = Duration.ofSeconds(2);

    private static final int MOST_STEPS = 200_000;

    /// Threads that look again from time to time go on for ever; a scenario needs none of that.
    private static final int MOST_TIMERS = 4;

    /// Of what a point asks: how often a turn ends there. Some faults need many changes of turn, others few.
    private static final int[] ONE_IN = {1, 2, 4, 10, 30, 100};

    private static final int SLEEPS_ONE_IN = 40;

    private static volatile @Nullable Schedule current;

    private enum Choice {
        ANY,
        HIGHEST,
        AWAKE
    }

    private final Random random;
    private final int oneIn;
    private final Choice choice;

    /// The steps after which the thread of the highest priority becomes the one of the lowest.
    private final Set<Integer> demotions = new HashSet<>();

    private final List<Runnable> runnable = new ArrayList<>();
    private final BlockingQueue<Runnable> fromOutside = new LinkedBlockingQueue<>();
    private final Map<Runnable, Double> priorities = new IdentityHashMap<>();
    private final Map<Runnable, Integer> asleepUntil = new IdentityHashMap<>();
    private final Map<Object, ReentrantLock> monitors = new IdentityHashMap<>();
    private final Set<Thread> seen = new LinkedHashSet<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Thread carrier = Thread.currentThread();
    private int trace = 1;
    private int timers;
    private int steps;

    Schedule(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        oneIn = ONE_IN[random.nextInt(ONE_IN.length)];
        choice = Choice.values()[random.nextInt(Choice.values().length)];
        // Few demotions, at any moment of a short or a long scenario: see "probabilistic concurrency testing".
        var within = 1 << random.nextInt(6, 14);
        for (var i = 0; i < random.nextInt(1, 5); i++) {
            demotions.add(random.nextInt(within));
        }
    }

    /// Runs a scenario to its end, and what its threads still have to do then.
    ///
    /// @return stands for the order that the threads had
    /// @throws AssertionError if the scenario or one of its threads failed, or nothing goes on
    int run(Scenario scenario) {
        current = this;
        try {
            var main = builder().name("scenario").start(() -> carryOut(scenario));
            for (var step = 0; next(main.isAlive()); step++) {
                if (step > MOST_STEPS) {
                    throw new AssertionError("The scenario does not end.");
                }
            }
        } finally {
            current = null;
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("In this order of threads it fails.", failures.getFirst());
        }
        return trace;
    }

    private void carryOut(Scenario scenario) {
        try {
            scenario.run(random);
        } catch (Exception | Error e) {
            failures.add(e);
        }
    }

    /// @return false when nothing is left to do
    private boolean next(boolean goesOn) {
        fromOutside.drainTo(runnable);
        if (runnable.isEmpty()) {
            if (!goesOn || !failures.isEmpty()) {
                return false;
            }
            runnable.add(awaitTimer());
        }
        var chosen = switch (choice) {
            case ANY -> random.nextInt(runnable.size());
            case HIGHEST -> highest();
            case AWAKE -> awake();
        };
        steps++;
        trace = 31 * trace + chosen + 7 * runnable.size();
        runnable.remove(chosen).run();
        return true;
    }

    private Runnable awaitTimer() {
        var timer = seen.stream().anyMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING);
        var longest = timer ? LONGEST_TIMER : WITHOUT_TIMER;
        try {
            var late = fromOutside.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (late != null && (!timer || ++timers <= MOST_TIMERS)) {
                return late;
            }
        } catch (InterruptedException e) {
            carrier.interrupt();
        }
        throw new AssertionError("No thread can go on:\n" + stacks());
    }

    private String stacks() {
        return seen.stream()
                .filter(Thread::isAlive)
                .map(thread -> thread.getName() + "\n"
                        + Arrays.stream(thread.getStackTrace())
                                .map(frame -> "    " + frame)
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    /// The thread of the highest priority runs; see [#demotions].
    private int highest() {
        var highest = 0;
        for (var i = 1; i < runnable.size(); i++) {
            if (priority(runnable.get(i)) > priority(runnable.get(highest))) {
                highest = i;
            }
        }
        if (demotions.contains(steps)) {
            priorities.put(runnable.get(highest), -random.nextDouble());
        }
        return highest;
    }

    /// Any thread runs, but for those that were put to sleep somewhere, for as long as others need for much.
    private int awake() {
        var awake = IntStream.range(0, runnable.size())
                .filter(i -> asleepUntil.getOrDefault(runnable.get(i), 0) <= steps)
                .toArray();
        if (awake.length == 0) {
            return random.nextInt(runnable.size());
        }
        var chosen = awake[random.nextInt(awake.length)];
        if (random.nextInt(SLEEPS_ONE_IN) == 0) {
            asleepUntil.put(runnable.get(chosen), steps + random.nextInt(1_000));
        }
        return chosen;
    }

    private double priority(Runnable thread) {
        return priorities.computeIfAbsent(thread, _ -> random.nextDouble());
    }

    private void execute(Runnable thread) {
        if (Thread.currentThread() == carrier) {
            runnable.add(thread);
        } else {
            fromOutside.add(thread);
        }
    }

    private Thread.Builder.OfVirtual builder() {
        try {
            return NewBuilder.WITH_SCHEDULER
                    .newInstance((Executor) this::execute)
                    .uncaughtExceptionHandler((_, failure) -> failures.add(failure));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("This JDK makes virtual threads in another way.", e);
        }
    }

    /// The JDK's own way to give virtual threads another scheduler, which its tests use as well.
    private static final class NewBuilder {
        static final Constructor<? extends Thread.Builder.OfVirtual> WITH_SCHEDULER = find();

        private static Constructor<? extends Thread.Builder.OfVirtual> find() {
            try {
                var constructor = Thread.ofVirtual().getClass().getDeclaredConstructor(Executor.class);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException e) {
                throw new LinkageError("This JDK makes virtual threads in another way.", e);
            }
        }

        private NewBuilder() {}
    }

    /// Whether the calling thread is one of a schedule's.
    private static @Nullable Schedule ofThisThread() {
        return Thread.currentThread().isVirtual() ? current : null;
    }

    /// Here another thread may run first.
    @SuppressWarnings("ThreadPriorityCheck") // The scheduler that it asks is this one.
    public static void point() {
        var schedule = ofThisThread();
        if (schedule != null) {
            schedule.seen.add(Thread.currentThread());
            if (schedule.random.nextInt(schedule.oneIn) == 0) {
                Thread.yield();
            }
        }
    }

    /// In place of the entry into a monitor.
    public static void enter(Object monitor) {
        var schedule = ofThisThread();
        if (schedule != null) {
            point();
            schedule.lock(monitor).lock();
        }
    }

    /// In place of the exit from a monitor.
    public static void exit(Object monitor) {
        var schedule = ofThisThread();
        if (schedule != null) {
            schedule.lock(monitor).unlock();
            point();
        }
    }

    private ReentrantLock lock(Object monitor) {
        return monitors.computeIfAbsent(monitor, _ -> new ReentrantLock());
    }

    /// In place of [Thread#ofPlatform] and [Thread#ofVirtual].
    public static Thread.Builder.OfVirtual threads() {
        var schedule = current;
        return schedule == null ? Thread.ofVirtual() : schedule.builder();
    }

    /// In place of [Thread.Builder.OfPlatform#daemon()], which virtual threads are.
    public static Thread.Builder.OfVirtual daemon(Thread.Builder.OfVirtual builder) {
        return builder;
    }

    /// In place of [Executors#newVirtualThreadPerTaskExecutor].
    public static ExecutorService executor() {
        return Executors.newThreadPerTaskExecutor(threads().factory());
    }

    /// In place of [LockSupport#parkNanos(long)]: a time that is no order.
    @SuppressWarnings("ThreadPriorityCheck") // The scheduler that it asks is this one.
    public static void pause(long nanos) {
        if (ofThisThread() == null) {
            LockSupport.parkNanos(nanos);
        } else {
            Thread.yield();
        }
    }
}
