package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Position;
import dev.sportello.model.Role;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.TeamBodies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// The base of a test that goes through the endpoints of a whole relay: real sockets, a real database on disk, and a
/// clock that the test moves.
@Tag("long")
public abstract class OnARelay {
    protected static final String PASSWORD = "correct horse";

    protected final Codec codec = new Codec();
    protected final MovableClock clock = new MovableClock();
    protected final RelayClient client = new RelayClient(() -> relay().address());

    @TempDir
    protected Path folder = Path.of("");

    private final List<WebSocketLink> links = new ArrayList<>();

    @Nullable
    private RunningRelay relay;

    /// Further options of the relay under test.
    protected String[] options() throws IOException {
        return new String[0];
    }

    @BeforeEach
    void startRelay() throws Exception {
        var keys = ShopKey.test().write(folder.resolve("keys"));
        if (Files.notExists(new DatabaseFile(folder).path())) {
            var _ = TestDatabase.H2.prepared(folder);
        }
        var all = new ArrayList<>(List.of(
                "--port=0", "--data=" + folder, "--identity-keys=" + keys, "--allow-origin=" + RelayClient.ORIGIN));
        all.addAll(List.of(options()));
        relay = Relay.start(RelayConfig.parse(Map.of(), all.toArray(String[]::new)), clock, clock);
    }

    @AfterEach
    void closeRelay() throws IOException {
        for (var link : links) {
            link.close();
        }
        relay().close();
    }

    protected RunningRelay relay() {
        return Objects.requireNonNull(relay);
    }

    /// A new session of a shopper.
    protected String shopper(String customerId) throws Exception {
        return client.session(ShopKey.test().identity(customerId, "Maria Rossi", clock));
    }

    /// The token of the first admin.
    protected String admin() throws Exception {
        return firstAdmin(Objects.requireNonNull(relay().setupCode())).token();
    }

    protected TeamBodies.SignedIn firstAdmin(String code) throws Exception {
        var body = new TeamBodies.FirstAdmin(code, "Anna Bianchi", "anna@shop.example", PASSWORD, "laptop", null);
        return codec.body(post("/agent/first-admin", body).body(), TeamBodies.SignedIn.class);
    }

    protected HttpResponse<String> post(String path, Object body) throws Exception {
        return client.send(path, page().POST(BodyPublishers.ofString(codec.encode(body))));
    }

    /// A request of an agent's desktop.
    protected HttpResponse<String> ask(String token, String method, String path, @Nullable Object body)
            throws Exception {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(codec.encode(body));
        return client.send(
                path,
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + token)
                        .method(method, content));
    }

    /// Invites somebody, who has not come yet.
    protected TeamBodies.Invited invite(String admin, String email, Role role) throws Exception {
        var answer = ask(admin, "POST", "/agent/team", new TeamBodies.Invite(id(), "Marco Conti", email, role));
        return codec.body(answer.body(), TeamBodies.Invited.class);
    }

    protected HttpResponse<String> come(String code) throws Exception {
        return post("/agent/invitation", new TeamBodies.AcceptInvitation(code, "Marco Conti", PASSWORD, "laptop"));
    }

    /// Somebody who was invited, and has come.
    protected TeamBodies.SignedIn colleague(String admin, String email, Role role) throws Exception {
        var code = invite(admin, email, role).code();
        return codec.body(come(code).body(), TeamBodies.SignedIn.class);
    }

    /// A request from a page of the shop.
    protected static HttpRequest.Builder page() {
        return HttpRequest.newBuilder().header("Origin", RelayClient.ORIGIN);
    }

    protected static HttpRequest.Builder page(String session) {
        return page().header("Authorization", "Bearer " + session);
    }

    protected ErrorName error(HttpResponse<String> answer) throws RefusedFrame {
        var refusal = codec.body(answer.body(), Refusal.class);
        assertThat(answer.statusCode()).isEqualTo(refusal.error().status());
        return refusal.error();
    }

    /// An open socket that has not said hello.
    protected WebSocketLink hub() throws IOException {
        return open("/widget/socket", Map.of("Origin", RelayClient.ORIGIN));
    }

    protected WebSocketLink desktop() throws IOException {
        return open("/agent/socket", Map.of());
    }

    protected WebSocketLink open(String path, Map<String, String> headers) throws IOException {
        var address = relay().address();
        var link = WebSocketLink.open(URI.create("ws://127.0.0.1:" + address.getPort() + path), headers);
        links.add(link);
        return link;
    }

    /// A shopper's socket that is caught up.
    protected WebSocketLink hub(String session) throws Exception {
        return joined(hub(), session, client.thread(session).position());
    }

    /// An agent's socket that is caught up.
    protected WebSocketLink desktop(String token) throws Exception {
        return joined(desktop(), token, client.snapshot(token).position());
    }

    protected void send(WebSocketLink link, ClientFrame frame) throws IOException {
        link.send(codec.encode(frame));
    }

    /// The next frame of the type; others are passed over.
    protected <T extends RelayFrame> T next(WebSocketLink link, Class<T> type) throws Exception {
        while (true) {
            var text = link.receive();
            assertThat(text).as("a frame before the close %d", link.closeCode()).isNotNull();
            var frame = codec.relayFrame(text);
            if (type.isInstance(frame)) {
                return type.cast(frame);
            }
        }
    }

    /// Reads on until the relay says that a command was carried out.
    ///
    /// @return false if the link ended before
    protected boolean acknowledged(WebSocketLink link, CommandId id) throws Exception {
        for (var text = link.receive(); text != null; text = link.receive()) {
            if (Acknowledgement.of(id, codec.relayFrame(text))) {
                return true;
            }
        }
        return false;
    }

    protected ErrorName refusal(WebSocketLink link) throws Exception {
        return next(link, RelayFrame.Refused.class).refusal().error();
    }

    /// The code with which the relay closes the link; what comes before is passed over.
    protected static int closeCode(WebSocketLink link) throws IOException {
        while (link.receive() != null) {
            // Not asked about.
        }
        return link.closeCode();
    }

    protected static CommandId id() {
        return new CommandId(UUID.randomUUID());
    }

    private WebSocketLink joined(WebSocketLink link, String token, Position position) throws Exception {
        send(link, new Hello(token, position));
        var _ = next(link, RelayFrame.CaughtUp.class);
        return link;
    }
}
