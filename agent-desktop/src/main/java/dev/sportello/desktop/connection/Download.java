package dev.sportello.desktop.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// A long answer that goes into a file. The file is there when all of it has come, or not at all.
///
/// @param patience until the answer begins, and with one of which nothing more comes
/// @param most bytes that are taken: one without an end would fill the disk
record Download(HttpClient client, HttpRequest request, Path file, Duration patience, long most) {
    /// What a whole copy of a customer ends with.
    private static final String END = "\"complete\":true}";

    private static final int LONGEST_REFUSAL = 64 * 1024;

    /// An answer that is no file, such as a refusal.
    record NoFile(HttpResponse<?> head, String text) {}

    /// @return the refusal, if it is one; null when the file is there. Fails with an [IOException] where the answer
    ///     broke off, and with an [UncheckedIOException] where the disk does not take it
    CompletableFuture<@Nullable NoFile> run() {
        var patient = HttpRequest.newBuilder(request, (_, _) -> true)
                .timeout(patience)
                .build();
        return client.sendAsync(patient, BodyHandlers.ofInputStream())
                .thenApplyAsync(this::take, Thread::startVirtualThread);
    }

    private @Nullable NoFile take(HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            if (answer.statusCode() / 100 != 2) {
                return new NoFile(answer, new String(body.readNBytes(LONGEST_REFUSAL), UTF_8));
            }
            write(body);
            return null;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void write(InputStream body) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            copy(body, part);
            requireEnd(part);
            var _ = onDisk(() -> Files.move(part, file, StandardCopyOption.REPLACE_EXISTING));
        } finally {
            var _ = Files.deleteIfExists(part);
        }
    }

    private void copy(InputStream body, Path part) throws IOException {
        var standstill = Standstill.watch(patience, () -> close(body));
        try {
            copy(body, part, standstill);
        } catch (IOException e) {
            throw standstill.broken() ? new Standstill.StoodStill() : e;
        } finally {
            standstill.end();
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException _) {
            // Whoever reads it hears of it.
        }
    }

    private void copy(InputStream body, Path part, Standstill standstill) throws IOException {
        var buffer = new byte[64 * 1024];
        try (var out = onDisk(() -> Files.newOutputStream(part))) {
            var taken = 0L;
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                standstill.moved();
                taken += read;
                if (taken > most) {
                    throw new BoundedText.TooLong(most);
                }
                var many = read;
                var _ = onDisk(() -> {
                    out.write(buffer, 0, many);
                    return true;
                });
            }
        }
    }

    private static void requireEnd(Path part) throws IOException {
        var size = Files.size(part);
        try (var file = Files.newByteChannel(part)) {
            var end = ByteBuffer.allocate((int) Math.min(size, 64));
            file.position(size - end.capacity());
            for (var read = 0; end.hasRemaining() && read >= 0; ) {
                read = file.read(end);
            }
            if (!new String(end.array(), UTF_8).strip().endsWith(END)) {
                throw new EOFException("The copy broke off.");
            }
        }
    }

    @FunctionalInterface
    private interface DiskWork<T> {
        T run() throws IOException;
    }

    private static <T> T onDisk(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
