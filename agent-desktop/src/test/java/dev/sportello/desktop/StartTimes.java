package dev.sportello.desktop;

import dev.sportello.relay.rig.TestPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// How long the programs take to start, as the build packs them: with their launchers, from the start of the process.
/// `mvn package -DskipTests` first; then `mvn -Pbench` has these rows, and [#main] only them.
public final class StartTimes {
    private static final int ROUNDS = 5;
    private static final Duration PAUSE = Duration.ofMillis(3);
    private static final Duration REST = Duration.ofSeconds(5);

    private final Path folder;
    private final Path relay;
    private final Path desktop;

    /// @param folder for caches and data
    /// @param top of the source tree, where the build packed relay and desktop
    public StartTimes(Path folder, Path top) {
        this.folder = folder;
        relay = top.resolve("relay-server/target/sportello-relay/bin/sportello-relay");
        desktop = top.resolve("agent-desktop/target/sportello/bin/sportello");
    }

    /// @param arguments the top of the source tree; and a folder of a desktop in which somebody is signed in
    public static void main(String[] arguments) throws Exception {
        var times = new StartTimes(Files.createTempDirectory("sportello-start"), Path.of(arguments[0]));
        System.out.println("relay until /health: " + times.relay());
        if (arguments.length > 1) {
            System.out.println("desktop: " + times.desktop(Path.of(arguments[1])));
        }
    }

    /// Whether the build has packed both.
    public boolean packed() {
        return Files.exists(relay) && Files.exists(desktop);
    }

    /// The median, until `/health` answers 200.
    public Duration relay() throws IOException, InterruptedException {
        prepare(relay);
        var data = folder.resolve("relay");
        var port = TestPorts.take();
        var times = new ArrayList<Duration>();
        // The first one makes the database.
        for (var round = 0; round <= ROUNDS; round++) {
            var started = System.nanoTime();
            var process = start(relay, "--port=" + port, "--data=" + data);
            awaitHealth(port);
            times.add(Duration.ofNanos(System.nanoTime() - started));
            end(process);
        }
        return median(times.subList(1, times.size()));
    }

    /// Medians, from the disk and without a relay.
    ///
    /// @param window until the window is drawn for the first time
    /// @param tickets until the inbox shows tickets
    /// @param resident what the process holds a moment after that, in bytes (Linux: `VmRSS`)
    public record Desktop(Duration window, Duration tickets, long resident) {}

    /// As the desktop's own log says it.
    ///
    /// @param data a folder of a desktop in which somebody is signed in
    public Desktop desktop(Path data) throws IOException, InterruptedException {
        prepare(desktop);
        var windows = new ArrayList<Duration>();
        var tickets = new ArrayList<Duration>();
        var resident = new ArrayList<Long>();
        for (var round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            var process = start(desktop, "--data=" + data);
            try (var said = process.errorReader(StandardCharsets.UTF_8)) {
                windows.add(await(said, FirstFrame.DRAWN, started));
                tickets.add(await(said, FirstTickets.SHOWN, started));
                // At rest: what a start does beside the screen is done by then.
                var _ = Thread.currentThread().join(REST);
                resident.add(resident(process));
                end(process);
            }
        }
        return new Desktop(
                median(windows),
                median(tickets),
                resident.stream().sorted().toList().get(resident.size() / 2));
    }

    private static Duration await(BufferedReader said, String words, long started) throws IOException {
        var line = said.readLine();
        while (!Objects.requireNonNull(line, "The desktop ended.").contains(words)) {
            line = said.readLine();
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /// The launcher becomes the program.
    private static long resident(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    private void prepare(Path launcher) throws IOException, InterruptedException {
        var process = start(launcher, "--make-start-cache");
        if (process.waitFor() != 0) {
            throw new IOException(launcher + " makes no start cache.");
        }
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (!launcher.equals(desktop) || arguments[0].startsWith("--make")) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPORTELLO_CACHE", folder.resolve("cache").toString());
        if (launcher.equals(desktop)) {
            builder.environment().put("SPORTELLO_JAVA_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        }
        builder.environment().put("SPORTELLO_LOG", launcher.equals(desktop) ? "DEBUG" : "WARN");
        return builder.start();
    }

    private static void awaitHealth(int port) throws InterruptedException {
        while (!healthy(port)) {
            var _ = Thread.currentThread().join(PAUSE);
        }
    }

    private static boolean healthy(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
