package dev.sportello.relay.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Two transactions that write the same row in the same instant: one of them is refused by the database, and finds the
/// other's row when it tries again.
public final class WriteConflict {
    private static final int MOST_TRIES = 20;
    private static final int MOST_WAITS = 3;
    private static final int MOST_STEPS = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /// In both databases. One that is taken each time is not taken by another's transaction that is under way.
    private static final String KEY_TAKEN = "23505";

    /// PostgreSQL's and H2's deadlock; H2's concurrent update, and its wait for another's lock that took too long.
    private static final Set<String> LOCKED = Set.of("40001", "40P01", "90131", "HYT00");

    /// Runs a whole transaction, and again while it loses against another.
    ///
    /// @param transaction harmless to repeat
    public static <T> T retried(Supplier<T> transaction) {
        for (var tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (JdbiException e) {
                if (!lost(e) || tries >= (waited(e) ? MOST_WAITS : MOST_TRIES)) {
                    throw e;
                }
            }
        }
    }

    /// @param <E> what it throws beside
    @FunctionalInterface
    public interface Step<T, E extends Exception> {
        T take() throws E;
    }

    /// Takes a step of something longer that would have to begin anew, and again after a pause while others are
    /// quicker: they are often done by then.
    ///
    /// @param step harmless to repeat, of transactions that are [#retried]
    public static <T, E extends Exception> T patiently(Step<T, E> step) throws E {
        for (var tries = 1; ; tries++) {
            try {
                return step.take();
            } catch (JdbiException e) {
                if (!causes(e) || tries >= MOST_STEPS) {
                    throw e;
                }
                LockSupport.parkNanos(tries * PAUSE.toNanos());
            }
        }
    }

    /// Whether it lost after a while: it has kept a connection all that time.
    private static boolean waited(JdbiException e) {
        return e.getCause() instanceof SQLException sql && "HYT00".equals(sql.getSQLState());
    }

    private static boolean lost(JdbiException e) {
        return causes(e) || e.getCause() instanceof SQLException sql && KEY_TAKEN.equals(sql.getSQLState());
    }

    /// Whether a problem is that others were at the same rows, each time that it was tried: it is nothing about what
    /// was to be written, which may be tried again later.
    public static boolean causes(@Nullable Throwable problem) {
        return problem instanceof JdbiException
                && problem.getCause() instanceof SQLException sql
                && LOCKED.contains(String.valueOf(sql.getSQLState()));
    }

    private WriteConflict() {}
}
