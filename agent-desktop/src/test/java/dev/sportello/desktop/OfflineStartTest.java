package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.SessionFile;
import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.sample.Staff;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program starts where the relay cannot be reached: nobody answers there, and there never is a link.
@Tag("long")
class OfflineStartTest {
    private static final int TICKETS = 40;
    private static final int MESSAGES = 20;

    @TempDir
    private Path folder;

    @Test
    void theFullInboxAndAThreadComeFromTheDisk() throws Exception {
        // Accepts what connects, and never says anything.
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            fill(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"));
            try (var desktop = RunningDesktop.open(folder).awaitInbox()) {
                assertThat(desktop.words("#all .count")).isEqualTo("" + TICKETS);
                desktop.click("#all");
                await("all tickets").atMost(RunningDesktop.PATIENCE).until(() -> desktop.tickets() == TICKETS);
                desktop.openFirstLine();
                await("the thread")
                        .atMost(RunningDesktop.PATIENCE)
                        .until(() -> !desktop.bubbles().isEmpty());
                assertThat(desktop.openTicket()).isEqualTo(LargeInbox.longOne());
                assertThat(desktop.canReply()).isTrue();
                assertThat(desktop.words("#linkText")).as("no link meanwhile").contains("Connecting");
            }
        }
    }

    private void fill(URI relay) throws Exception {
        var clock = Clock.systemUTC();
        var damaged = new DamagedFiles(clock);
        var session = new SavedSession(relay, "none", Staff.ANNA);
        new SessionFile(folder.resolve("session.json"), damaged).write(session);
        var own = Files.createDirectories(folder.resolve(Desktop.folderName(session)));
        try (var replica = new Replica(own, session.you(), damaged, clock, new Random(1))) {
            new LargeInbox(TICKETS, clock).fill(replica, MESSAGES);
        }
    }
}
