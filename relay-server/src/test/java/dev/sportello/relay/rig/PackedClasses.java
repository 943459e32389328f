package dev.sportello.relay.rig;

import dev.sportello.relay.RelayTraining;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/// The classes of this test, packed, with a cache of what a JVM works out while it starts from them (JEP 483), as shops
/// start the relay. It halves what a start costs. Made by whichever process needs it first. Thread-safe.
final class PackedClasses {
    private static final Path FOLDER = Path.of("target", "packed-classes").toAbsolutePath();
    private static @Nullable PackedClasses made;

    private final String path;
    private final Path cache;

    private PackedClasses(String path, Path cache) {
        this.path = path;
        this.cache = cache;
    }

    /// Those of now: nobody compiles while tests run.
    static synchronized PackedClasses get() throws IOException {
        if (made == null) {
            made = make();
        }
        return made;
    }

    /// The options that tell a JVM where they are.
    List<String> options() {
        return List.of("-XX:AOTCache=" + cache, "-cp", path);
    }

    private static PackedClasses make() throws IOException {
        Files.createDirectories(FOLDER);
        var entries = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        var packed = new ArrayList<String>();
        try (var lock = FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            for (var entry : entries) {
                var folder = Path.of(entry);
                packed.add(Files.isDirectory(folder) ? pack(folder).toString() : entry);
            }
            var path = String.join(File.pathSeparator, packed);
            var cache = FOLDER.resolve("relay-" + HexFormat.of().toHexDigits(path.hashCode()) + ".aot");
            if (Files.notExists(cache)) {
                train(path, cache);
            }
            return new PackedClasses(path, cache);
        }
    }

    /// A jar whose name tells which state of the folder it has.
    private static Path pack(Path folder) throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(file -> !file.equals(folder)).sorted().toList();
        }
        var state = 0L;
        for (var file : files) {
            state = 31 * (31 * state + file.hashCode())
                    + Files.getLastModifiedTime(file).toMillis();
        }
        var jar = FOLDER.resolve(HexFormat.of().toHexDigits(state) + ".jar");
        if (Files.notExists(jar)) {
            var begun = Files.createTempFile(FOLDER, "classes", ".begun");
            try (var out = new JarOutputStream(Files.newOutputStream(begun))) {
                out.setLevel(0);
                for (var file : files) {
                    add(out, folder.relativize(file).toString().replace(File.separatorChar, '/'), file);
                }
            }
            Files.move(begun, jar);
        }
        return jar;
    }

    /// Folders, too: who looks for the resources in one has to find it.
    private static void add(JarOutputStream out, String name, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            out.putNextEntry(new JarEntry(name + "/"));
        } else {
            out.putNextEntry(new JarEntry(name));
            Files.copy(file, out);
        }
        out.closeEntry();
    }

    /// By the training run of the launcher that shops use, and like that without profiles.
    private static void train(String path, Path cache) throws IOException {
        var command = new ArrayList<>(List.of(RelayProcess.JAVA, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(RelayProcess.BRIEF);
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", path, RelayTraining.class.getName()));
        var training = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (Files.notExists(cache)) {
            throw new IOException("The JVM has made no cache of classes at " + cache + ":\n" + said);
        }
    }
}
