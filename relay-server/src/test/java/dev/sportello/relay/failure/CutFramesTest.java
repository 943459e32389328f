package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.FrameProxy;
import dev.sportello.relay.rig.FrameProxy.Cut;
import dev.sportello.relay.rig.FrameProxy.Place;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.TestDatabase;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Resets links before, within and behind every kind of frame, in either direction, while everybody writes.
///
/// `-Dcuts=N` resets as often as one asks, and at least once at each place; `-Dseed=N` repeats what the crowd does.
@Tag("long")
class CutFramesTest {
    private static final int CUTS = Integer.getInteger("cuts", 60);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    /// All that a hub or a desktop sends.
    private static final List<String> BY_CLIENT = List.of(
            "hello",
            "ping",
            "look-at",
            "send-message",
            "end-chat",
            "mark-delivered",
            "mark-seen",
            "reply",
            "mark-read",
            "mark-unread",
            "no-reply-needed",
            "assign",
            "snooze",
            "reopen",
            "close-ticket");

    /// All that they are sent, but for `start-over`: nobody here has a position that the relay does not know.
    private static final List<String> BY_RELAY =
            List.of("welcome", "entries", "caught-up", "done", "refused", "pong", "presence", "shop");

    /// Those that come when a link begins, and then no more.
    private static final Set<String> AT_THE_BEGIN = Set.of("hello", "welcome", "caught-up", "shop");

    @TempDir
    Path folder;

    @Test
    void aLinkThatEndsAtAnyFrameLosesAndDoublesNothing() throws Exception {
        System.out.printf("-Dcuts=%d -Dseed=%d%n", CUTS, SEED);
        var shop = ShopKey.test();
        var database = TestDatabase.H2.prepared(folder);
        TestAgents.hire(database);
        var options = RelayOptions.unlimited(database, folder, shop);
        try (var relay = Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
                var wire = FrameProxy.to(
                        new InetSocketAddress("localhost", relay.address().getPort()))) {
            var entrance = URI.create("http://localhost:" + wire.entrance().getPort());
            try (var crowd = new Crowd(
                    new RelayClient(() -> entrance),
                    new RelayClient(relay::address),
                    shop,
                    new Crowd.Size(3, 12),
                    new SplittableRandom(SEED))) {
                var all = cuts();
                var done = 0;
                while (done < Math.max(CUTS, all.size())) {
                    var cut = all.get(done % all.size());
                    wire.cut(cut);
                    if (AT_THE_BEGIN.contains(cut.kind())) {
                        wire.resetAll();
                    }
                    crowd.writeUntil(wire::happened);
                    done++;
                }
                assertThat(crowd.rest())
                        .as("after %d cuts with -Dseed=%d", done, SEED)
                        .isEmpty();
                System.out.printf("%d cuts, %d answers%n", done, crowd.history().answers());
            }
        }
    }

    private static List<Cut> cuts() {
        var cuts = new ArrayList<Cut>();
        for (var place : Place.values()) {
            BY_CLIENT.forEach(kind -> cuts.add(new Cut(true, kind, place)));
            BY_RELAY.forEach(kind -> cuts.add(new Cut(false, kind, place)));
        }
        return cuts;
    }
}
