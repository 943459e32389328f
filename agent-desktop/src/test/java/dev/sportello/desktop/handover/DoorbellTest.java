package dev.sportello.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorbellTest {
    private final BlockingQueue<Call> heard = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void whatASecondStartAsksReachesTheFirst() throws Exception {
        try (var bell = Doorbell.hang(folder)) {
            bell.listen(heard::add);
            assertThat(Doorbell.ring(folder, null)).isTrue();
            assertThat(Doorbell.ring(folder, "sportello://ticket/1042")).isTrue();
        }
        assertThat(heard).containsExactly(new Call.Raise(), new Call.Open(new TicketId(1042)));
    }

    @Test
    void whatIsAskedBeforeThereIsAWindowWaitsForIt() {
        try (var bell = Doorbell.hang(folder)) {
            assertThat(Doorbell.ring(folder, "sportello://ticket/7")).isTrue();
            bell.listen(heard::add);
        }
        assertThat(heard).containsExactly(new Call.Open(new TicketId(7)));
    }

    @Test
    void aHostileLineIsCutAndOneThatNeverEndsHoldsNobodyUp() throws Exception {
        try (var bell = Doorbell.hang(folder);
                var silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            bell.listen(heard::add);
            silent.connect(UnixDomainSocketAddress.of(folder.resolve("doorbell")));
            var _ = silent.write(ByteBuffer.wrap(new byte[] {'s'}));
            assertThat(Doorbell.ring(folder, "sportello://ticket/1\nsportello://ticket/2"))
                    .isTrue();
            var _ = Doorbell.ring(folder, "sportello://ticket/" + "1".repeat(100_000));
            assertThat(Doorbell.ring(folder, null)).isTrue();
        }
        assertThat(heard).contains(new Call.Raise()).doesNotHaveAnyElementsOfTypes(Call.Open.class);
    }

    @Test
    void whereNobodyIsNobodyHears() throws Exception {
        assertThat(Doorbell.ring(folder, null)).isFalse();
        Doorbell.hang(folder).close();
        assertThat(Doorbell.ring(folder, null)).isFalse();
        Files.createFile(folder.resolve("doorbell"));
        assertThat(Doorbell.ring(folder, null)).isFalse();
        try (var bell = Doorbell.hang(folder)) {
            bell.listen(heard::add);
            assertThat(Doorbell.ring(folder, null))
                    .as("what was left is replaced")
                    .isTrue();
        }
    }

    @Test
    void aFolderWhoseNameIsTooLongForASocketHasNone() throws Exception {
        var deep = Files.createDirectories(folder.resolve("d".repeat(120)));
        try (var bell = Doorbell.hang(deep)) {
            bell.listen(heard::add);
            assertThat(Doorbell.ring(deep, null)).isFalse();
        }
    }
}
