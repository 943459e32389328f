package dev.sportello.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.RelayFrame;
import java.util.List;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTest extends OnBothDatabases {
    private static final ProfileId MARIA = new ProfileId(new UUID(1, 1));
    private static final Scope ANNA = new Scope.Everything(new AgentId(new UUID(2, 1)), "session-1");

    private @Nullable LiveRig rig;

    @BeforeEach
    void begin() {
        rig = new LiveRig(database(), LiveLimits.DEFAULT);
    }

    @AfterEach
    void end() {
        rig().close();
    }

    private LiveRig rig() {
        return Objects.requireNonNull(rig);
    }

    private TestTransport join(Scope scope, long after) {
        return join(scope, new Position(rig().journal.head().epoch(), after), new TestTransport());
    }

    private TestTransport join(Scope scope, @Nullable Position after, TestTransport transport) {
        transport.listener = rig().live.join(scope, new Hello("", after), transport);
        return transport;
    }

    private static void await(ThrowingRunnable condition) {
        Awaitility.await().untilAsserted(condition);
    }

    @Test
    void welcomesThenReplaysThenSaysCaughtUpThenGoesOnLive() {
        rig().write(MARIA, 3);
        var transport = join(ANNA, 1);
        await(() -> assertThat(transport.caughtUp()).isTrue());
        rig().write(MARIA, 2);
        await(() -> assertThat(transport.sequences()).containsExactly(2L, 3L, 4L, 5L));
        assertThat(transport.frames().get(0)).isEqualTo(new RelayFrame.Welcome(1, rig().position(3)));
        assertThat(transport.frames().get(2)).isEqualTo(new RelayFrame.CaughtUp(3));
    }

    @Test
    void showsAShopperTheOwnEntriesOnly() {
        rig().write(MARIA, 1);
        rig().write(new ProfileId(new UUID(1, 2)), 2);
        var transport = join(new Scope.Own(MARIA, "session-2"), 0);
        await(() -> assertThat(transport.caughtUp()).isTrue());
        rig().write(new ProfileId(new UUID(1, 2)), 1);
        rig().write(MARIA, 1);
        await(() -> assertThat(transport.sequences()).containsExactly(1L, 5L));
    }

    @Test
    void tellsToStartOverWhomItCannotCatchUp() {
        rig().write(MARIA, 1);
        for (var unknown : new Position[] {null, rig().position(2), new Position(new UUID(5, 5), 0)}) {
            var transport = join(ANNA, unknown, new TestTransport());
            await(() -> assertThat(transport.closed()).isEqualTo(CloseReason.RESUME));
            assertThat(transport.frames()).last().isInstanceOf(RelayFrame.StartOver.class);
        }
        assertThat(rig().live.listeners()).isZero();
    }

    @Test
    void tellsToStartOverWhomseEntriesWereDropped() {
        rig().write(MARIA, 2);
        rig().journal.drop(LiveRig.NOW.plusSeconds(1), () -> true);
        // What was written since the start is in memory, dropped or not.
        rig().close();
        rig = new LiveRig(database(), LiveLimits.DEFAULT);
        rig().write(MARIA, 1);
        var transport = join(ANNA, 1);
        await(() -> assertThat(transport.closed()).isEqualTo(CloseReason.RESUME));
        assertThat(transport.frames()).last().isInstanceOf(RelayFrame.StartOver.class);
        var later = join(ANNA, 2);
        await(() -> assertThat(later.sequences()).containsExactly(3L));
    }

    @Test
    void catchesUpOverManyChunks() {
        rig().write(MARIA, 2_000);
        var transport = join(ANNA, 0);
        await(() -> assertThat(transport.sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_000).boxed().toList()));
    }

    @Test
    void closesOneThatDoesNotReadWithoutDelayingTheOthers() {
        var stalled = new TestTransport();
        stalled.stall();
        join(new Scope.Own(MARIA, "stalled"), rig().position(0), stalled);
        var reading = join(new Scope.Own(MARIA, "reading"), 0);
        await(() -> assertThat(reading.caughtUp()).isTrue());
        // As fast as the one who reads can: who lags by a whole queue is told to resume, also on a busy machine.
        for (var written = 100; written <= 3_000; written += 100) {
            rig().write(MARIA, 100);
            var most = written;
            await(() -> assertThat(reading.sequences()).hasSize(most));
        }
        // It was told to resume, or it still catches up and holds nothing but its chunk.
        assertThat(stalled.frames()).hasSize(1);
    }

    @Test
    void oneThatFellBehindCatchesUpOverTheSameConnection() {
        rig().close();
        rig = new LiveRig(database(), new LiveLimits(128 * 1024, 256 * 1024, 4 * 1024, Duration.ofMinutes(1)));
        var slow = join(ANNA, 0);
        await(() -> assertThat(slow.caughtUp()).isTrue());
        slow.stall();
        // Several times what its queue holds, in batches of which the first ones still have room.
        rig().write(MARIA, 3_000);
        slow.readAgain();
        rig().write(MARIA, 1);
        await(() -> assertThat(slow.sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3_001).boxed().toList()));
        assertThat(slow.closed()).isNull();
        assertThat(slow.frames())
                .filteredOn(RelayFrame.CaughtUp.class::isInstance)
                .hasSize(1);
    }

    @Test
    void manyWhoTakeNothingTogetherHoldLittleAndWhoReadsGetsAll() {
        rig().close();
        var all = 1024 * 1024;
        rig = new LiveRig(database(), new LiveLimits(256 * 1024, 512 * 1024, 64 * 1024, Duration.ofMinutes(1), all));
        var stalled = IntStream.range(0, 20)
                .mapToObj(number -> join(new Scope.Own(MARIA, "stalled " + number), 0))
                .toList();
        var reading = join(new Scope.Own(MARIA, "reading"), 0);
        await(() -> assertThat(stalled).allMatch(listener -> listener.caughtUp()));
        stalled.forEach(listener -> listener.stall());
        rig().write(MARIA, 3_000);
        await(() -> assertThat(reading.sequences()).hasSize(3_000));
        // Each may have a frame and a little more, whatever the others hold.
        assertThat(rig().live.heldBytes()).isLessThan(all + 20 * 80 * 1024);
        assertThat(reading.closed()).isNull();
    }

    @Test
    void closesALiveListenerThatTakesNothing() {
        rig().close();
        rig = new LiveRig(database(), new LiveLimits(256 * 1024, 512 * 1024, 64 * 1024, Duration.ZERO));
        var stalled = join(new Scope.Own(MARIA, "stalled"), 0);
        await(() -> assertThat(stalled.caughtUp()).isTrue());
        stalled.stall();
        rig().write(MARIA, 1);
        await(() -> assertThat(stalled.sequences()).hasSize(1));
        rig().write(MARIA, 1);
        await(() -> assertThat(stalled.closed()).isEqualTo(CloseReason.RESUME));
        assertThat(rig().live.listeners()).isZero();
    }

    @Test
    void saysDoneOnlyWhereNoEntrySaysIt() {
        var sender = join(new Scope.Own(MARIA, "sender"), 0);
        await(() -> assertThat(sender.caughtUp()).isTrue());
        var said = rig().say(MARIA);
        // As a socket does: on the writer's thread, when the entries have been published.
        rig().journal.submit(said).thenAccept(sender.listener()::answer).join();
        await(() -> assertThat(sender.sequences()).containsExactly(1L));
        // The same id again makes no entry.
        var again = rig().journal
                .submit(said)
                .thenApply(done -> {
                    sender.listener().answer(done);
                    return done;
                })
                .join();
        await(() -> assertThat(sender.frames())
                .filteredOn(RelayFrame.Done.class::isInstance)
                .containsExactly(again));
    }

    @Test
    void sendsAnswersBehindWhatWaits() {
        var transport = join(ANNA, 0);
        await(() -> assertThat(transport.caughtUp()).isTrue());
        transport.listener().answer(new RelayFrame.Pong());
        transport.listener().finish(new RelayFrame.Pong(), CloseReason.STAY_AWAY);
        transport.listener().answer(new RelayFrame.Pong());
        await(() -> assertThat(transport.closed()).isEqualTo(CloseReason.STAY_AWAY));
        assertThat(transport.frames())
                .filteredOn(RelayFrame.Pong.class::isInstance)
                .hasSize(2);
    }

    @Test
    void closesTheListenersOfAnEndedSession() {
        var ended = join(ANNA, 0);
        var other = join(new Scope.Everything(new AgentId(new UUID(2, 1)), "session-9"), 0);
        rig().live.closeSession("session-1", CloseReason.SIGN_IN_AGAIN);
        await(() -> assertThat(ended.closed()).isEqualTo(CloseReason.SIGN_IN_AGAIN));
        assertThat(other.closed()).isNull();
        assertThat(rig().live.listeners()).isEqualTo(1);
        rig().live.closeAll(CloseReason.RESUME);
        await(() -> assertThat(List.of(rig().live.listeners())).containsExactly(0));
    }
}
