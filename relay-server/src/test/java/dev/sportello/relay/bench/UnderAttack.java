package dev.sportello.relay.bench;

import dev.sportello.relay.rig.Attack;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How long one shopper waits for the relay's word, while strangers do what they can.
public final class UnderAttack {

    /// @param attack null: the shopper at rest
    /// @return the 99th percentile
    public static Duration nearlyAll(
            RelayProcess relay, RelayClient client, ShopKey shop, @Nullable Attack attack, Duration time)
            throws Exception {
        var session = client.session(shop.identity("attacked-" + attack, "Maria", Clock.systemUTC()));
        var options = client.hub(session);
        try (var link = WebSocketLink.open(options.socket().now(), options.headers())) {
            link.send(new Codec()
                    .encode(new ClientFrame.Hello(
                            session, client.thread(session).position())));
            write(link, Duration.ofSeconds(1));
            if (attack == null) {
                return write(link, time);
            }
            try (var _ = attack.on(relay.address())) {
                return write(link, time);
            }
        }
    }

    private static Duration write(WebSocketLink link, Duration time) throws Exception {
        var codec = new Codec();
        var latencies = new Latencies();
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var id = new CommandId(UUID.randomUUID());
            var sent = System.nanoTime();
            link.send(codec.encode(new Command.SendMessage(id, null, "Where is my parcel?")));
            for (var text = link.receive(); text != null && !text.contains(id.toString()); text = link.receive()) {
                // Not about this message.
            }
            latencies.add(System.nanoTime() - sent);
        }
        return latencies.quantile(0.99);
    }

    private UnderAttack() {}
}
