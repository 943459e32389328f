package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.Ping;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.Versions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FallbackTest extends OnARelay {
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void leave() {
        browser.shutdownNow();
    }

    @Test
    void aMessageAndItsAnswerGoOverPlainHttp() throws Exception {
        var session = shopper("c-7");
        var desktop = desktop(admin());
        var stream = stream(session);
        assertThat(stream.next()).isInstanceOf(RelayFrame.Welcome.class);
        assertThat(stream.next()).isInstanceOf(RelayFrame.CaughtUp.class);

        var message = new Command.SendMessage(id(), null, "Where is my parcel?");
        var posted = client.send("/widget/command", page(session).POST(BodyPublishers.ofString(codec.encode(message))));
        assertThat(codec.relayFrame(posted.body())).isInstanceOf(RelayFrame.Done.class);
        var entries = next(desktop, RelayFrame.Entries.class).entries();
        var ticket = Objects.requireNonNull(entries.getFirst().ticket());
        send(desktop, new Command.Reply(id(), ticket, "It left us 📦"));
        assertThat(stream.nextText()).isEqualTo("Where is my parcel?");
        assertThat(stream.nextText()).isEqualTo("It left us 📦");
    }

    @Test
    void signingOutEndsTheStream() throws Exception {
        var session = shopper("c-7");
        var stream = stream(session);
        assertThat(stream.next()).isInstanceOf(RelayFrame.Welcome.class);
        assertThat(client.send("/widget/session", page(session).DELETE()).statusCode())
                .isEqualTo(204);
        stream.awaitEnd();
        assertThat(error(open(session))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aStreamBeginsWithAHelloOfASession() throws Exception {
        assertThat(error(post("/widget/stream", new Ping()))).isEqualTo(ErrorKind.OUT_OF_STATE);
        assertThat(error(open("made up"))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(error(post("/widget/stream", new Hello(new Versions(2, 3), shopper("c-7"), null))))
                .isEqualTo(ErrorKind.UNSUPPORTED_VERSION);
    }

    /// A stream has no close code: its end means to come back, and the next answer says why it ended.
    @Test
    void aPositionThatIsNotKnownStartsOverAndTheStreamEnds() throws Exception {
        var session = shopper("c-7");
        var stream = stream(new Hello(session, null));
        assertThat(stream.next()).isInstanceOf(RelayFrame.Welcome.class);
        assertThat(stream.next()).isInstanceOf(RelayFrame.StartOver.class);
        assertThat(stream.next()).isNull();
        assertThat(stream(session).next()).isInstanceOf(RelayFrame.Welcome.class);
    }

    @Test
    void streamsAreCountedAsConnections() throws Exception {
        var session = shopper("c-7");
        for (var i = 0; i < 20; i++) {
            assertThat(stream(session).next()).isInstanceOf(RelayFrame.Welcome.class);
        }
        assertThat(error(open(session))).isEqualTo(ErrorKind.TOO_MANY_CONNECTIONS);
    }

    @Test
    void whereAnswersHaveToBeCompleteEachRequestGoesOnFromTheOneBefore() throws Exception {
        var session = shopper("c-7");
        var desktop = desktop(admin());
        var position = client.thread(session).position();
        var first = poll(new Hello(session, position), "");
        assertThat(first).hasAtLeastOneElementOfType(RelayFrame.Welcome.class);
        assertThat(first).hasAtLeastOneElementOfType(RelayFrame.Shop.class);
        assertThat(first.getLast()).isNotInstanceOf(RelayFrame.Entries.class);

        var waiting = CompletableFuture.supplyAsync(() -> poll(new Hello(session, position), "?wait=20"));
        var message = new Command.SendMessage(id(), null, "Where is my parcel?");
        var _ = client.send("/widget/command", page(session).POST(BodyPublishers.ofString(codec.encode(message))));
        var entries = waiting.get(10, TimeUnit.SECONDS).stream()
                .filter(RelayFrame.Entries.class::isInstance)
                .map(RelayFrame.Entries.class::cast)
                .flatMap(each -> each.entries().stream())
                .toList();
        assertThat(entries).isNotEmpty();

        var ticket = Objects.requireNonNull(
                next(desktop, RelayFrame.Entries.class).entries().getFirst().ticket());
        send(desktop, new Command.Reply(id(), ticket, "It left us 📦"));
        var reached = new Position(position.epoch(), entries.getLast().sequence());
        var texts = poll(new Hello(session, reached), "?wait=1000").stream()
                .filter(RelayFrame.Entries.class::isInstance)
                .map(RelayFrame.Entries.class::cast)
                .flatMap(each -> each.entries().stream())
                .map(Entry::change)
                .filter(Change.MessageAdded.class::isInstance)
                .map(change -> ((Change.MessageAdded) change).message().text());
        assertThat(texts).containsExactly("It left us 📦");
    }

    /// Whichever of the two comes first.
    @Test
    void signingOutEndsARequestThatWaits() throws Exception {
        var session = shopper("c-7");
        var hello = new Hello(session, client.thread(session).position());
        var waiting = CompletableFuture.supplyAsync(() -> postUnchecked("/widget/poll?wait=20", hello));
        assertThat(client.send("/widget/session", page(session).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(error(waiting.get(10, TimeUnit.SECONDS))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aRequestThatWaitsIsCheckedLikeAStream() throws Exception {
        var session = shopper("c-7");
        assertThat(error(post("/widget/poll", new Ping()))).isEqualTo(ErrorKind.OUT_OF_STATE);
        assertThat(error(post("/widget/poll", new Hello("made up", null)))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        for (var wait : List.of("0", "x", "-1", "99999999999999999999")) {
            assertThat(error(post("/widget/poll?wait=" + wait, new Hello(session, null))))
                    .isEqualTo(ErrorKind.INPUT_INVALID);
        }
        assertThat(poll(new Hello(session, null), "?wait=20").getLast()).isInstanceOf(RelayFrame.StartOver.class);
    }

    private List<RelayFrame> poll(Hello hello, String query) {
        var answer = postUnchecked("/widget/poll" + query, hello);
        assertThat(answer.statusCode()).isEqualTo(200);
        try {
            var frames = new ArrayList<RelayFrame>();
            for (var frame : new ObjectMapper().readTree(answer.body()).get("frames")) {
                frames.add(codec.relayFrame(frame.toString()));
            }
            return frames;
        } catch (IOException | RefusedFrame e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private HttpResponse<String> postUnchecked(String path, Hello hello) {
        try {
            return post(path, hello);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> open(String session) throws Exception {
        return post("/widget/stream", new Hello(session, null));
    }

    private Stream stream(String session) throws Exception {
        return stream(new Hello(session, client.thread(session).position()));
    }

    private Stream stream(Hello hello) throws Exception {
        var request = page().uri(relay().address().resolve("/widget/stream"))
                .POST(BodyPublishers.ofString(codec.encode(hello)))
                .build();
        var answer = browser.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        return new Stream(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    private final class Stream {
        private final BufferedReader lines;

        private Stream(BufferedReader lines) {
            this.lines = lines;
        }

        private @Nullable RelayFrame next() throws IOException, RefusedFrame {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var frame = line.startsWith("data: ") ? codec.relayFrame(line.substring("data: ".length())) : null;
                // What the shop shows may come before or after the entries.
                if (frame != null && !(frame instanceof RelayFrame.Shop)) {
                    return frame;
                }
            }
            return null;
        }

        private String nextText() throws IOException, RefusedFrame {
            while (true) {
                var frame = next();
                assertThat(frame).isNotNull();
                if (frame instanceof RelayFrame.Entries entries
                        && entries.entries().getLast().change() instanceof Change.MessageAdded added) {
                    return added.message().text();
                }
            }
        }

        private void awaitEnd() throws IOException, RefusedFrame {
            while (next() != null) {
                // Not asked about.
            }
        }
    }
}
