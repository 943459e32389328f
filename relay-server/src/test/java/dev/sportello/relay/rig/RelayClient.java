package dev.sportello.relay.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Entry;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.SearchBodies;
import dev.sportello.wire.ShopperBodies;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The relay's HTTP routes, as a hub and a desktop use them. Thread-safe.
public final class RelayClient {
    /// A page of the shop that the relays of tests allow.
    public static final String ORIGIN = "http://shop.test";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final Supplier<URI> relay;
    private final String origin;
    private final Codec codec = new Codec();

    /// @param relay such as `http://localhost:8080`, asked before each request
    public RelayClient(Supplier<URI> relay) {
        this(relay, ORIGIN);
    }

    /// @param origin of the page on which the hub stands; a session is bound to it
    public RelayClient(Supplier<URI> relay, String origin) {
        this.relay = relay;
        this.origin = origin;
    }

    /// Exchanges an identity for a session.
    public String session(String identity) throws IOException, InterruptedException {
        return post("/widget/session", new ShopperBodies.Identify(identity, null), ShopperBodies.Session.class)
                .session();
    }

    public TeamBodies.SignedIn signIn(String email, String password) throws IOException, InterruptedException {
        var body = new TeamBodies.SignIn(email, password, "test");
        return post("/agent/sign-in", body, TeamBodies.SignedIn.class);
    }

    /// Saves a page of the settings, by an admin.
    public void save(String token, SettingsPage page) throws IOException, InterruptedException {
        var save = new AgentBodies.SaveSettings(new CommandId(UUID.randomUUID()), page);
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString(codec.encode(save)));
        var _ = body(send("/agent/settings", request), AgentBodies.Saved.class);
    }

    public ShopperBodies.Thread thread(String session) throws IOException, InterruptedException {
        return get("/widget/thread", session, ShopperBodies.Thread.class);
    }

    public AgentBodies.Snapshot snapshot(String token) throws IOException, InterruptedException {
        return get("/agent/snapshot", token, AgentBodies.Snapshot.class);
    }

    /// @param before the lowest number of the page before; null for the first page
    public AgentBodies.SnapshotPage snapshotPage(String token, @Nullable Long before, int limit)
            throws IOException, InterruptedException {
        var from = before == null ? "" : "&before=" + before;
        return get("/agent/snapshot/tickets?limit=" + limit + from, token, AgentBodies.SnapshotPage.class);
    }

    /// All live tickets, page by page, in the order of their numbers.
    public List<Ticket> liveTickets(String token) throws IOException, InterruptedException {
        var tickets = new ArrayList<Ticket>();
        for (var more = true; more; ) {
            var before = tickets.isEmpty() ? null : tickets.getLast().id().number();
            var page = snapshotPage(token, before, AgentBodies.SnapshotPage.MOST);
            tickets.addAll(page.tickets());
            more = page.more();
        }
        return tickets.reversed();
    }

    /// The whole thread of a ticket, page by page, oldest first.
    public List<Entry> thread(String token, TicketId ticket) throws IOException, InterruptedException {
        var entries = new ArrayList<Entry>();
        for (var more = true; more; ) {
            var before =
                    entries.isEmpty() ? "" : "?before=" + entries.getFirst().sequence();
            var page =
                    get("/agent/tickets/" + ticket.number() + "/thread" + before, token, AgentBodies.ThreadPage.class);
            entries.addAll(0, page.entries());
            more = page.more();
        }
        return entries;
    }

    /// Sends a shopper's message over the fallback, and waits for its answer.
    ///
    /// @throws IOException if it was not taken
    public void say(String session, Command.SendMessage message) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder()
                .header("Origin", origin)
                .header("Authorization", "Bearer " + session)
                .POST(BodyPublishers.ofString(codec.encode(message)));
        var _ = body(send("/widget/command", request), RelayFrame.class);
    }

    /// An agent writes first to a customer.
    ///
    /// @param customer what finds exactly one
    public AgentBodies.Written writeTo(String token, String customer, String text)
            throws IOException, InterruptedException {
        var found = get(
                "/agent/customers?query=" + URLEncoder.encode(customer, UTF_8), token, AgentBodies.CustomerPage.class);
        var profile = found.customers().getFirst().id();
        var words = new AgentBodies.WriteTo(new CommandId(UUID.randomUUID()), text);
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(codec.encode(words)));
        return body(send("/agent/profiles/" + profile + "/chat", request), AgentBodies.Written.class);
    }

    /// One page of what an agent finds.
    ///
    /// @param after the `next` of the page before; null for the first page
    public SearchBodies.SearchPage search(String token, String text, @Nullable String after)
            throws IOException, InterruptedException {
        var from = after == null ? "" : "&after=" + after;
        return get("/agent/search?q=" + URLEncoder.encode(text, UTF_8) + from, token, SearchBodies.SearchPage.class);
    }

    /// How a [Participant] connects that is a hub.
    public ConnectOptions hub(String session) {
        return new ConnectOptions(
                () -> socket("/widget/socket"),
                Map.of("Origin", origin),
                session,
                () -> thread(session).position());
    }

    /// How a [Participant] connects that is a desktop.
    public ConnectOptions desktop(String token) {
        return new ConnectOptions(
                () -> socket("/agent/socket"),
                Map.of(),
                token,
                () -> snapshot(token).position());
    }

    /// Sends whatever request.
    ///
    /// @param path below the relay
    public HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(
                request.uri(relay.get().resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    /// What an agent or a shopper asks for.
    public <T> T get(String path, String token, Class<T> type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder().header("Origin", origin).header("Authorization", "Bearer " + token);
        return body(send(path, request), type);
    }

    private <T> T post(String path, Object body, Class<T> type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder()
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(codec.encode(body)));
        return body(send(path, request), type);
    }

    private <T> T body(HttpResponse<String> response, Class<T> type) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return codec.body(response.body(), type);
        } catch (RefusedFrame e) {
            throw new IOException("The answer of " + response.uri() + " cannot be read.", e);
        }
    }

    private URI socket(String path) {
        return URI.create("ws" + relay.get().toString().substring("http".length()) + path);
    }
}
