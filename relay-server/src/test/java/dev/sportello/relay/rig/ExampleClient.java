package dev.sportello.relay.rig;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The shopper's client of `docs/protocol/example.mjs`, in a process of its own, run by the Node that Playwright
/// brings. Used by one thread.
public final class ExampleClient implements AutoCloseable {
    private static final Path SCRIPT = Path.of("../docs/protocol/example.mjs");

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private ExampleClient(Process process) {
        this.process = process;
    }

    /// @param relay such as `http://localhost:8080`
    /// @param customer as whom it signs in at the demo's shop
    /// @param origin of the shop's page
    public static ExampleClient start(URI relay, String customer, URI origin) throws IOException {
        var driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        var node = driver.createProcessBuilder().command().getFirst();
        var client = new ExampleClient(new ProcessBuilder(
                        node,
                        "--experimental-websocket",
                        SCRIPT.toString(),
                        relay.toString(),
                        customer,
                        origin.toString())
                .redirectErrorStream(true)
                .start());
        Thread.ofVirtual().name("example's output").start(client::listen);
        return client;
    }

    private void listen() {
        try (var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            output.lines().forEach(said::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types a line.
    public void types(String line) throws IOException {
        var input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(line);
        input.newLine();
        input.flush();
    }

    /// Waits until it has printed a line.
    public void awaits(String line) {
        await(line).atMost(Duration.ofSeconds(60)).until(() -> said.contains(line));
    }

    /// All that it has printed.
    public List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void close() {
        var _ = process.destroyForcibly().onExit().join();
    }
}
