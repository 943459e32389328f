package dev.sportello.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.schedule.Fault;
import dev.sportello.schedule.Schedules;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tries orders of the threads of listeners, their queues and the writer, on a real journal.
@Tag("long")
class ListenScheduleTest {
    private static final String LISTENER = "main/java/dev/sportello/relay/live/Listener.java";
    private static final Schedules LISTEN =
            Schedules.of(ListenScenario.class, "dev.sportello.relay.journal", "dev.sportello.relay.http");

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(TestDatabase.H2.fresh(folder));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aListenerReceivesEachEntryOnceAndInOrder() {
        LISTEN.hold(150, database);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(LISTENER, "lock.lock();", ""),
                new Fault(LISTENER, "!busy && state", "state"),
                new Fault(LISTENER, "ahead.begin();\n            return", "return"),
                new Fault(LISTENER, "if (ahead.complete()) {", "{"),
                new Fault(LISTENER, "(batch.first() > position)", "(true)"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsAFault(Fault fault) {
        assertThat(LISTEN.with(fault).firstFailure(500, database))
                .as("the first order in which it fails")
                .isPresent();
    }
}
