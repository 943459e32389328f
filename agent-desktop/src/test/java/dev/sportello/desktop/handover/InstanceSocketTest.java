package dev.sportello.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceSocketTest {
    private final BlockingQueue<OpenRequest> received = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void whatASecondStartAsksReachesTheFirst() throws Exception {
        try (var instances = InstanceSocket.open(folder)) {
            instances.listen(received::add);
            assertThat(InstanceSocket.send(folder, null)).isTrue();
            assertThat(InstanceSocket.send(folder, "sportello://ticket/1042")).isTrue();
        }
        assertThat(received).containsExactly(new OpenRequest.Raise(), new OpenRequest.Open(new TicketId(1042)));
    }

    @Test
    void whatIsAskedBeforeThereIsAWindowWaitsForIt() {
        try (var instances = InstanceSocket.open(folder)) {
            assertThat(InstanceSocket.send(folder, "sportello://ticket/7")).isTrue();
            instances.listen(received::add);
        }
        assertThat(received).containsExactly(new OpenRequest.Open(new TicketId(7)));
    }

    @Test
    void aHostileLineIsCutAndOneThatNeverEndsHoldsNobodyUp() throws Exception {
        try (var instances = InstanceSocket.open(folder);
                var silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            instances.listen(received::add);
            silent.connect(UnixDomainSocketAddress.of(folder.resolve("instance.sock")));
            var _ = silent.write(ByteBuffer.wrap(new byte[] {'s'}));
            assertThat(InstanceSocket.send(folder, "sportello://ticket/1\nsportello://ticket/2"))
                    .isTrue();
            var _ = InstanceSocket.send(folder, "sportello://ticket/" + "1".repeat(100_000));
            assertThat(InstanceSocket.send(folder, null)).isTrue();
        }
        assertThat(received).contains(new OpenRequest.Raise()).doesNotHaveAnyElementsOfTypes(OpenRequest.Open.class);
    }

    @Test
    void whereNobodyIsNobodyHears() throws Exception {
        assertThat(InstanceSocket.send(folder, null)).isFalse();
        InstanceSocket.open(folder).close();
        assertThat(InstanceSocket.send(folder, null)).isFalse();
        Files.createFile(folder.resolve("instance.sock"));
        assertThat(InstanceSocket.send(folder, null)).isFalse();
        try (var instances = InstanceSocket.open(folder)) {
            instances.listen(received::add);
            assertThat(InstanceSocket.send(folder, null))
                    .as("what was left is replaced")
                    .isTrue();
        }
    }

    @Test
    void oneStartThatCannotBeTakenKeepsNoOtherAway() throws Exception {
        var failures = new ArrayDeque<IOException>(
                List.of(new IOException("Too many open files"), new ClosedChannelException()));
        try (var instances = InstanceSocket.open(folder)) {
            instances.accept(() -> {
                throw failures.remove();
            });
        }
        assertThat(failures).as("the next one was waited for").isEmpty();
    }

    @Test
    void oneThatHangsIsNotWaitedForEndlessly() throws Exception {
        try (var hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(folder.resolve("instance.sock")));
            assertThat(InstanceSocket.send(folder, null, Duration.ofMillis(50))).isFalse();
        }
    }

    @Test
    void whoIsAboutToLeaveReceivesNothing() throws Exception {
        var instances = InstanceSocket.open(folder);
        instances.listen(received::add);
        instances.close();
        assertThat(InstanceSocket.isIn(folder)).isFalse();
        assertThat(InstanceSocket.send(folder, null)).isFalse();
        try (var next = InstanceSocket.open(folder)) {
            next.listen(_ -> {});
            instances.close();
            assertThat(InstanceSocket.send(folder, null))
                    .as("the next one's socket stays")
                    .isTrue();
        }
        assertThat(received).isEmpty();
    }

    @Test
    void nobodyElseMayOpenTheSocket() throws Exception {
        try (var _ = InstanceSocket.open(folder)) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("instance.sock")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aFolderWhoseNameIsTooLongForASocketHasNone() throws Exception {
        var deep = Files.createDirectories(folder.resolve("d".repeat(120)));
        try (var instances = InstanceSocket.open(deep)) {
            instances.listen(received::add);
            assertThat(InstanceSocket.send(deep, null)).isFalse();
        }
    }
}
