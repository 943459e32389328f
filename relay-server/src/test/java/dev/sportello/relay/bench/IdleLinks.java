package dev.sportello.relay.bench;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;

/// Shoppers who have the panel open and say nothing: what the relay keeps for each.
public final class IdleLinks {
    private static final int LINKS_OF_ONE = 20;

    /// @return bytes of resident memory for each link, once the garbage is collected
    public static double residentBytes(RelayProcess relay, RelayClient client, ShopKey shop, int count)
            throws IOException, InterruptedException {
        var links = new ArrayList<WebSocketLink>();
        try {
            open(client, shop, links, LINKS_OF_ONE);
            var before = settled(relay);
            open(client, shop, links, count);
            return (double) (settled(relay) - before) / count;
        } finally {
            for (var link : links) {
                link.cut();
            }
        }
    }

    private static void open(RelayClient client, ShopKey shop, ArrayList<WebSocketLink> links, int more)
            throws IOException, InterruptedException {
        var codec = new Codec();
        for (var opened = 0; opened < more; opened += LINKS_OF_ONE) {
            var options = client.hub(client.session(shop.identity("idle-" + links.size(), "Idle", Clock.systemUTC())));
            var hello = codec.encode(
                    new ClientFrame.Hello(options.token(), options.snapshot().load()));
            for (var i = 0; i < LINKS_OF_ONE; i++) {
                var link = WebSocketLink.open(
                        options.socket().now(), options.headers(), new WebSocketLink.Shape().small());
                link.send(hello);
                for (var text = link.receive(); text != null && !text.contains("caught-up"); text = link.receive()) {
                    // Until the relay has nothing more to say.
                }
                links.add(link);
            }
        }
    }

    private static long settled(RelayProcess relay) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(relay.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var _ = jcmd.waitFor();
        return relay.resident();
    }

    private IdleLinks() {}
}
