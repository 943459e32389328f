package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that begins an answer and never ends it, as behind a proxy whose other side is gone.
class StandstillTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String BODY = "{\"profile\":";
    private static final String BEGUN = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + BODY;

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> taken = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::begin);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (var socket : taken) {
            socket.close();
        }
        client.shutdownNow();
    }

    private void begin() {
        try {
            var socket = server.accept();
            taken.add(socket);
            var _ = socket.getInputStream().read();
            socket.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            // The test is over.
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getLocalPort() + "/"))
                .build();
    }

    @Test
    void aTextIsNotWaitedForWithoutEnd() {
        assertStandstill(client.sendAsync(request(), head -> new BoundedText(head, PATIENCE)));
    }

    @Test
    void aFileIsNotWaitedForWithoutEnd() {
        assertStandstill(download(PATIENCE, 1000));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileIsNoLongerThanWhatIsTaken() {
        assertThat(download(LONG, BODY.length() - 1))
                .failsWithin(LONG)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(BoundedText.TooLong.class);
        assertThat(folder).isEmptyDirectory();
    }

    private CompletableFuture<?> download(Duration patience, long most) {
        return new Download(client, request(), folder.resolve("export.json"), patience, most).run();
    }

    /// The relay was reached, whatever proxy the system has set.
    @Test
    void whoStandsStillIsNotTakenForAProxy() {
        assertThat(ConnectFailure.of(new Standstill.StoodStill(), SystemNetwork.Way.PAST_SOCKS))
                .isEqualTo(ConnectFailure.TIMEOUT);
    }

    private static void assertStandstill(CompletableFuture<?> answer) {
        assertThat(answer)
                .failsWithin(LONG)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(HttpTimeoutException.class);
    }
}
