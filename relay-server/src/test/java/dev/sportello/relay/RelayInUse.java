package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Position;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.ShopperBodies;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A shopper and an agent who do all that one can do with a relay. For one thread.
final class RelayInUse {
    private static final String EMAIL = "anna@shop.example";
    private static final String PASSWORD = "correct horse";

    private final RunningRelay relay;
    private final MovableClock clock;
    private final RelayClient client;
    private final Codec codec = new Codec();

    RelayInUse(RunningRelay relay, MovableClock clock) {
        this.relay = relay;
        this.clock = clock;
        client = new RelayClient(relay::address);
    }

    void firstAdmin() throws Exception {
        var code = Objects.requireNonNull(relay.setupCode());
        var _ = post(
                "/agent/first-admin",
                new AgentBodies.FirstAdmin(code, "Anna Bianchi", EMAIL, PASSWORD, "laptop", null));
    }

    void shopperWrites() throws Exception {
        client.say(shopper(), new Command.SendMessage(id(), null, "Where is my parcel?"));
    }

    private String shopper() throws Exception {
        return client.session(ShopKey.test().identity("c-7", "Maria Rossi", clock));
    }

    void inEveryWay() throws Exception {
        var session = shopper();
        var known = client.signIn(EMAIL, PASSWORD);
        var again = new AgentBodies.SignIn(EMAIL, PASSWORD, "laptop", known.deviceToken());
        var token = codec.body(post("/agent/sign-in", again), AgentBodies.SignedIn.class)
                .token();
        read(token);
        read(session, client.snapshot(token).position());
        talk(session, token);
        administrate(token);
        ask(token, "PUT", "/agent/password", new AgentBodies.ChangePassword(PASSWORD, "battery staple"));
        ask(session, "DELETE", "/widget/session", null);
        var _ = client.session(ShopKey.test().identity("c-7", "Maria Bianchi", clock));
        var _ = post("/widget/sign-out", new ShopperBodies.SignOut(shopper()));
        ask(token, "POST", "/agent/sign-out", "");
    }

    private void read(String token) throws Exception {
        var first = client.snapshotPage(token, null, AgentBodies.SnapshotPage.MOST);
        var maria = first.tickets().getFirst();
        var _ = client.snapshotPage(token, maria.id().number(), AgentBodies.SnapshotPage.MOST);
        for (var status : new String[] {"open", "snoozed", "closed"}) {
            ask(token, "GET", "/agent/tickets?status=" + status, null);
            ask(token, "GET", "/agent/tickets?limit=100&status=" + status + "&before=1", null);
        }
        ask(token, "GET", "/agent/tickets/" + maria.id().number(), null);
        ask(token, "GET", "/agent/tickets/" + maria.id().number() + "/thread", null);
        ask(token, "GET", "/agent/tickets/" + maria.id().number() + "/thread?before=2&limit=100", null);
        ask(token, "GET", "/agent/profiles/" + maria.profile(), null);
        ask(token, "GET", "/agent/profiles/" + maria.profile() + "/events?limit=100", null);
        ask(token, "GET", "/agent/profiles/" + maria.profile() + "/events?before=2020-01-05T00:00:00Z", null);
        ask(token, "GET", "/agent/profiles/" + maria.profile() + "/events?kinds=order-placed,refund", null);
        ask(token, "GET", "/agent/profiles/" + maria.profile() + "/orders?limit=100", null);
        ask(token, "GET", "/agent/profiles/" + maria.profile() + "/tickets?limit=100", null);
        ask(token, "GET", "/agent/customers?query=maria%20rossi&after=bWFyaQ." + maria.profile(), null);
    }

    private void read(String session, Position position) throws Exception {
        ask(session, "GET", "/widget/thread", null);
        ask(session, "GET", "/widget/thread?before=2&limit=100", null);
        // Both have missed nearly everything.
        try (var hub = open(client.hub(session), new Position(position.epoch(), 1))) {
            awaitNow(hub);
        }
    }

    /// Until all that was missed has been read, or was found to be too much.
    private void awaitNow(WebSocketLink link) throws Exception {
        for (var text = link.receive(); text != null; text = link.receive()) {
            var frame = codec.relayFrame(text);
            if (frame instanceof RelayFrame.CaughtUp || frame instanceof RelayFrame.StartOver) {
                return;
            }
        }
        throw new IOException("The link ended before it had caught up: " + link.closeCode());
    }

    private void talk(String session, String token) throws Exception {
        var epoch = client.snapshot(token).position().epoch();
        try (var hub = open(client.hub(session), client.thread(session).position());
                var desktop = open(client.desktop(token), new Position(epoch, 1))) {
            var message = new Command.SendMessage(new CommandId(new UUID(0, 7)), null, "Hello?");
            carryOut(hub, message);
            var ticket = Objects.requireNonNull(client.thread(session).ticket()).id();
            carryOut(hub, new Command.MarkDelivered(id(), ticket, Long.MAX_VALUE));
            carryOut(hub, new Command.MarkSeen(id(), ticket, Long.MAX_VALUE));
            carryOut(desktop, new Command.Reply(id(), ticket, "Here I am"));
            carryOut(desktop, new Command.MarkUnread(id(), ticket, 1));
            carryOut(desktop, new Command.MarkRead(id(), ticket, Long.MAX_VALUE));
            carryOut(desktop, new Command.Assign(id(), ticket, null));
            carryOut(desktop, new Command.Snooze(id(), ticket, clock.instant().plus(Duration.ofHours(1))));
        }
        var ticket = Objects.requireNonNull(client.thread(session).ticket()).id();
        clock.move(Duration.ofHours(1));
        await().until(() -> isOpen(token, ticket));
        try (var desktop = open(client.desktop(token), client.snapshot(token).position())) {
            carryOut(desktop, new Command.CloseTicket(id(), ticket, Long.MAX_VALUE));
        }
        shopperWrites();
    }

    private boolean isOpen(String token, TicketId ticket) throws Exception {
        return client.snapshotPage(token, ticket.number() + 1, 1).tickets().stream()
                .map(Ticket::status)
                .anyMatch(Status.Open.class::isInstance);
    }

    private void administrate(String token) throws Exception {
        var invite = new AgentBodies.Invite(id(), "Marco Conti", "marco@shop.example", Role.AGENT);
        var invited = codec.body(ask(token, "POST", "/agent/team", invite), AgentBodies.Invited.class);
        var accept = new AgentBodies.AcceptInvitation(invited.code(), "Marco Conti", PASSWORD, "laptop");
        var marco = codec.body(post("/agent/invitation", accept), AgentBodies.SignedIn.class)
                .you();
        ask(token, "PUT", "/agent/team/" + marco.id(), new AgentBodies.ChangeAgent(id(), null, true));
        ask(token, "PUT", "/agent/team/" + marco.id(), new AgentBodies.ChangeAgent(id(), null, false));
        ask(token, "POST", "/agent/team/" + marco.id() + "/sign-out", "");
        var account = client.snapshot(token).account();
        client.save(token, (SettingsPage) account.webChat());
    }

    private WebSocketLink open(ConnectOptions options, Position position) throws IOException {
        var link = WebSocketLink.open(options.socket().now(), options.headers());
        link.send(codec.encode(new ClientFrame.Hello(options.token(), position)));
        return link;
    }

    private void carryOut(WebSocketLink link, Command command) throws Exception {
        link.send(codec.encode(command));
        for (var text = link.receive(); text != null; text = link.receive()) {
            var frame = codec.relayFrame(text);
            assertThat(frame).isNotInstanceOf(RelayFrame.Refused.class);
            if (Acknowledgement.of(command.id(), frame)) {
                return;
            }
        }
        throw new IOException("The link ended before " + command + " was carried out: " + link.closeCode());
    }

    private String post(String path, Object body) throws Exception {
        return client.send(
                        path,
                        HttpRequest.newBuilder()
                                .header("Origin", RelayClient.ORIGIN)
                                .POST(BodyPublishers.ofString(codec.encode(body))))
                .body();
    }

    private String ask(String token, String method, String path, @Nullable Object body) throws Exception {
        var content = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body instanceof String text ? text : codec.encode(body));
        var answer = client.send(
                path,
                HttpRequest.newBuilder()
                        .header("Origin", RelayClient.ORIGIN)
                        .header("Authorization", "Bearer " + token)
                        .method(method, content));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static CommandId id() {
        return new CommandId(UUID.randomUUID());
    }
}
