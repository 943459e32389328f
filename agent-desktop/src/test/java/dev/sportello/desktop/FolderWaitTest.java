package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.handover.OpenRequest;
import dev.sportello.model.TicketId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start while another program still has the data folder.
class FolderWaitTest {
    private static final Timing TIMING = new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1));

    private final AtomicInteger pauses = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsBeingLeftIsWaitedFor() throws Exception {
        var leaving = new Desktop(folder, TIMING);
        leaving.instances().close();
        try (var next = Objects.requireNonNull(FolderWait.open(folder, null, TIMING, leaving::close))) {
            assertThat(next.session()).isNull();
        }
    }

    @Test
    void oneThatIsNeverLeftIsInUse() throws Exception {
        try (var hanging = new Desktop(folder, TIMING)) {
            hanging.instances().close();
            assertThatThrownBy(() -> FolderWait.open(folder, null, TIMING, pauses::incrementAndGet))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Sportello desktop");
        }
        assertThat(pauses.get()).isPositive();
    }

    @Test
    void oneThatAnotherStartHasTakenMeanwhileIsAskedToOpenTheLink() throws Exception {
        List<OpenRequest> received = new CopyOnWriteArrayList<>();
        try (var other = new Desktop(folder, TIMING)) {
            other.instances().listen(received::add);
            assertThat(FolderWait.open(folder, "sportello://ticket/7", TIMING, pauses::incrementAndGet))
                    .isNull();
        }
        assertThat(received).containsExactly(new OpenRequest.Open(new TicketId(7)));
        assertThat(pauses).hasValue(0);
    }

    @Test
    void oneThatCannotBeUsedIsNotWaitedFor() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> FolderWait.open(file, null, TIMING, pauses::incrementAndGet))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be used");
        assertThat(pauses).hasValue(0);
    }
}
