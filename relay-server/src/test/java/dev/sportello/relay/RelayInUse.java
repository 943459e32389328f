package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import java.util.Properties;
import java.io.ByteArrayInputStream;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.Session;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.icegreen.greenmail.util.GreenMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.ApiKey;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.model.UnseenMail;
import dev.sportello.model.Webhook;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.SmsGatewayServer;
import dev.sportello.relay.rig.TestSmtp;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.rig.WebhookReceiver.Answer;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.MergeBodies.Merge;
import dev.sportello.wire.MergeBodies.MergeProfiles;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.ShopperBodies;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.WebhookBodies.DeliveryPage;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.ResendFailed;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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
                "/agent/first-admin", new TeamBodies.FirstAdmin(code, "Anna Bianchi", EMAIL, PASSWORD, "laptop", null));
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
        var again = new TeamBodies.SignIn(EMAIL, PASSWORD, "laptop", known.deviceToken());
        var token = codec.body(post("/agent/sign-in", again), TeamBodies.SignedIn.class)
                .token();
        read(token);
        read(session, client.snapshot(token).position());
        talk(session, token);
        administrate(token);
        useTexts(token);
        ask(token, "PUT", "/agent/password", new TeamBodies.ChangePassword(PASSWORD, "battery staple"));
        ask(session, "DELETE", "/widget/session", null);
        var _ = client.session(ShopKey.test().identity("c-7", "Maria Bianchi", clock));
        var _ = post("/widget/sign-out", new ShopperBodies.SignOut(shopper()));
        useMail(token);
        useMailbox(token);
        erase(token);
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
        ask(token, "GET", "/agent/customers?query=maria%20rossi", null);
        ask(token, "GET", "/agent/customers?query=maria%20rossi&after=bWFyaWE." + maria.profile(), null);
    }

    private void read(String session, Position position) throws Exception {
        ask(session, "GET", "/widget/thread", null);
        ask(session, "GET", "/widget/orders", null);
        ask(session, "GET", "/widget/orders?before=2020-01-05T00:00:00Z", null);
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
        var invite = new TeamBodies.Invite(id(), "Marco Conti", "marco@shop.example", Role.AGENT);
        var invited = codec.body(ask(token, "POST", "/agent/team", invite), TeamBodies.Invited.class);
        var accept = new TeamBodies.AcceptInvitation(invited.code(), "Marco Conti", PASSWORD, "laptop");
        var marco = codec.body(post("/agent/invitation", accept), TeamBodies.SignedIn.class)
                .you();
        ask(token, "PUT", "/agent/team/" + marco.id(), new TeamBodies.ChangeAgent(id(), null, true));
        ask(token, "PUT", "/agent/team/" + marco.id(), new TeamBodies.ChangeAgent(id(), null, false));
        ask(token, "POST", "/agent/team/" + marco.id() + "/sign-out", "");
        var key = codec.body(
                ask(token, "POST", "/agent/api-keys", new MakeApiKey("Shop", List.of(ApiKey.Scope.INGEST))),
                MadeApiKey.class);
        ask(token, "GET", "/agent/api-keys", null);
        useApi(key.secret());
        merge(token, guest(key.secret(), "one@example.com"), guest(key.secret(), "other@example.com"));
        ask(token, "DELETE", "/agent/api-keys/" + key.key().id(), null);
        useWebhooks(token);
        connect(token);
        var account = client.snapshot(token).account();
        client.save(token, (SettingsPage) account.webChat());
    }

    /// A customer texts, wants none, and wants some again; what goes out is lost, refused, sent again and
    /// reported on.
    private void useTexts(String token) throws Exception {
        try (var server = new SmsGatewayServer(Clock.systemUTC())) {
            ask(token, "PUT", "/agent/secrets/sms-auth-token", new SetSecret(SmsGatewayServer.TOKEN.plain()));
            var own = "+39051123456";
            var gateway = new SmsGateway(true, server.address(), SmsGatewayServer.ACCOUNT, own, false);
            client.save(token, new SettingsPage.Channels(relay.address(), gateway, null, null, null, 0));
            var incoming = relay.address().resolve("/channels/sms/incoming");
            for (var text : List.of("Hello", "STOP", "START")) {
                var _ = server.gateway.bring(incoming, "+393331234567", own, text, null);
            }
            var ticket = client.snapshotPage(token, null, AgentBodies.SnapshotPage.MOST).tickets().stream()
                    .filter(one -> one.channel() == Channel.SMS)
                    .findFirst()
                    .orElseThrow()
                    .id();
            var two = new Command.Reply(id(), ticket, "Two");
            try (var desktop =
                    open(client.desktop(token), client.snapshot(token).position())) {
                server.losesAnswers();
                carryOut(desktop, new Command.Reply(id(), ticket, "One"));
                await().atMost(Duration.ofMinutes(1)).until(() -> server.asked().size() == 1);
                server.refuses(400, 21_614, "No");
                carryOut(desktop, two);
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    clock.move(Duration.ofSeconds(6));
                    return server.asked().size() == 2;
                });
            }
            server.answersAgain();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.thread(token, ticket).toString().contains("21614"));
            // The clock that was moved has ended the link of before.
            try (var desktop =
                    open(client.desktop(token), client.snapshot(token).position())) {
                carryOut(desktop, new Command.SendAgain(id(), ticket, two.id().message(), null));
                await().atMost(Duration.ofMinutes(1)).until(() -> server.asked().size() == 3);
            }
            var _ = server.gateway.report(server.gateway.all().getLast().sid(), "delivered", 0);
        }
    }

    /// What is sent fails at first, then arrives, and is given up where the webhook is switched off.
    private void useWebhooks(String token) throws Exception {
        var topics = List.<Webhook.Topic>of(Webhook.Topic.MESSAGE_ADDED);
        try (var receiver = new WebhookReceiver(_ -> Answer.of(503))) {
            var save = new SaveWebhook(receiver.address(), "", topics, true);
            var made = codec.body(ask(token, "POST", "/agent/webhooks", save), MadeWebhook.class);
            var path = "/agent/webhooks/" + made.webhook().webhook().id();
            ask(token, "GET", "/agent/webhooks", null);
            ask(token, "POST", path + "/secret", "");
            ask(token, "POST", path + "/test", "");
            // One chat has failed twice, and waits for long, when another arrives: then the first is tried at once.
            var other = client.session(ShopKey.test().identity("c-8", "Paolo Conti", clock));
            client.say(other, new Command.SendMessage(id(), null, "Hello?"));
            await().until(() -> failed(token, path, 1));
            clock.move(Duration.ofMinutes(2));
            await().until(() -> failed(token, path, 2));
            shopperWrites();
            await().until(() -> failed(token, path, 3));
            receiver.answers(_ -> Answer.of(204));
            clock.move(Duration.ofSeconds(30));
            await().until(() -> receiver.taken().size() >= 2);
            receiver.answers(_ -> Answer.of(503));
            shopperWrites();
            await().until(() -> failed(token, path, 1));
            ask(token, "PUT", path, new SaveWebhook(save.url(), "", topics, false));
            await().until(() -> ask(token, "GET", path + "/deliveries", null).contains("switched-off"));
            receiver.answers(_ -> Answer.of(204));
            ask(token, "PUT", path, save);
            var first = receiver.taken().getFirst().id();
            ask(token, "POST", path + "/deliveries/" + first + "/resend", "");
            ask(
                    token,
                    "POST",
                    path + "/resend",
                    new ResendFailed(clock.instant().minus(Duration.ofDays(1))));
            ask(token, "DELETE", path, null);
        }
    }

    /// Whether so many attempts have failed of what is still to be delivered.
    private boolean failed(String token, String path, int attempts) throws Exception {
        var page = codec.body(ask(token, "GET", path + "/deliveries", null), DeliveryPage.class);
        return page.deliveries().stream()
                        .filter(delivery -> delivery.failure() != null)
                        .mapToInt(WebhookDelivery::attempts)
                        .sum()
                >= attempts;
    }

    /// Looks at how the shop is connected, and signs a shopper in by another key.
    private void connect(String token) throws Exception {
        var added = codec.body(ask(token, "POST", "/agent/signing-keys", "{}"), AddedSigningKey.class);
        var secret = Base64.getUrlDecoder().decode(Objects.requireNonNull(added.secret()));
        var _ = client.session(new ShopKey(added.key().id(), secret).identity("c-7", "Maria Rossi", clock));
        ask(token, "GET", "/agent/integration", null);
        ask(token, "DELETE", "/agent/signing-keys/" + added.key().id(), null);
    }

    /// Tells of a shopper and of what they did, under one name and under several, and asks how it went.
    private void useApi(String key) throws Exception {
        var told = List.of(
                "\"email\":\"maria@example.com\"",
                "\"phone_number\":\"+390512345679\"",
                "\"external_id\":\"c-7\",\"email\":\"maria@example.com\",\"properties\":{\"tier\":\"gold\"}");
        for (var attributes : told) {
            var profile = "{\"data\":{\"type\":\"profile\",\"attributes\":{" + attributes + "}}}";
            ask(key, "POST", "/api/profile-import", profile);
            ask(key, "POST", "/api/events", """
                    {"data":{"type":"event","attributes":{"properties":{},"unique_id":"1","profile":%s,
                    "metric":{"data":{"type":"metric","attributes":{"name":"Viewed Product"}}}}}}""".formatted(profile));
        }
        var job = ask(key, "POST", "/api/profile-bulk-import-jobs", """
                {"data":{"type":"profile-bulk-import-job","attributes":{"profiles":{"data":[
                {"type":"profile","attributes":{"external_id":"c-7"}}]}}}}""");
        ask(key, "GET", job.replaceFirst(".*\"self\":\"([^\"]+)\".*", "$1"), null);
    }

    private String guest(String key, String email) throws Exception {
        var profile = "{\"data\":{\"type\":\"profile\",\"attributes\":{\"email\":\"" + email + "\"}}}";
        var told = ask(key, "POST", "/api/profile-import", profile);
        return told.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private void merge(String token, String one, String other) throws Exception {
        var merges = "/agent/profiles/" + one + "/merges";
        var merge = new MergeProfiles(new ProfileId(UUID.fromString(other)));
        var merged = codec.body(ask(token, "POST", merges, merge), Merge.class);
        ask(token, "GET", merges, null);
        ask(token, "DELETE", "/agent/merges/" + merged.id(), null);
    }

    /// An email fails at first, and leaves when it is sent again. Another answers it.
    private void useMail(String token) throws Exception {
        try (var server = TestSmtp.open()) {
            var smtp = new SmtpServer(true, "localhost", server.port(), MailSecurity.NONE, "", "help@shop.example", "");
            var mailbox = new Mailbox(false, "localhost", 1, MailSecurity.NONE, "help", "help@shop.example", false);
            var version = client.snapshot(token).account().channels().version();
            client.save(token, new SettingsPage.Channels(null, null, smtp, mailbox, null, version));
            ask(token, "POST", "/agent/channels/email/test", "");
            var now = clock.instant().getEpochSecond();
            var session = client.session(ShopKey.test().signed("""
                    {"sub":"c-11","aud":"shop","iat":%d,"exp":%d,"jti":"%s","name":"Luca","email":"luca@mail.example"}""".formatted(now, now + 300, UUID.randomUUID())));
            client.say(session, new Command.SendMessage(id(), null, "By email, please."));
            var ticket = Objects.requireNonNull(client.thread(session).ticket()).id();
            var email = new Command.SendEmail(id(), ticket, "Yes", "Here it is.", true, null);
            server.answers("RCPT", "550 No such user");
            try (var desktop =
                    open(client.desktop(token), client.snapshot(token).position())) {
                carryOut(desktop, email);
                await().until(() -> told(token, ticket) == 1);
                server.answersAsUsual();
                carryOut(desktop, new Command.SendAgain(id(), ticket, email.id().message(), null));
                await().until(() -> told(token, ticket) == 3);
                carryOut(desktop, new Command.SendEmail(id(), ticket, "And", "More.", false, null));
                await().until(() -> told(token, ticket) == 4);
            }
            tellOfUnseen(token, session, ticket, server);
        }
    }

    /// The shopper sees one answer, and is told of the next; then they want no more emails.
    private void tellOfUnseen(String token, String session, TicketId ticket, TestSmtp server) throws Exception {
        var page = client.snapshot(token).account().channels();
        var unseen = new UnseenMail(true, Duration.ofMinutes(1), URI.create("https://shop.example/"));
        var own = URI.create("https://chat.shop.example");
        client.save(token, new SettingsPage.Channels(own, null, page.smtp(), page.mailbox(), unseen, page.version()));
        try (var desktop = open(client.desktop(token), client.snapshot(token).position());
                var hub = open(client.hub(session), client.thread(session).position())) {
            carryOut(desktop, new Command.Reply(id(), ticket, "Seen."));
            carryOut(hub, new Command.MarkSeen(id(), ticket, Long.MAX_VALUE));
            carryOut(desktop, new Command.Reply(id(), ticket, "Not seen."));
            carryOut(desktop, new Command.Reply(id(), ticket, "Nor this."));
        }
        clock.move(Duration.ofMinutes(2));
        await().until(() -> client.thread(token, ticket).stream()
                .anyMatch(entry -> entry.change() instanceof Change.UnseenEmailed));
        var stop = server.taken().getLast().header("List-Unsubscribe");
        var path = stop.substring(stop.indexOf("/mail/"), stop.lastIndexOf('>'));
        client.send(path, HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
    }

    /// A stranger writes, and says what they answer.
    private void useMailbox(String token) throws Exception {
        var server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        server.start();
        try {
            var user = server.setUser("help@shop.example", "help@shop.example", "letters");
            ask(token, "PUT", "/agent/secrets/imap-password", new SetSecret("letters"));
            var page = client.snapshot(token).account().channels();
            var mailbox = new Mailbox(
                    true,
                    "localhost",
                    server.getImap().getPort(),
                    MailSecurity.NONE,
                    "help@shop.example",
                    "help@shop.example",
                    true);
            client.save(
                    token,
                    new SettingsPage.Channels(
                            page.address(), null, page.smtp(), mailbox, page.unseen(), page.version()));
            ask(token, "POST", "/agent/channels/mailbox/test", "");
            var mail = new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream("""
                    Message-ID: <1@mail.example>
                    From: Carla <carla@mail.example>
                    In-Reply-To: <0@mail.example>

                    Hello?
                    """.getBytes(UTF_8)));
            user.deliver(mail);
            await().until(() -> client.snapshotPage(token, Long.MAX_VALUE, 1)
                    .tickets()
                    .getFirst()
                    .shopperName()
                    .equals("Carla"));
        } finally {
            server.stop();
        }
    }

    private long told(String token, TicketId ticket) throws Exception {
        return client.thread(token, ticket).stream()
                .filter(entry -> entry.change() instanceof Change.DeliveryChanged)
                .count();
    }

    private void erase(String token) throws Exception {
        var session = client.session(ShopKey.test().identity("c-9", "Zoe Bruni", clock));
        client.say(session, new Command.SendMessage(id(), null, "Forget me."));
        var number =
                Objects.requireNonNull(client.thread(session).ticket()).id().number();
        var ticket = client.snapshotPage(token, number + 1, 1).tickets().getFirst();
        ask(token, "GET", "/agent/retention?tickets=3650&events=3650", null);
        ask(token, "POST", "/agent/customers/" + ticket.profile() + "/erase", new EraseProfile("Zoe Bruni"));
        ask(token, "GET", "/agent/audit?limit=1", null);
        // A customer whose email nobody has signed.
        var made = ask(token, "POST", "/agent/api-keys", new MakeApiKey("Till", List.of(ApiKey.Scope.INGEST)));
        var key = codec.body(made, MadeApiKey.class).secret();
        var typed = "{\"external_id\":\"c-10\",\"email\":\"typed@mail.example\"}";
        var told = ask(
                key, "POST", "/api/profile-import", "{\"data\":{\"type\":\"profile\",\"attributes\":" + typed + "}}");
        var profile = told.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        ask(token, "POST", "/agent/customers/" + profile + "/erase", new EraseProfile("typed@mail.example"));
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
