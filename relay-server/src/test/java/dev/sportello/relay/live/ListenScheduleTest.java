package dev.sportello.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.storage.OnADatabase;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.schedule.Fault;
import dev.sportello.schedule.Schedules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tries orders of the threads of listeners, their queues and the writer, on a real journal.
@Tag("long")
class ListenScheduleTest extends OnADatabase {
    private static final String LISTENER = "main/java/dev/sportello/relay/live/Listener.java";
    private static final String ENTRIES = "main/java/dev/sportello/relay/live/QueuedEntries.java";
    private static final String NO_LOCK =
            "new ReentrantLock() { @Override public void lock() {} @Override public void unlock() {} }";
    private static final Schedules LISTEN =
            Schedules.of(ListenScenario.class, "dev.sportello.relay.journal", "dev.sportello.relay.http");

    @Override
    protected TestDatabase kind() {
        return TestDatabase.H2;
    }

    @Test
    void aListenerReceivesEachEntryOnceAndInOrder() {
        LISTEN.hold(150, database());
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(LISTENER, "new ReentrantLock()", NO_LOCK),
                new Fault(LISTENER, "!busy && state", "state"),
                new Fault(ENTRIES, "ahead.begin();\n        return", "return"),
                new Fault(ENTRIES, "return ahead.complete();", "return true;"),
                new Fault(ENTRIES, "(batch.first() > position)", "(true)"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsAFault(Fault fault) {
        assertThat(LISTEN.with(fault).firstFailure(5_000, database()))
                .as("the first order in which it fails")
                .isPresent();
    }
}
