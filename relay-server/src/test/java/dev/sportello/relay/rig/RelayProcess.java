package dev.sportello.relay.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The relay as a shop runs it, in a process of its own that can be killed and started again, with the classes and the
/// JDK of this test. Started and killed by one thread; any thread may ask for the address.
public final class RelayProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Relay ready at (\\S+)");

    /// Starts soon, and leaves room for others on a small machine. Passwords are hashed as weakly as in the test: the
    /// first sign-in at each start would take a processor for a moment.
    static final List<String> BRIEF = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Dsportello.tests.weak-hashes=" + Boolean.getBoolean("sportello.tests.weak-hashes"));

    static final String RELAY = "dev.sportello.relay.Relay";

    /// The JDK of this test.
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final List<String> jvm;
    private final String main;
    private final @Nullable String path;
    private final List<String> options;
    private volatile @Nullable URI address;
    private @Nullable Process process;

    /// @param options as on its command line
    public RelayProcess(List<String> options) {
        this(BRIEF, RELAY, options, null);
    }

    /// @param jvm options of the JVM
    /// @param main a class whose program says that it is ready in the words of the relay
    public RelayProcess(List<String> jvm, String main, List<String> options) {
        this(jvm, main, options, System.getProperty("java.class.path"));
    }

    /// @param path of the classes; null: they are packed
    RelayProcess(List<String> jvm, String main, List<String> options, @Nullable String path) {
        this.jvm = List.copyOf(jvm);
        this.main = main;
        this.options = List.copyOf(options);
        this.path = path;
    }

    /// Starts it and waits until it is ready. It may listen elsewhere than before.
    ///
    /// @throws IOException with what it wrote, if it ended instead
    public void start() throws IOException {
        process = launch();
        address = awaitReady(process.inputReader(StandardCharsets.UTF_8));
    }

    /// Starts it and kills it after a while, ready or not.
    public void startAndKill(Duration after) throws IOException, InterruptedException {
        process = launch();
        var output = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("relay's output").start(() -> drain(output));
        var _ = process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS);
        kill();
    }

    /// Where it listens, or listened last.
    public URI address() {
        return Objects.requireNonNull(address, "The relay has not been started.");
    }

    /// How much memory it holds, in bytes (Linux: `VmRSS`).
    public long resident() throws IOException {
        return status("VmRSS:");
    }

    /// How much memory it has held at most, in bytes (Linux: `VmHWM`).
    public long mostResident() throws IOException {
        return status("VmHWM:");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid()), "status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    public long pid() {
        return Objects.requireNonNull(process, "The relay has not been started.")
                .pid();
    }

    /// SIGKILL: the process gets no chance to tidy up. Returns when it is gone.
    public void kill() {
        if (process != null) {
            var _ = process.destroyForcibly().onExit().join();
        }
    }

    /// SIGSTOP: the process stands still, and its connections stay open.
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// SIGCONT: it goes on where it stood still.
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                .start()
                .waitFor();
        if (sent != 0) {
            throw new IOException("The relay did not get the signal " + name + ".");
        }
    }

    /// Ends it politely, as an operator does.
    @Override
    public void close() {
        if (process != null) {
            // The process itself would close its output at once, and what it says while it ends would break it.
            var _ = process.toHandle().destroy();
            var _ = process.onExit().join();
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvm);
        command.addAll(path == null ? PackedClasses.get().options() : List.of("-cp", path));
        command.add(main);
        command.addAll(options);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static URI awaitReady(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            var ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofPlatform().daemon().name("relay's output").start(() -> drain(output));
                return URI.create(ready.group(1));
            }
        }
        throw new IOException("The relay ended before it was ready:\n" + said);
    }

    /// Puts what the relay says into the test's own output: a pipe that nobody empties would block it. Not on a virtual
    /// thread: to read a pipe holds on to one of the few threads under them all.
    private static void drain(BufferedReader output) {
        try (output) {
            output.lines().forEach(System.out::println);
        } catch (IOException | UncheckedIOException _) {
            // The process is gone.
        }
    }
}
