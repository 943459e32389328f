package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.schedule.Fault;
import dev.sportello.schedule.Schedules;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tries orders of the threads that write, send, receive and store.
@Tag("long")
class SendScheduleTest {
    private static final String OUTBOX = "main/java/dev/sportello/desktop/replica/CommandOutbox.java";
    private static final Schedules SEND = Schedules.of(SendScenario.class, "dev.sportello.desktop.replica");

    @TempDir
    Path folder;

    @Test
    void whatTheAgentWritesReachesTheRelayOnceAndInOrder() {
        SEND.hold(50, folder);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(OUTBOX, "thread.run(() -> add(act));", "add(act);"),
                new Fault(OUTBOX, "review();\n            more();", "review();"),
                new Fault("main/java/dev/sportello/desktop/connection/Sender.java", "busy.add(queued.ticket());", ""));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsAFault(Fault fault) {
        assertThat(SEND.with(fault).firstFailure(200, folder))
                .as("the first order in which it fails")
                .isPresent();
    }
}
