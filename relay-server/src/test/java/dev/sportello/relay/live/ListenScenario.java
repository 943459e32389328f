package dev.sportello.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.Database;
import dev.sportello.schedule.Scenario;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// Two shoppers write while three desktops of an agent join and read slowly; in some schedules the agent's session is
/// ended meanwhile.
final class ListenScenario implements Scenario {
    private static final ProfileId MARIA = new ProfileId(new UUID(1, 1));
    private static final ProfileId PAOLO = new ProfileId(new UUID(1, 2));
    private static final int MESSAGES = 4;
    private static final int AGENTS = 3;

    /// Room for few messages, so that a listener falls behind.
    private static final LiveLimits LIMITS = new LiveLimits(1_200, 1_200, 600, Duration.ofMinutes(1));

    private final Database database;

    ListenScenario(Database database) {
        this.database = database;
    }

    @Override
    public void run(RandomGenerator random) throws InterruptedException {
        try (var rig = new LiveRig(database, LIMITS)) {
            rig.write(MARIA, 2);
            var head = rig.journal.head().sequence();
            var after = head - random.nextInt(3);
            var threads = new ArrayList<Thread>();
            List.of(MARIA, PAOLO).forEach(shopper -> threads.add(start(() -> write(rig, shopper))));

            var ended = random.nextInt(4) == 0;
            var transports = new ArrayList<ScheduledTransport>();
            var joined = new CountDownLatch(AGENTS);
            for (var i = 0; i < AGENTS; i++) {
                var transport = new ScheduledTransport(ended ? Long.MAX_VALUE : head + 2 * MESSAGES);
                transports.add(transport);
                threads.add(start(() -> {
                    var listener = join(rig, transport, after);
                    joined.countDown();
                    listener.answer(new RelayFrame.Pong());
                }));
            }
            if (ended) {
                threads.add(start(() -> end(rig, joined)));
            }
            transports.forEach(ScheduledTransport::await);
            for (var thread : threads) {
                thread.join();
            }
            transports.forEach(transport -> check(transport, after, head + 2 * MESSAGES, ended));
            rig.live.closeAll(CloseReason.RESUME);
            assertThat(rig.live.heldBytes()).as("bytes held for nobody").isZero();
        }
    }

    private static Thread start(Runnable work) {
        return Thread.ofVirtual().name("test").start(work);
    }

    /// One after the other, each in a commit of its own.
    private static void write(LiveRig rig, ProfileId shopper) {
        for (var i = 0; i < MESSAGES; i++) {
            rig.write(shopper, 1);
        }
    }

    private static Listener join(LiveRig rig, Transport transport, long after) {
        var scope = new Scope.Everything(new AgentId(new UUID(2, 1)), "session");
        return rig.live.join(scope, new Hello("", rig.position(after)), transport);
    }

    /// One who has not joined is not there to be closed.
    private static void end(LiveRig rig, CountDownLatch joined) {
        try {
            joined.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        rig.live.closeSession("session", CloseReason.SIGN_IN_AGAIN);
    }

    private static void check(ScheduledTransport transport, long after, long last, boolean ended) {
        var all = LongStream.rangeClosed(after + 1, last).boxed().toList();
        if (ended) {
            assertThat(transport.closed()).containsExactly(CloseReason.SIGN_IN_AGAIN);
            assertThat(all.subList(0, Math.min(all.size(), transport.sequences().size())))
                    .isEqualTo(transport.sequences());
        } else {
            assertThat(transport.closed()).isEmpty();
            assertThat(transport.sequences()).as("what a listener receives").isEqualTo(all);
            assertThat(transport.frames().getFirst()).isInstanceOf(RelayFrame.Welcome.class);
            assertThat(transport.caughtUp())
                    .as("how often it was told to be live")
                    .isOne();
        }
    }
}
