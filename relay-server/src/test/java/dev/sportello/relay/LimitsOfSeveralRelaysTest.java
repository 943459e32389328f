package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever goes from relay to relay gets no more than at one.
@Tag("long")
class LimitsOfSeveralRelaysTest extends OnSeveralRelays {

    @Override
    protected List<String> options() {
        return List.of("--limit=sign-ins=1000/PT1S:1000,sign-ins-per-account=3/PT1H:3,connections-per-profile=4");
    }

    @Test
    void whoGuessesAPasswordAtOneHasGuessedItAtTheOtherAsWell() {
        // Each with an account of its own, until the two have heard of each other.
        await().until(() -> {
            var email = UUID.randomUUID() + "@shop.test";
            for (var i = 0; i < 3; i++) {
                assertThat(guess(one, email)).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
            }
            return guess(other, email).equals(ErrorKind.RATE_LIMITED);
        });
    }

    @Test
    void aShopperWithManyLinksAtOneGetsNoMoreAtTheOther() throws Exception {
        var session = maria();
        var held = new ArrayList<WebSocketLink>();
        for (var i = 0; i < 4; i++) {
            held.add(joined(one.hub(session)));
        }
        await().untilAsserted(() -> assertThat(admitted(other.hub(session))).isFalse());
        held.get(0).close();
        held.get(1).close();
        await().untilAsserted(() -> assertThat(admitted(other.hub(session))).isTrue());
    }

    private ErrorName guess(RelayClient relay, String email) throws Exception {
        var body = codec.encode(new TeamBodies.SignIn(email, "a guess that is wrong", "laptop"));
        var answer = relay.send("/agent/sign-in", HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
        return codec.body(answer.body(), Refusal.class).error();
    }

    /// Asks to be let in, and leaves again.
    private boolean admitted(ConnectOptions options) throws Exception {
        try (var link = open(options)) {
            send(link, new Hello(options.token(), options.snapshot().load()));
            return codec.relayFrame(Objects.requireNonNull(link.receive())) instanceof RelayFrame.Welcome;
        }
    }
}
