package dev.sportello.relay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.AgentId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.http.HeldBytes;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ListenerTest extends OnBothDatabases {
    private static final ProfileId MARIA = new ProfileId(new UUID(1, 1));
    private static final LiveLimits LIMITS = LiveLimits.DEFAULT;

    /// Whoever publishes knows a listener a moment before it is welcomed.
    @Test
    void whatIsPublishedBeforeTheWelcomeComesBehindIt() {
        try (var rig = new LiveRig(database(), LIMITS)) {
            rig.write(MARIA, 2);
            var transport = new TestTransport();
            var listener = new Listener(
                    new Scope.Everything(new AgentId(new UUID(2, 1)), "session"),
                    transport,
                    new OutboundQueue(new Codec(), LIMITS, LIMITS.agentBytes(), new HeldBytes(1 << 20)),
                    new Replay(rig.journal, rig, LIMITS.frame()),
                    task -> Thread.ofVirtual().start(task),
                    _ -> {});
            listener.publish(EntryBatch.of(entriesAfter(rig, 1), LIMITS.frame()));
            // Longer than a thread takes that would read the journal too early.
            await().during(Duration.ofMillis(300))
                    .until(() -> transport.frames().isEmpty());
            listener.begin(new Hello("", rig.position(1)));
            await().untilAsserted(() -> assertThat(transport.sequences()).containsExactly(2L));
            assertThat(transport.frames().getFirst()).isEqualTo(new RelayFrame.Welcome(1, rig.position(2)));
        }
    }

    @Test
    void anErrorDisconnectsItToResumeAndIsNotWaitedFor() {
        try (var rig = new LiveRig(database(), LIMITS)) {
            var closed = new CompletableFuture<CloseReason>();
            var transport = new Transport() {
                @Override
                public void send(String frame, Sent sent) {
                    throw new StackOverflowError("A test.");
                }

                @Override
                public void close(CloseReason reason) {
                    closed.complete(reason);
                }
            };
            var listener = new Listener(
                    new Scope.Everything(new AgentId(new UUID(2, 1)), "session"),
                    transport,
                    new OutboundQueue(new Codec(), LIMITS, LIMITS.agentBytes(), new HeldBytes(1 << 20)),
                    new Replay(rig.journal, rig, LIMITS.frame()),
                    task -> Thread.ofVirtual().start(task),
                    _ -> {});
            listener.begin(new Hello("", rig.position(0)));
            await().until(closed::isDone);
            assertThat(closed.join()).isEqualTo(CloseReason.RESUME);
            assertThat(listener.goesOn()).isFalse();
        }
    }

    private static List<JournalEntry> entriesAfter(LiveRig rig, long after) {
        return rig.journal.entries(after, rig.journal.head().sequence(), 10).orElseThrow();
    }
}
