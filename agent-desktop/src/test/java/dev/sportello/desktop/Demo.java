package dev.sportello.desktop;

import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.StartFailure;
import dev.sportello.relay.demo.SampleRelay;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What `mvn -Pdemo` starts: a relay with sample data, the sample shop, and a desktop that is signed in as an agent.
/// It runs until Ctrl-C, and keeps its data for the next time.
public final class Demo {
    private static final String AGENT = "anna@bottega.example";

    /// Maven takes it for an end as meant, and adds nothing to the sentence.
    private static final int SAID_WHY = 3;

    /// @param arguments the data folder, the port, and `true` to begin afresh
    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0]), arguments[1], Boolean.parseBoolean(arguments[2])));
    }

    private static int run(Path data, String port, boolean fresh) {
        endWithMaven();
        // Held until the process ends: only who holds it may delete.
        try (var _ = lock(data)) {
            var config = RelayConfig.parse(
                    Map.of(), "--demo", "--data", data.resolve("relay").toString(), "--port", port);
            Relay.checkAddress(config);
            if (fresh) {
                delete(data.resolve("relay"));
                delete(data.resolve("desktop"));
            }
            System.out.println("Starting the relay …");
            var relay = Relay.start(config, Clock.systemUTC());
            var desktop = desktop(relay, data);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(relay, desktop), "end"));
            System.out.println(welcome(relay, data, desktop != null));
            if (desktop != null && desktop.waitFor() == 0) {
                System.out.println("The desktop was closed. Relay and shop go on; Ctrl-C ends them.");
            }
            new CountDownLatch(1).await();
            return 0;
        } catch (CannotStart | StartFailure | CommandLine.ParameterException e) {
            System.err.println(System.lineSeparator() + "The demo cannot start. " + e.getMessage());
            var other = port.equals("8081") ? "8082" : "8081";
            System.err.println("A second demo: mvn -Pdemo -Dport=" + other + " -Ddata=" + data + "-2");
            return SAID_WHY;
        } catch (IOException e) {
            System.err.println(System.lineSeparator() + "The demo cannot start. The folder " + data
                    + " cannot be used. Check who may write to it.");
            return SAID_WHY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /// Ends with Maven, also where that was killed and could not pass it on.
    private static void endWithMaven() {
        var _ = ProcessHandle.current().parent().map(maven -> maven.onExit().thenRun(() -> System.exit(0)));
    }

    private static FileLock lock(Path data) throws IOException, CannotStart {
        Files.createDirectories(data);
        var file = FileChannel.open(data.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.tryLock();
        if (lock == null) {
            file.close();
            throw new CannotStart("Another one runs on " + data + ". End that one first.");
        }
        return lock;
    }

    /// The desktop as a program of its own, as agents run it; null without a display.
    private static @Nullable Process desktop(RunningRelay relay, Path data) throws CannotStart {
        if (!display()) {
            return null;
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classpath(),
                        "dev.sportello.desktop.AgentDesktop",
                        "--relay",
                        relay.address().toString(),
                        "--email",
                        AGENT,
                        "--data",
                        data.resolve("desktop").toString())
                .inheritIO();
        process.environment().put("SPORTELLO_PASSWORD", SampleRelay.PASSWORD);
        try {
            return process.start();
        } catch (IOException e) {
            relay.close();
            throw new CannotStart("The desktop cannot be started: " + e.getMessage());
        }
    }

    /// What the desktop has when it runs by itself: neither the relay nor tests.
    private static String classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("relay-server") && !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Windows and macOS always have one.
    private static boolean display() {
        var linux = System.getProperty("os.name").startsWith("Linux");
        return !linux || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    private static void end(RunningRelay relay, @Nullable Process desktop) {
        if (desktop != null) {
            desktop.destroy();
        }
        relay.close();
        System.out.println("Ended. The data are kept; mvn -Pdemo -Dfresh begins afresh.");
    }

    private static void delete(Path folder) throws CannotStart {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder " + folder + " cannot be deleted. End what uses it, or delete it by hand.");
        }
    }

    private static String welcome(RunningRelay relay, Path data, boolean desktop) {
        var shopper = relay.address() + "/demo/";
        return """

                ────────────────────────────────────────────────────────────────────────────
                 Sportello runs.

                 A shopper's side   %s
                                    sign in as somebody, and write in the chat
                 An agent's side    %s
                 Agents             anna@, marco@, giulia@ and paolo@bottega.example
                 Their password     %s
                 Data               %s

                 Stop: Ctrl-C       Start again: mvn -Pdemo       Afresh: mvn -Pdemo -Dfresh
                ────────────────────────────────────────────────────────────────────────────
                """.formatted(
                        shopper,
                        desktop
                                ? "the window that opens now, signed in as Anna"
                                : "no display here (neither DISPLAY nor WAYLAND_DISPLAY is set):\n" + " ".repeat(20)
                                        + "relay and shop run without the desktop",
                        SampleRelay.PASSWORD,
                        data);
    }

    private Demo() {}
}
