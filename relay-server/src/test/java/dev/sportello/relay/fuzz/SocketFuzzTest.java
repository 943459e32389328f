package dev.sportello.relay.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ProtocolExample;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `-Dfuzz=N` shouts as often as one asks, `-Dseed=N` repeats a run.
@Tag("long")
class SocketFuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz", 1_500);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    /// Ours say what to do; the others are WebSocket's own names for broken frames (RFC 6455, section 7.4).
    private static final Set<Integer> CLOSE_CODES = Set.of(4000, 4001, 4002, 4003, 1002, 1003, 1007, 1009);

    @TempDir
    Path folder;

    private FuzzedRelay fuzzed;
    private List<String> frames;
    private Mutator nonsense;

    @BeforeEach
    void open() throws Exception {
        System.out.printf("-Dfuzz=%d -Dseed=%d%n", TIMES, SEED);
        nonsense = new Mutator(SEED);
        fuzzed = new FuzzedRelay(folder);
        frames = ProtocolExample.all().stream()
                .filter(example -> example.kind().endsWith("-frame"))
                .map(ProtocolExample::text)
                .toList();
    }

    @AfterEach
    void close() throws IOException {
        fuzzed.close();
    }

    @Test
    void theShoppersSocketNamesWhatIsWrongWithNonsense() throws Exception {
        shout("/widget/socket", Map.of("Origin", RelayClient.ORIGIN), fuzzed.session);
    }

    @Test
    void theAgentsSocketNamesWhatIsWrongWithNonsense() throws Exception {
        shout("/agent/socket", Map.of(), fuzzed.token);
    }

    private void shout(String path, Map<String, String> headers, String token) throws Exception {
        var link = greeted(path, headers, token);
        for (var time = 0; time < TIMES; time++) {
            if (nonsense.once(25)) {
                link.close();
                link = nonsense.once(2) ? fuzzed.link(path, headers) : greeted(path, headers, token);
            }
            if (!answers(link)) {
                link = greeted(path, headers, token);
            }
        }
        link.close();
        fuzzed.everybodyElseIsWell();
    }

    private WebSocketLink greeted(String path, Map<String, String> headers, String token) throws Exception {
        var link = fuzzed.link(path, headers);
        link.send(fuzzed.codec.encode(new ClientFrame.Hello(token, null)));
        return link;
    }

    /// @return whether the link is still open
    private boolean answers(WebSocketLink link) throws Exception {
        var sent = say(link);
        var ping = fuzzed.codec.encode(new ClientFrame.Ping());
        try {
            link.send(ping);
            for (var text = link.receive(); text != null; text = link.receive()) {
                if (isAnswerToPing(fuzzed.frame(text, sent))) {
                    return true;
                }
            }
        } catch (SocketException e) {
            // The relay hung up while this side was still shouting.
            return false;
        }
        if (link.closeCode() >= 0) {
            assertThat(CLOSE_CODES).as("close code after %s", sent).contains(link.closeCode());
        }
        return false;
    }

    private String say(WebSocketLink link) throws IOException {
        var text = nonsense.text(nonsense.anyOf(frames));
        try {
            if (nonsense.once(30)) {
                link.send(nonsense.anyOf(List.of(0, 2, 3, 9, 10, 11)), nonsense.once(2), nonsense.bytes(200));
                return "a frame that is no text";
            }
            if (nonsense.once(60)) {
                var bytes = nonsense.bytes(200);
                link.sendRaw(bytes, bytes.length);
                return "bytes that are no frame";
            }
            if (nonsense.once(10)) {
                inPieces(link, text.getBytes(UTF_8));
            } else {
                link.send(text);
            }
        } catch (SocketException e) {
            return "nothing: the relay hung up";
        }
        return text.length() > 300 ? text.substring(0, 300) + "… (" + text.length() + ")" : text;
    }

    /// Cut anywhere, also inside of a letter, and now and then never ended.
    private void inPieces(WebSocketLink link, byte[] bytes) throws IOException {
        var at = 0;
        while (at < bytes.length) {
            var to = Math.min(bytes.length, at + 1 + nonsense.bytes(400).length);
            var last = to == bytes.length && !nonsense.once(20);
            var opcode = at == 0 ? WebSocketLink.TEXT : WebSocketLink.CONTINUATION;
            link.send(opcode, last, Arrays.copyOfRange(bytes, at, to));
            at = to;
        }
    }

    /// Before hello, a ping is out of state.
    private static boolean isAnswerToPing(RelayFrame frame) {
        return switch (frame) {
            case RelayFrame.Pong _ -> true;
            case RelayFrame.Refused refused ->
                refused.id() == null && refused.refusal().error() == ErrorKind.OUT_OF_STATE;
            case RelayFrame _ -> false;
        };
    }
}
