package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.NpmProgram;
import dev.sportello.relay.rig.SmsGatewayServer;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The gateway's own client (`twilio` of npm) takes the stand-in for the gateway: so what the relay is
/// tried on speaks as the gateway does. `.ci/run` installs it; elsewhere `npm ci` in `src/test/npm` does.
@Tag("long")
@EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
class TwilioClientTest {

    @Test
    void theOfficialClientSendsAndListsByTheStandIn() throws Exception {
        try (var server = new SmsGatewayServer(Clock.systemUTC())) {
            var lines = send(server, SmsGatewayServer.TOKEN.plain(), "+393331234567");
            var text = server.gateway.all().getFirst();
            assertThat(lines.getFirst()).startsWith(text.sid() + " queued 20");
            assertThat(lines).hasSize(2).last().isEqualTo(text.sid() + " Dov’è il pacco? 📦");
            assertThat(text.callback()).isEqualTo("https://shop.example/x?message=1");
        }
    }

    @Test
    void theOfficialClientReadsWhatTheStandInRefuses() throws Exception {
        try (var server = new SmsGatewayServer(Clock.systemUTC())) {
            assertThat(send(server, "wrong", "+393331234567")).containsExactly("failed 401 20003 Authenticate");
            assertThat(send(server, SmsGatewayServer.TOKEN.plain(), "12"))
                    .containsExactly("failed 400 21211 Invalid 'To' Phone Number");
        }
    }

    private static List<String> send(SmsGatewayServer server, String token, String to) throws Exception {
        return NpmProgram.run(
                "twilio.cjs",
                "send",
                server.address().toString(),
                SmsGatewayServer.ACCOUNT,
                token,
                "+39051123456",
                to,
                "Dov’è il pacco? 📦",
                "https://shop.example/x?message=1");
    }
}
