package dev.sportello.relay.demo;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Position;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.SearchBodies;
import dev.sportello.wire.ShopperBodies;
import dev.sportello.wire.TeamBodies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A customer of the sample shop and an agent who write to each other through a relay with the sample data, as hub and
/// desktop do, lose their links and come back. For the training run of the start cache: what a relay does for the
/// first who come after its start, it has done here. Used by one thread.
public final class SampleChat {
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int TIMES = 2;

    private final URI relay;
    private final Codec codec = new Codec();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(WITHIN)
            .build();

    /// @param relay such as `http://localhost:8080`
    public SampleChat(URI relay) {
        this.relay = relay;
    }

    /// @throws IOException if it does not go as it should
    public void run() throws IOException, InterruptedException {
        var shopper = shopper();
        var agent = agent();
        var chat = get("/widget/thread", shopper, ShopperBodies.Thread.class).position();
        var inbox = get("/agent/snapshot", agent, AgentBodies.Snapshot.class).position();
        var _ = get("/agent/snapshot/tickets", agent, AgentBodies.SnapshotPage.class);
        for (var time = 0; time < TIMES; time++) {
            // From the same position as the time before: both have missed what was said meanwhile.
            try (var hub = join("/widget/socket", relay.toString(), shopper, chat);
                    var desktop = join("/agent/socket", null, agent, inbox)) {
                var ticket = talk(hub, desktop);
                var _ = get("/agent/tickets/" + ticket.number() + "/thread", agent, AgentBodies.ThreadPage.class);
                var _ = get("/widget/thread", shopper, ShopperBodies.Thread.class);
            }
        }
        var _ = get("/agent/search?q=parcel", agent, SearchBodies.SearchPage.class);
    }

    private TicketId talk(SampleLink hub, SampleLink desktop) throws IOException, InterruptedException {
        hub.send(new ClientFrame.Ping());
        var asked = new Command.SendMessage(id(), null, "Is my parcel on its way?");
        hub.send(asked);
        var question = desktop.until(message(asked.id().message()));
        var ticket = Objects.requireNonNull(question.ticket());
        desktop.send(new ClientFrame.LookAt(ticket, true));
        desktop.send(new Command.MarkRead(id(), ticket, question.sequence()));
        var answered = new Command.Reply(id(), ticket, "It left us this morning.");
        desktop.send(answered);
        var answer = hub.until(message(answered.id().message()));
        hub.send(new Command.MarkDelivered(id(), ticket, answer.sequence()));
        var seen = new Command.MarkSeen(id(), ticket, answer.sequence());
        hub.send(seen);
        hub.untilDone(seen.id());
        return ticket;
    }

    private static Predicate<Entry> message(MessageId id) {
        return entry -> entry.change() instanceof Change.MessageAdded(var message)
                && message.id().equals(id);
    }

    private static CommandId id() {
        return new CommandId(UUID.randomUUID());
    }

    private String shopper() throws IOException, InterruptedException {
        var customer = SampleCustomer.all().getFirst();
        var request = HttpRequest.newBuilder().header("Cookie", SampleShop.COOKIE + "=" + customer.customerId());
        var identity = body(send("/demo/identity", request), SampleShop.Identity.class);
        return post("/widget/session", new ShopperBodies.Identify(identity.token(), null), ShopperBodies.Session.class)
                .session();
    }

    private String agent() throws IOException, InterruptedException {
        var body = new TeamBodies.SignIn(SampleData.ADMIN, SampleRelay.PASSWORD, "training");
        return post("/agent/sign-in", body, TeamBodies.SignedIn.class).token();
    }

    private SampleLink join(String path, @Nullable String origin, String token, Position from)
            throws IOException, InterruptedException {
        var address = URI.create("ws" + relay.toString().substring("http".length()) + path);
        var link = SampleLink.open(http, codec, address, origin);
        link.send(new ClientFrame.Hello(token, from));
        link.untilCaughtUp();
        return link;
    }

    private <T> T get(String path, String token, Class<T> type) throws IOException, InterruptedException {
        return body(send(path, HttpRequest.newBuilder().header("Authorization", "Bearer " + token)), type);
    }

    private <T> T post(String path, Object body, Class<T> type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(codec.encode(body)));
        return body(send(path, request), type);
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var whole = request.uri(relay.resolve(path))
                .header("Origin", relay.toString())
                .timeout(WITHIN);
        return http.send(whole.build(), BodyHandlers.ofString());
    }

    private <T> T body(HttpResponse<String> answer, Class<T> type) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return codec.body(answer.body(), type);
        } catch (RefusedFrame e) {
            throw new IOException("The answer of " + answer.uri() + " cannot be read.", e);
        }
    }
}
