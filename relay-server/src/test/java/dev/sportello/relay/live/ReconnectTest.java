package dev.sportello.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Listeners connect, are cut and come back at random points while writers write: each ends with exactly the
/// journal's entries, in order. The seed stands in the message of a failure; `-Dreconnect.seed=…` tries it
/// again.
@Tag("long")
class ReconnectTest extends OnBothDatabases {
    private static final int SHOPPERS = 4;
    private static final int AGENTS = 4;
    private static final int BURSTS = 40;

    /// Small, so that queues overflow now and then.
    private static final LiveLimits TIGHT = new LiveLimits(24 * 1024, 48 * 1024, 4 * 1024, Duration.ofSeconds(30));

    @Test
    void everyListenerEndsWithExactlyTheEntriesThatConcernIt() throws Exception {
        var seed = Long.getLong("reconnect.seed", System.nanoTime());
        var random = new Random(seed);
        try (var rig = new LiveRig(database(), TIGHT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = clients(rig, random);
            var writers = IntStream.range(0, SHOPPERS)
                    .mapToObj(shopper -> CompletableFuture.runAsync(write(rig, shopper, random.nextLong()), threads))
                    .toList();
            while (!writers.stream().allMatch(CompletableFuture::isDone)) {
                clients.get(random.nextInt(clients.size())).cut();
                Thread.onSpinWait();
            }
            join(writers);
            for (var client : clients) {
                var expected = expected(rig, client.scope);
                Awaitility.await("seed " + seed)
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(client.heard()).isEqualTo(expected));
                client.leave();
            }
        }
    }

    private static void join(List<CompletableFuture<Void>> writers) throws InterruptedException, ExecutionException {
        for (var writer : writers) {
            var _ = writer.get();
        }
    }

    private static Runnable write(LiveRig rig, int shopper, long seed) {
        var random = new Random(seed);
        return () -> {
            for (var burst = 0; burst < BURSTS; burst++) {
                rig.write(profile(shopper), 1 + random.nextInt(30));
            }
        };
    }

    private static List<Client> clients(LiveRig rig, Random random) {
        var clients = new ArrayList<Client>();
        for (var i = 0; i < AGENTS; i++) {
            clients.add(new Client(
                    rig, new Scope.Everything(new AgentId(new UUID(2, i)), "agent-" + i), random.nextLong()));
        }
        for (var i = 0; i < SHOPPERS; i++) {
            clients.add(new Client(rig, new Scope.Own(profile(i), "shopper-" + i), random.nextLong()));
        }
        clients.forEach(Client::connect);
        return clients;
    }

    private static ProfileId profile(int shopper) {
        return new ProfileId(new UUID(1, shopper + 1));
    }

    private static List<Long> expected(LiveRig rig, Scope scope) {
        var all = rig.journal.entries(0, rig.journal.head().sequence(), Integer.MAX_VALUE);
        return all.orElseThrow().stream()
                .filter(it -> !(scope instanceof Scope.Own own) || own.profile().equals(rig.shopper(it.entry())))
                .map(it -> it.sequence())
                .toList();
    }

    /// A client that remembers what it heard, and comes back from there. Thread-safe.
    private static final class Client {
        private static final Codec CODEC = new Codec();

        private final LiveRig rig;
        private final Scope scope;
        private final Random random;
        private final List<Long> heard = new ArrayList<>();
        private long position;
        private @Nullable Listener listener;

        /// Counts the connections: what an old one still says is not heard.
        private int connection;

        private boolean gone;

        Client(LiveRig rig, Scope scope, long seed) {
            this.rig = rig;
            this.scope = scope;
            random = new Random(seed);
        }

        synchronized void connect() {
            if (!gone) {
                var number = ++connection;
                listener = rig.live.join(scope, new Hello("", rig.position(position)), new ClientTransport(number));
            }
        }

        synchronized void cut() {
            if (listener != null) {
                listener.left();
            }
            connect();
        }

        synchronized void leave() {
            gone = true;
            connection++;
        }

        synchronized List<Long> heard() {
            return List.copyOf(heard);
        }

        private synchronized void hear(int number, String frame) {
            if (number != connection) {
                return;
            }
            switch (decoded(frame)) {
                case RelayFrame.Entries(List<Entry> entries) -> {
                    entries.forEach(entry -> heard.add(entry.sequence()));
                    position = heard.getLast();
                }
                case RelayFrame.CaughtUp(long sequence) -> position = Math.max(position, sequence);
                case RelayFrame.Welcome _, RelayFrame.Pong _ -> {}
                case RelayFrame _ -> throw new AssertionError("Unexpected: " + frame);
            }
        }

        private static RelayFrame decoded(String frame) {
            try {
                return CODEC.relayFrame(frame);
            } catch (RefusedFrame e) {
                throw new AssertionError(e);
            }
        }

        /// Reports a frame as sent at once, or a little later on another thread.
        private final class ClientTransport implements Transport {
            private final int number;

            ClientTransport(int number) {
                this.number = number;
            }

            @Override
            public void send(String frame, Sent sent) {
                hear(number, frame);
                if (random.nextInt(4) == 0) {
                    Thread.ofVirtual().start(() -> sent.sent(null));
                } else {
                    sent.sent(null);
                }
            }

            @Override
            public void close(CloseReason reason) {
                synchronized (Client.this) {
                    if (number == connection) {
                        connect();
                    }
                }
            }
        }
    }
}
