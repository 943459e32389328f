package dev.sportello.relay.demo;

import dev.sportello.model.Agent;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmsGateway;
import dev.sportello.relay.demo.GatewayStandIn.Answer;
import dev.sportello.relay.demo.GatewayStandIn.Text;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.LargeBodies;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.sms.FormFields;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A phone on a page, and the SMS gateway between it and the relay: so texts can be tried out without an account
/// anywhere. Thread-safe.
public final class SamplePhone {
    private static final Logger LOG = LoggerFactory.getLogger(SamplePhone.class);
    private static final String ACCOUNT = "ACdemo";
    private static final String SHOP = "+390510000000";
    private static final String GATEWAY = "/demo/gateway";
    private static final int MOST_BYTES = 16 * 1024;

    /// "Unreachable destination handset", as Twilio lists its errors.
    private static final int UNREACHABLE = 30_003;

    /// So long a network takes until a phone has a text.
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final Bodies bodies;
    private final LargeBodies forms;
    private final GatewayStandIn gateway;
    private final AtomicReference<@Nullable URI> relay = new AtomicReference<>();
    private volatile Mischief mischief = Mischief.NONE;

    private SamplePhone(Foundation foundation, GatewayStandIn gateway) {
        bodies = foundation.bodies();
        forms = new LargeBodies(foundation.incoming());
        this.gateway = gateway;
    }

    /// @param secrets hold the token that the gateway and the relay share; it is made with the first start
    /// @throws IllegalArgumentException with a sentence for the operator
    public static SamplePhone open(Foundation foundation, Secrets secrets) {
        try {
            var token = token(secrets, foundation.random());
            return new SamplePhone(foundation, new GatewayStandIn(ACCOUNT, token, foundation.clock()));
        } catch (SecretUnreadable e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SecretValue token(Secrets secrets, SecureRandom random) throws SecretUnreadable {
        var known = secrets.find(SecretName.SMS_AUTH_TOKEN);
        if (known != null) {
            return known;
        }
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var made = new SecretValue(HexFormat.of().formatHex(bytes));
        secrets.put(SecretName.SMS_AUTH_TOKEN, made);
        return made;
    }

    /// Has the relay use this gateway, unless an admin has set up another one.
    ///
    /// @param address of the relay on this machine
    /// @param team of which an admin is said to have set it up
    public void connect(URI address, Settings settings, List<Agent> team) {
        relay.set(address);
        var page = settings.account().channels();
        var another = page.sms() != null && !page.sms().account().equals(ACCOUNT);
        var api = URI.create("http://127.0.0.1:" + address.getPort() + GATEWAY);
        var sms = new SmsGateway(true, api, ACCOUNT, SHOP, true);
        var admin = team.stream().filter(agent -> agent.role() == Role.ADMIN).findFirst();
        if (!another && !sms.equals(page.sms()) && admin.isPresent()) {
            save(settings, admin.get().party(), page, sms, address);
        }
    }

    private static void save(
            Settings settings, Party.ByAgent admin, SettingsPage.Channels page, SmsGateway sms, URI address) {
        var own = Objects.requireNonNullElse(page.address(), address);
        var _ = settings.write(
                admin, new SettingsPage.Channels(own, sms, page.smtp(), page.mailbox(), page.unseen(), page.version()));
    }

    /// `POST /demo/gateway/2010-04-01/Accounts/ACdemo/Messages.json`
    public void send(Context ctx) throws RefusedFrame, IOException {
        try (var body = forms.read(ctx, MOST_BYTES)) {
            var answer = gateway.send(ctx.header("Authorization"), FormFields.of(body.bytes()));
            var taken = answer.status() == 201;
            if (taken && mischief.losesAnswers()) {
                ctx.status(504).contentType("text/html").result("<h1>Gateway Time-out</h1>");
            } else {
                write(ctx, answer);
            }
            if (taken) {
                arrive(String.valueOf(answer.fields().get("sid")));
            }
        }
    }

    /// `GET` of the same.
    public void list(Context ctx) {
        var to = Objects.requireNonNullElse(ctx.queryParam("To"), "");
        var from = Objects.requireNonNullElse(ctx.queryParam("From"), "");
        write(ctx, gateway.list(ctx.header("Authorization"), to, from));
    }

    private void write(Context ctx, Answer answer) {
        ctx.status(answer.status());
        bodies.write(ctx, answer.fields());
    }

    private void arrive(String sid) {
        var now = mischief;
        var end = now.neverArrives() ? "undelivered" : "delivered";
        var reports = now.reorders() ? List.of(end, "sent") : List.of("sent", end);
        var told = CompletableFuture.<@Nullable Void>completedFuture(null);
        for (var status : reports) {
            var later = CompletableFuture.delayedExecutor(UNDER_WAY.toMillis(), TimeUnit.MILLISECONDS);
            for (var time = 0; time < (now.repeats() ? 2 : 1); time++) {
                told = told.thenRunAsync(() -> report(sid, status), later);
            }
        }
    }

    private void report(String sid, String status) {
        try {
            var _ = gateway.report(sid, status, status.equals("undelivered") ? UNREACHABLE : 0);
        } catch (IOException e) {
            LOG.info("The sample gateway's report was not taken.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// `GET /demo/phone/texts?phone=…`: what this phone has written and got.
    public void texts(Context ctx) throws RefusedFrame {
        var phone = phone(ctx.queryParam("phone"));
        var all = gateway.all().stream()
                .filter(text -> text.from().equals(phone) || text.to().equals(phone))
                .map(text -> Line.of(text, phone))
                .toList();
        bodies.write(ctx, new Lines(SHOP, all, mischief));
    }

    /// `POST /demo/phone/texts`: somebody texts the shop.
    public void write(Context ctx) throws RefusedFrame, IOException, InterruptedException {
        var written = bodies.read(ctx, Written.class);
        var phone = phone(written.phone());
        if (written.text().isBlank() || written.text().length() > 1_600) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "Write a text of 1 to 1,600 characters.", null);
        }
        var address = relay.get();
        if (address == null) {
            throw new RefusedFrame(ErrorKind.BUSY);
        }
        var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        var incoming = address.resolve("/channels/sms/incoming");
        var answer = gateway.bring(incoming, phone, SHOP, written.text(), sid);
        if (mischief.repeats()) {
            var _ = gateway.again(incoming, sid);
        }
        ctx.status(answer.statusCode() == 200 ? 204 : 502);
    }

    /// `PUT /demo/phone/mischief`: what shall go wrong from now on.
    public void disturb(Context ctx) throws RefusedFrame {
        mischief = bodies.read(ctx, Mischief.class);
        ctx.status(204);
    }

    private static String phone(@Nullable String text) throws RefusedFrame {
        if (text == null || !text.matches("\\+[1-9]\\d{6,14}")) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "A number such as +393331234567.", null);
        }
        return text;
    }

    private record Written(String phone, String text) {}

    private record Lines(String shop, List<Line> texts, Mischief mischief) {
        Lines {
            texts = List.copyOf(texts);
        }
    }

    /// @param mine whether the phone wrote it
    private record Line(String id, boolean mine, String text, String status, String at) {
        static Line of(Text text, String phone) {
            return new Line(text.sid(), text.from().equals(phone), text.body(), text.status(), text.created());
        }
    }
}
