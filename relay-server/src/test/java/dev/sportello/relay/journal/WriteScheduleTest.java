package dev.sportello.relay.journal;

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

/// Tries orders of the threads that submit, write, project and read.
@Tag("long")
class WriteScheduleTest extends OnADatabase {
    private static final String JOURNAL = "main/java/dev/sportello/relay/journal/";
    private static final Schedules WRITE = Schedules.of(WriteScenario.class);

    @Override
    protected TestDatabase kind() {
        return TestDatabase.H2;
    }

    @Test
    void eachCommandIsCarriedOutOnceAndAnsweredWhenItIsCommittedAndPublished() {
        WRITE.hold(150, database());
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(
                        JOURNAL + "Writer.java",
                        "commit.carryOut();",
                        "commit.carryOut();\n            commit.answer();"),
                new Fault(JOURNAL + "Projections.java", "upTo = take();", "upTo = take();\n        written = upTo;"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsAFault(Fault fault) {
        assertThat(WRITE.with(fault).firstFailure(500, database()))
                .as("the first order in which it fails")
                .isPresent();
    }
}
