package dev.sportello.relay.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmsGateway;
import dev.sportello.relay.rig.SmsGatewayServer;
import dev.sportello.relay.sms.FormFields;
import dev.sportello.relay.sms.GatewaySignature;
import dev.sportello.wire.RefusedFrame;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts and reports that a gateway has signed, and that are nonsense. `-Dfuzz=N` sends as many as one asks, `-Dseed=N`
/// repeats a run.
@Tag("long")
class SmsFuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz", 400);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final List<String> RIGHT = List.of(
            "MessageSid=SM1&From=%2B393331234567&To=%2B39051123456&Body=Hello&NumMedia=0",
            "MessageSid=SM2&From=%2B393331234568&Body=STOP&OptOutType=STOP",
            "MessageSid=SM3&From=%2B393331234569&Body=&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.example%2Fa.jpg",
            "MessageSid=SM4&MessageStatus=undelivered&ErrorCode=30006",
            "MessageSid=SM5&From=VODAFONE&Body=%F0%9F%93%A6");

    @TempDir
    Path folder;

    private FuzzedRelay fuzzed;
    private Mutator nonsense;

    @BeforeEach
    void open() throws Exception {
        System.out.printf("-Dfuzz=%d -Dseed=%d%n", TIMES, SEED);
        nonsense = new Mutator(SEED);
        fuzzed = new FuzzedRelay(folder);
        var set = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + fuzzed.token)
                .PUT(BodyPublishers.ofString("{\"value\":\"" + SmsGatewayServer.TOKEN.plain() + "\"}"));
        assertThat(fuzzed.answer(set, "/agent/secrets/sms-auth-token", "the token"))
                .isNull();
        var gateway = new SmsGateway(
                false, URI.create("https://sms.example"), SmsGatewayServer.ACCOUNT, "+39051123456", true);
        fuzzed.client.save(
                fuzzed.token, new SettingsPage.Channels(fuzzed.relay.address(), gateway, null, null, null, 0));
    }

    @AfterEach
    void close() throws Exception {
        fuzzed.everybodyElseIsWell();
        fuzzed.close();
    }

    @Test
    void signedNonsenseIsRefusedByNameOrHarmless() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var path = nonsense.once(2)
                    ? "/channels/sms/incoming"
                    : "/channels/sms/status?message=0198a1b2-0000-7000-8000-00000000000d";
            send(path, nonsense.text(nonsense.anyOf(RIGHT)));
        }
    }

    @Test
    void nonsenseInTheSignatureIsRefused() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var request = HttpRequest.newBuilder().POST(BodyPublishers.ofString(RIGHT.getFirst()));
            var text = nonsense.text("RSOYDt4T1cUTdK1PDd93/VVr8B8=").replaceAll("[^\\x20-\\x7e]", "?");
            // Of a head that is too large the rest is not read, and the break of the line may overtake the answer.
            var signature = text.substring(0, Math.min(text.length(), 4_000));
            request.header(GatewaySignature.HEADER, signature.isBlank() ? "?" : signature);
            assertThat(fuzzed.answer(request, "/channels/sms/incoming", signature))
                    .isNotNull();
        }
    }

    private void send(String path, String form) throws Exception {
        var request = HttpRequest.newBuilder().POST(BodyPublishers.ofString(form));
        try {
            var fields = FormFields.of(form.getBytes(UTF_8));
            var address = fuzzed.relay.address().toString().replaceFirst("/$", "") + path;
            request.header(GatewaySignature.HEADER, GatewaySignature.sign(address, fields, SmsGatewayServer.TOKEN));
        } catch (RefusedFrame _) {
            request.header(GatewaySignature.HEADER, "of what cannot be read");
        }
        var _ = fuzzed.answer(request, path, form);
    }
}
