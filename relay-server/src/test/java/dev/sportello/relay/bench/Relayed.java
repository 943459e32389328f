package dev.sportello.relay.bench;

import com.fasterxml.uuid.Generators;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayProcess;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Shoppers who write, and agents who watch: how many messages a second are on disk and with every agent, how long each
/// was on its way, and what it cost the relay. It reads frames by searching, not with the codec: the machine is shared
/// with the relay that is measured.
public final class Relayed {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration PACE = Duration.ofNanos(500_000);
    private static final String SENT_AT = " t=";
    private static final String TICKET = "\"ticket\":";

    private final RelayClient relay;
    private final Load load;
    private final Codec codec = new Codec();
    private final Latencies latencies = new Latencies();
    private final LongAdder stored = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final List<WebSocketLink> links = new ArrayList<>();
    private final AtomicLong from = new AtomicLong(Long.MAX_VALUE);
    private final Semaphore due = new Semaphore(0);
    private volatile boolean over;

    private Relayed(RelayClient relay, Load load) {
        this.relay = relay;
        this.load = load;
    }

    /// @param stored messages a second that were acknowledged
    /// @param delivered messages a second that all agents had
    /// @param cpuMicros of relay and database for one message
    /// @param allocated bytes that the relay allocated for one message
    /// @param written bytes that the relay sent to the disk for one message
    /// @param mostResident the most memory that the relay has held, in bytes
    public record Result(
            double stored,
            double delivered,
            Duration half,
            Duration nearlyAll,
            Duration worst,
            double cpuMicros,
            double allocated,
            double written,
            long mostResident) {}

    public static Result measure(RelayProcess process, RelayClient relay, ShopKey shop, Load load, Duration time)
            throws IOException, InterruptedException {
        var run = new Relayed(relay, load);
        try (var cost = RelayCost.of(process)) {
            run.openAll(shop);
            return run.count(cost, time);
        } finally {
            run.over = true;
            for (var link : run.links) {
                link.cut();
            }
        }
    }

    private void openAll(ShopKey shop) throws IOException, InterruptedException {
        var token = relay.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        for (var agent = 0; agent < load.agents(); agent++) {
            var link = open(relay.desktop(token));
            Thread.ofVirtual().start(() -> watch(link));
        }
        var writers = new ArrayList<WebSocketLink>();
        for (var shopper = 0; shopper < load.shoppers(); shopper++) {
            var customer = UUID.randomUUID().toString();
            var session = relay.session(shop.identity(customer, "Shopper", Clock.systemUTC()));
            writers.add(open(relay.hub(session)));
        }
        writers.forEach(link -> Thread.ofVirtual().start(() -> write(link)));
        if (load.perSecond() > 0) {
            Thread.ofPlatform().daemon().start(this::pace);
        }
    }

    private WebSocketLink open(ConnectOptions options) throws IOException, InterruptedException {
        var link = WebSocketLink.open(options.socket().now(), options.headers());
        var position = options.snapshot().load();
        link.send(codec.encode(new ClientFrame.Hello(options.token(), position)));
        links.add(link);
        return link;
    }

    private Result count(RelayCost cost, Duration time) throws IOException, InterruptedException {
        pass(WARM_UP);
        from.set(System.nanoTime());
        var began = System.nanoTime();
        var storedBefore = stored.sum();
        var deliveredBefore = delivered.sum();
        var usedBefore = cost.now();
        pass(time);
        var used = cost.now().since(usedBefore);
        var seconds = (System.nanoTime() - began) / 1e9;
        var messages = (double) Math.max(1, stored.sum() - storedBefore);
        return new Result(
                messages / seconds,
                (delivered.sum() - deliveredBefore) / seconds / load.agents(),
                latencies.quantile(0.5),
                latencies.quantile(0.99),
                latencies.quantile(0.999),
                used.cpu().toNanos() / 1e3 / messages,
                used.allocated() / messages,
                used.written() / messages,
                cost.mostResident());
    }

    private static void pass(Duration time) throws InterruptedException {
        var _ = Thread.currentThread().join(time);
    }

    /// Lets as many messages go as are due, whether those before were acknowledged or not.
    private void pace() {
        var began = System.nanoTime();
        for (var released = 0L; !over; ) {
            var should = (System.nanoTime() - began) * load.perSecond() / 1_000_000_000L;
            due.release((int) (should - released));
            released = should;
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private void write(WebSocketLink link) {
        try {
            send(link);
            for (var text = link.receive(); text != null && !over; text = link.receive()) {
                if (load.beginsChats() && text.contains(SENT_AT)) {
                    link.send(end(text));
                }
                if (acknowledges(text)) {
                    stored.increment();
                    send(link);
                }
            }
        } catch (IOException e) {
            report(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A message comes back as an entry, and its chat's end as another one.
    private boolean acknowledges(String text) {
        return text.contains(load.beginsChats() ? "ticket-closed" : SENT_AT);
    }

    private void send(WebSocketLink link) throws IOException, InterruptedException {
        if (load.perSecond() > 0) {
            due.acquire();
        }
        link.send("{\"kind\":\"send-message\",\"id\":\""
                + Generators.timeBasedEpochGenerator().generate()
                + "\",\"text\":\"Where is my parcel? I ordered it a week ago and have heard nothing since." + SENT_AT
                + System.nanoTime() + ";\"}");
    }

    private static String end(String entries) {
        var at = entries.indexOf(TICKET) + TICKET.length();
        var ticket = entries.substring(at, entries.indexOf(',', at));
        return "{\"kind\":\"end-chat\",\"id\":\""
                + Generators.timeBasedEpochGenerator().generate() + "\",\"ticket\":" + ticket + "}";
    }

    private void watch(WebSocketLink link) {
        try {
            for (var text = link.receive(); text != null; text = link.receive()) {
                var now = System.nanoTime();
                for (var at = text.indexOf(SENT_AT); at >= 0; at = text.indexOf(SENT_AT, at + SENT_AT.length())) {
                    delivered.increment();
                    var sent = Long.parseLong(text, at + SENT_AT.length(), text.indexOf(';', at), 10);
                    if (sent >= from.get()) {
                        latencies.add(now - sent);
                    }
                }
            }
        } catch (IOException e) {
            report(e);
        }
        if (!over) {
            System.err.println("A desktop's link was closed while it was measured.");
        }
    }

    private void report(IOException e) {
        if (!over) {
            System.err.println("A link broke while it was measured: " + e);
        }
    }
}
