package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.MessageId;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import dev.sportello.relay.demo.GatewayStandIn.Text;
import dev.sportello.relay.rig.Acknowledgement;
import dev.sportello.relay.rig.Dovecot.Without;
import dev.sportello.relay.rig.Dovecot;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.SmsGatewayServer;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.TestSmtp;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the relay's process while texts and emails come in and go out, and gateway and mail server lose some of their
/// answers. `-Dkills=N` kills as often as one asks, `-Dseed=N` repeats a run.
@Tag("kill")
class KilledChannelsTest {
    private static final int KILLS = Integer.getInteger("kills", 0);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final String SHOP = "+39051123456";
    private static final List<String> PHONES = List.of("+393331234567", "+393331234568", "+393331234569");

    @TempDir
    Path folder;

    /// Both databases at once: a round mostly waits.
    @Test
    void nothingIsLostAndNothingThatWasConfirmedIsSentTwice() throws Exception {
        System.out.printf("-Dseed=%d%n", SEED);
        try (var scope = Executors.newCachedThreadPool()) {
            var rounds = new ArrayList<Future<?>>();
            for (var kind : TestDatabase.tested()) {
                var own = Files.createDirectory(folder.resolve(kind.name()));
                var kills = KILLS > 0 ? KILLS : kind == TestDatabase.H2 ? 15 : 6;
                rounds.add(scope.submit(() -> {
                    new Rounds(kind, own, kills).run();
                    return null;
                }));
            }
            for (var round : rounds) {
                round.get();
            }
        }
    }

    /// A relay on one database, which is killed again and again. For one thread.
    private static final class Rounds {
        private final Codec codec = new Codec();
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final List<String> came = new ArrayList<>();
        private final List<String> answered = new ArrayList<>();
        private final List<MessageId> mailed = new ArrayList<>();
        private final List<String> lying = new ArrayList<>();

        /// How many copies there were of an email when the journal first said that it had left.
        private final Map<MessageId, Long> confirmed = new HashMap<>();

        private final TestDatabase kind;
        private final int kills;
        private final List<String> options;

        private Rounds(TestDatabase kind, Path folder, int kills) throws Exception {
            this.kind = kind;
            this.kills = kills;
            var database = kind.prepared(folder);
            TestAgents.hire(database);
            options = new ArrayList<>(RelayOptions.unlimited(database, folder, ShopKey.test()));
            options.add("--allow-webhooks-to=127.0.0.1");
        }

        private void run() throws Exception {
            try (var gateway = new SmsGatewayServer(Clock.systemUTC());
                    var smtp = TestSmtp.open();
                    var mailbox = Dovecot.start(Without.NOTHING);
                    var relay = new RelayProcess(options)) {
                for (var kill = 0; kill <= kills; kill++) {
                    relay.start();
                    var client = new RelayClient(relay::address);
                    var token = signIn(client);
                    if (kill == 0) {
                        startChat(client);
                    }
                    setUp(
                            client,
                            token,
                            new Channels(
                                    // Reports come to the address that the relay has in this round.
                                    relay.address(),
                                    new SmsGateway(true, gateway.address(), SmsGatewayServer.ACCOUNT, SHOP, false),
                                    new SmtpServer(
                                            true, "localhost", smtp.port(), MailSecurity.NONE, "", Dovecot.USER, ""),
                                    new Mailbox(
                                            true,
                                            "localhost",
                                            mailbox.port(),
                                            MailSecurity.NONE,
                                            Dovecot.USER,
                                            Dovecot.USER,
                                            true),
                                    null,
                                    client.snapshot(token).account().channels().version()));
                    loseSomeAnswers(gateway, smtp);
                    look(client, token, smtp);
                    comeIn(gateway, relay);
                    comeIn(mailbox);
                    if (kill == 0) {
                        // Only a mailbox that has been opened is read from where it was first saved.
                        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> allAreTaken(client, token));
                    }
                    answer(client, token);
                    if (kill < kills) {
                        var enough = sent(gateway).size() + smtp.taken().size() + random.nextInt(PHONES.size() + 2);
                        waitFor(() -> sent(gateway).size() + smtp.taken().size() >= enough);
                        relay.kill();
                    }
                }
                gateway.answersAgain();
                smtp.answersAsUsual();
                var client = new RelayClient(relay::address);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(12))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            var token = signIn(client);
                            return allAreSent(client, token) && allAreTaken(client, token);
                        });
                look(client, signIn(client), smtp);
                check(client, gateway, smtp);
            }
        }

        private void check(RelayClient client, SmsGatewayServer gateway, TestSmtp smtp) throws Exception {
            assertThat(sent(gateway)).as("%s: texts", kind).containsExactlyInAnyOrderElementsOf(answered);
            assertThat(cameIn(client, signIn(client)))
                    .as("%s: texts that came", kind)
                    .containsExactlyInAnyOrderElementsOf(came);
            assertThat(taken(client, signIn(client))).as("%s: mails", kind).containsExactlyElementsOf(lying);
            var twice = 0L;
            for (var email : mailed) {
                var copies = copies(smtp, email);
                assertThat(copies).as("%s: email %s", kind, email).isPositive().isEqualTo(confirmed.get(email));
                twice += copies - 1;
            }
            System.out.printf(
                    "%s: %d kills, %d texts in, %d out, %d mails in, %d out, %d copies of those%n",
                    kind, kills, came.size(), answered.size(), lying.size(), mailed.size(), twice);
        }

        private static String signIn(RelayClient client) throws Exception {
            return client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        }

        /// Of a shopper whose email the shop has signed.
        private static void startChat(RelayClient client) throws Exception {
            var now = Clock.systemUTC().instant().getEpochSecond();
            var session = client.session(ShopKey.test().signed("""
                    {"sub":"c-7","aud":"shop","iat":%d,"exp":%d,"jti":"%s","name":"Luca","email":"luca@mail.example"}""".formatted(now, now + 300, UUID.randomUUID())));
            client.say(session, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, "By email, please."));
        }

        private void loseSomeAnswers(SmsGatewayServer gateway, TestSmtp smtp) {
            if (random.nextInt(3) == 0) {
                gateway.losesAnswers();
            } else {
                gateway.answersAgain();
            }
            if (random.nextInt(4) == 0) {
                smtp.answers(".", TestSmtp.SILENCE);
            } else {
                smtp.answersAsUsual();
            }
        }

        /// For a moment at most: what waits for an attempt that was cut off is not worth waiting for.
        private static void waitFor(BooleanSupplier condition) {
            var until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (!condition.getAsBoolean() && System.nanoTime() < until) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        }

        private static List<String> sent(SmsGatewayServer gateway) {
            return gateway.gateway.all().stream()
                    .filter(text -> text.from().equals(SHOP))
                    .map(Text::body)
                    .toList();
        }

        private static long copies(TestSmtp smtp, MessageId email) {
            return smtp.taken().stream()
                    .filter(mail -> mail.header("Message-ID").contains(email.toString()))
                    .count();
        }

        private void setUp(RelayClient client, String token, Channels channels) throws Exception {
            keep(client, token, "sms-auth-token", SmsGatewayServer.TOKEN.plain());
            keep(client, token, "imap-password", Dovecot.PASSWORD);
            client.save(token, channels);
        }

        private void keep(RelayClient client, String token, String name, String secret) throws Exception {
            var request = HttpRequest.newBuilder()
                    .header("Authorization", "Bearer " + token)
                    .PUT(BodyPublishers.ofString(codec.encode(new SetSecret(secret))));
            assertThat(client.send("/agent/secrets/" + name, request).statusCode())
                    .isEqualTo(204);
        }

        /// Each is on disk when it has been answered; the gateway brings each twice.
        private void comeIn(SmsGatewayServer gateway, RelayProcess relay) throws Exception {
            var incoming = relay.address().resolve("/channels/sms/incoming");
            for (var phone : PHONES) {
                var text = "Question " + came.size();
                var sid = "SM" + came.size();
                for (var time = 0; time < 2; time++) {
                    assertThat(gateway.gateway
                                    .bring(incoming, phone, SHOP, text, sid)
                                    .statusCode())
                            .isEqualTo(200);
                }
                came.add(text);
            }
        }

        /// Large ones, so that many a kill meets one that is being read.
        private void comeIn(Dovecot mailbox) throws IOException {
            for (var mail = 0; mail < 2; mail++) {
                var text = "Mail " + lying.size();
                mailbox.comes("Message-ID: <%1$d@mail.example>\nFrom: paolo@mail.example\nSubject: Hi\n\n%2$s\n%3$s"
                        .formatted(lying.size(), text, "x".repeat(random.nextInt(500_000))));
                lying.add(text);
            }
        }

        private void answer(RelayClient client, String token) throws Exception {
            var options = client.desktop(token);
            try (var desktop = WebSocketLink.open(options.socket().now(), options.headers())) {
                desktop.send(codec.encode(new ClientFrame.Hello(
                        options.token(), client.snapshot(token).position())));
                for (var ticket : client.liveTickets(token)) {
                    var id = new CommandId(UUID.randomUUID());
                    if (ticket.channel() == Channel.SMS) {
                        var text = "Answer " + answered.size();
                        carryOut(desktop, new Command.Reply(id, ticket.id(), text));
                        answered.add(text);
                    } else if (ticket.channel() == Channel.WEB_CHAT && (kind == TestDatabase.H2 || KILLS > 0)) {
                        // With PostgreSQL another relay may be at a mail that was cut off: each costs five minutes.
                        carryOut(desktop, new Command.SendEmail(id, ticket.id(), "Your chat", "Mail", false, null));
                        mailed.add(id.message());
                    }
                }
            }
        }

        private void carryOut(WebSocketLink desktop, Command command) throws Exception {
            desktop.send(codec.encode(command));
            for (var text = desktop.receive(); text != null; text = desktop.receive()) {
                if (Acknowledgement.of(command.id(), codec.relayFrame(text))) {
                    return;
                }
            }
            throw new AssertionError("The link was closed with " + desktop.closeCode() + ".");
        }

        /// The first lines of the mails that stand in tickets.
        private static List<String> taken(RelayClient client, String token) throws Exception {
            var taken = new ArrayList<String>();
            for (var ticket : client.liveTickets(token)) {
                for (var entry : client.thread(token, ticket.id())) {
                    if (entry.change() instanceof Change.EmailAdded added
                            && added.message().byShopper()) {
                        taken.add(added.message().text().lines().findFirst().orElse(""));
                    }
                }
            }
            return taken;
        }

        private static List<String> cameIn(RelayClient client, String token) throws Exception {
            var texts = new ArrayList<String>();
            for (var ticket : client.liveTickets(token)) {
                if (ticket.channel() == Channel.SMS) {
                    for (var entry : client.thread(token, ticket.id())) {
                        if (entry.change() instanceof Change.MessageAdded(var message) && message.byShopper()) {
                            texts.add(message.text());
                        }
                    }
                }
            }
            return texts;
        }

        /// What the journal says has left.
        private static Set<MessageId> left(RelayClient client, String token) throws Exception {
            var left = new HashSet<MessageId>();
            for (var ticket : client.liveTickets(token)) {
                for (var entry : client.thread(token, ticket.id())) {
                    if (entry.change() instanceof Change.DeliveryChanged told
                            && told.delivery().state() == State.SENT) {
                        left.add(told.message());
                    }
                }
            }
            return left;
        }

        /// Notes which emails are confirmed to have left by now.
        private void look(RelayClient client, String token, TestSmtp smtp) throws Exception {
            var left = left(client, token);
            for (var email : mailed) {
                if (left.contains(email)) {
                    confirmed.putIfAbsent(email, copies(smtp, email));
                }
            }
        }

        private boolean allAreSent(RelayClient client, String token) throws Exception {
            return left(client, token).size() == answered.size() + mailed.size();
        }

        private boolean allAreTaken(RelayClient client, String token) throws Exception {
            return taken(client, token).size() >= lying.size();
        }
    }
}
