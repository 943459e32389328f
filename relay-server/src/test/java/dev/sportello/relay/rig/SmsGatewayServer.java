package dev.sportello.relay.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sportello.relay.demo.GatewayStandIn;
import dev.sportello.relay.demo.GatewayStandIn.Answer;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.sms.FormFields;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A stand-in for the SMS gateway that listens on this machine, and misbehaves when it is told to. Thread-safe.
public final class SmsGatewayServer implements AutoCloseable {
    public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    public static final SecretValue TOKEN = new SecretValue("0123456789abcdef0123456789abcdef");

    private final HttpServer server;
    private final Codec codec = new Codec();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    public final GatewayStandIn gateway;

    /// What becomes of the answer to a text: another answer; null: it is lost, though the text was taken.
    private volatile UnaryOperator<@Nullable Answer> answers = answer -> answer;

    /// Refuses instead of taking a text; null: takes it.
    private volatile @Nullable Answer instead;

    /// Whether its list of texts is not to be had.
    private volatile boolean unlisted;

    /// @param clock of the gateway
    public SmsGatewayServer(Clock clock) throws IOException {
        gateway = new GatewayStandIn(ACCOUNT, TOKEN, clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (exchange.getRequestMethod().equals("GET")) {
                var query = fields(exchange.getRequestURI().getRawQuery().getBytes(StandardCharsets.UTF_8));
                if (!unlisted) {
                    write(exchange, gateway.list(authorization, query.get("To"), query.get("From")));
                }
                return;
            }
            var fields = fields(exchange.getRequestBody().readAllBytes());
            bodies.add(fields.get("Body"));
            var refusal = instead;
            var answer = refusal != null ? refusal : answers.apply(gateway.send(authorization, fields));
            if (answer != null) {
                write(exchange, answer);
            }
        }
    }

    private static FormFields fields(byte[] form) throws IOException {
        try {
            return FormFields.of(form);
        } catch (RefusedFrame e) {
            throw new IOException(e);
        }
    }

    private void write(HttpExchange exchange, Answer answer) throws IOException {
        var json = codec.encode(answer.fields()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // The server's own date is the machine's, and not that of a clock which a test moves.
        exchange.getResponseHeaders().set("Date", gateway.date());
        exchange.sendResponseHeaders(answer.status(), json.length);
        exchange.getResponseBody().write(json);
    }

    /// Lets no answer to a text arrive any more.
    public void losesAnswers() {
        answers = _ -> null;
    }

    /// Lets no answer arrive any more, and none to who asks for its list of texts.
    public void losesAllAnswers() {
        losesAnswers();
        unlisted = true;
    }

    public void answersAgain() {
        answers = answer -> answer;
        unlisted = false;
        instead = null;
    }

    /// Takes no texts any more.
    public void refuses(int status, int code, String message) {
        instead = new Answer(status, Map.of("code", code, "message", message, "status", status));
    }

    /// The texts that it was asked to send, whether it took them or not.
    public List<String> asked() {
        return bodies;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
