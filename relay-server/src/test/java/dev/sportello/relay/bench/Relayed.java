package dev.sportello.relay.bench;

import dev.sportello.relay.rig.Door;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Shoppers who write as fast as they are answered, and agents who watch: how many messages a second are on disk and
/// with every agent, and how long each was on its way. It reads frames by searching, not with the codec: the machine
/// is shared with the relay that is measured.
public final class Relayed {
    private static final int AGENTS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private final RelayClient relay;
    private final Codec codec = new Codec();
    private final Latencies latencies = new Latencies();
    private final LongAdder stored = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final List<WebSocketLink> links = new ArrayList<>();
    private final AtomicLong from = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean over;

    private Relayed(RelayClient relay) {
        this.relay = relay;
    }

    /// @param stored messages a second that were acknowledged
    /// @param delivered messages a second that all agents had
    public record Result(
            int shoppers, double stored, double delivered, Duration half, Duration nearlyAll, Duration worst) {}

    public static Result measure(RelayClient relay, ShopKey shop, int shoppers, Duration time)
            throws IOException, InterruptedException {
        var run = new Relayed(relay);
        try {
            run.openAll(shop, shoppers);
            return run.count(shoppers, time);
        } finally {
            run.over = true;
            for (var link : run.links) {
                link.cut();
            }
        }
    }

    private void openAll(ShopKey shop, int shoppers) throws IOException, InterruptedException {
        var token = relay.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        for (var agent = 0; agent < AGENTS; agent++) {
            var link = open(relay.desktop(token));
            Thread.ofVirtual().start(() -> watch(link));
        }
        for (var shopper = 0; shopper < shoppers; shopper++) {
            var customer = UUID.randomUUID().toString();
            var session = relay.session(shop.identity(customer, "Shopper", Clock.systemUTC()));
            var link = open(relay.hub(session));
            Thread.ofVirtual().start(() -> write(link));
        }
    }

    private WebSocketLink open(Door door) throws IOException, InterruptedException {
        var link = WebSocketLink.open(door.socket().now(), door.headers());
        var position = door.snapshot().load();
        link.send(codec.encode(new ClientFrame.Hello(door.token(), position)));
        links.add(link);
        return link;
    }

    private Result count(int shoppers, Duration time) throws InterruptedException {
        pass(WARM_UP);
        from.set(System.nanoTime());
        var storedBefore = stored.sum();
        var deliveredBefore = delivered.sum();
        pass(time);
        var seconds = time.toNanos() / 1e9;
        return new Result(
                shoppers,
                (stored.sum() - storedBefore) / seconds,
                (delivered.sum() - deliveredBefore) / seconds / AGENTS,
                latencies.quantile(0.5),
                latencies.quantile(0.99),
                latencies.quantile(0.999));
    }

    private static void pass(Duration time) throws InterruptedException {
        var _ = Thread.currentThread().join(time);
    }

    private void write(WebSocketLink link) {
        try {
            link.send(message());
            for (var text = link.receive(); text != null && !over; text = link.receive()) {
                if (text.startsWith("{\"kind\":\"done\"")) {
                    stored.increment();
                    link.send(message());
                }
            }
        } catch (IOException e) {
            report(e);
        }
    }

    private static String message() {
        return "{\"kind\":\"send-message\",\"id\":\"" + UUID.randomUUID()
                + "\",\"text\":\"Where is my parcel? I ordered it " + "a week ago and have heard nothing since. t="
                + System.nanoTime() + ";\"}";
    }

    private void watch(WebSocketLink link) {
        try {
            for (var text = link.receive(); text != null; text = link.receive()) {
                var now = System.nanoTime();
                for (var at = text.indexOf(" t="); at >= 0; at = text.indexOf(" t=", at + 3)) {
                    delivered.increment();
                    var sent = Long.parseLong(text, at + 3, text.indexOf(';', at), 10);
                    if (sent >= from.get()) {
                        latencies.add(now - sent);
                    }
                }
            }
        } catch (IOException e) {
            report(e);
        }
    }

    private void report(IOException e) {
        if (!over) {
            System.err.println("A link broke while it was measured: " + e);
        }
    }
}
