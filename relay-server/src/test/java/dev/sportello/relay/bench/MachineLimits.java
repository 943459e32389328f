package dev.sportello.relay.bench;

import dev.sportello.relay.rig.WebSocketLink;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What this machine can do at best, measured in the same run as the relay.
public final class MachineLimits {
    private static final int MESSAGE_BYTES = 512;

    /// Writes to the end of a file, each forced to the disk before the next.
    ///
    /// @return writes per second
    public static double forcedWrites(Path folder, Duration time) throws IOException {
        var file = Files.createTempFile(folder, "forced", ".log");
        var bytes = ByteBuffer.allocate(MESSAGE_BYTES);
        long writes = 0;
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var start = System.nanoTime();
            var end = start + time.toNanos();
            while (System.nanoTime() < end) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    var _ = channel.write(bytes);
                }
                channel.force(false);
                writes++;
            }
            return writes * 1e9 / (System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }

    /// Sends as many messages as come back, over a bare Jetty WebSocket that keeps nothing.
    public static Echo echo(URI server, int links, Duration time) throws IOException, InterruptedException {
        var latencies = new Latencies();
        var echoes = new AtomicLong();
        var end = System.nanoTime() + time.toNanos();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < links; i++) {
            var link = WebSocketLink.open(server, Map.of());
            threads.add(Thread.ofVirtual().start(() -> bounce(link, end, latencies, echoes)));
        }
        for (var thread : threads) {
            thread.join();
        }
        return new Echo(echoes.get() * 1e9 / time.toNanos(), latencies.quantile(0.5), latencies.quantile(0.99));
    }

    /// @param perSecond how many messages came back
    public record Echo(double perSecond, Duration half, Duration nearlyAll) {}

    private static void bounce(WebSocketLink link, long end, Latencies latencies, AtomicLong echoes) {
        var message = "x".repeat(MESSAGE_BYTES);
        try (link) {
            for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
                link.send(message);
                if (link.receive() == null) {
                    return;
                }
                latencies.add(System.nanoTime() - now);
                echoes.incrementAndGet();
            }
        } catch (IOException e) {
            throw new IllegalStateException("The echo broke.", e);
        }
    }

    private MachineLimits() {}
}
