package dev.sportello.relay.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A real file system of a few megabytes, which a test fills up. Only root may mount one: for anybody else its tests
/// are skipped. For one thread.
public final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        filler = folder.resolve("filler");
    }

    /// @param folder where it is mounted; made
    public static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) == 0,
                "Only root may mount a file system.");
        return new SmallDisk(folder);
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    public Path folder() {
        return folder;
    }

    /// Leaves no room at all.
    public void fill() throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            for (var size = BLOCK; size > 0; size /= 2) {
                write(out, new byte[size]);
            }
        }
    }

    private static void write(OutputStream out, byte[] block) {
        try {
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            // No block of this size has room.
        }
    }

    /// Makes room again.
    public void free() throws IOException {
        Files.deleteIfExists(filler);
    }

    @Override
    public void close() throws IOException {
        var _ = run("umount", "-l", folder.toString());
    }
}
