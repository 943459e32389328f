package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Role;
import dev.sportello.model.TicketId;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.Ping;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RelayFrame.Pong;
import dev.sportello.wire.RelayFrame.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody sets the machine's clock: no time passes by that.
class SetClockTest extends OnARelay {

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT2H"})
    void nobodyIsLimitedLongerOrShorter(String by) throws Exception {
        for (var time = 0; time < 10; time++) {
            assertThat(signIn()).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
        }
        clock.set(Duration.parse(by));
        assertThat(signIn()).isEqualTo(ErrorKind.RATE_LIMITED);
        clock.move(Duration.ofMinutes(1));
        assertThat(signIn()).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT2H"})
    void noLinkIsTakenForSilent(String by) throws Exception {
        var early = hub();
        clock.move(Duration.ofSeconds(2));
        var newcomer = hub();
        var shopper = hub(shopper("c-7"));
        clock.set(Duration.parse(by));
        clock.move(Duration.ofSeconds(9));
        // One look at all links ends this one, which has been quiet for too long, and no other.
        assertThat(closeCode(early)).isEqualTo(CloseReason.STAY_AWAY.code());
        send(shopper, new Ping());
        assertThat(next(shopper, Pong.class)).isNotNull();
        send(newcomer, new Ping());
        assertThat(refusal(newcomer)).isEqualTo(ErrorKind.OUT_OF_STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT2H"})
    void whatAgentsSeeOfEachOtherNeitherExpiresNorStays(String by) throws Exception {
        var anna = admin();
        var marco = colleague(anna, "marco@shop.example", Role.AGENT);
        var ticket = new TicketId(1_001);
        var annas = desktop(anna);
        var marcos = desktop(marco.token());
        send(annas, new LookAt(ticket, false));
        assertThat(next(marcos, Presence.class).viewers()).hasSize(1);
        clock.set(Duration.parse(by));
        send(annas, new LookAt(ticket, true));
        assertThat(next(marcos, Presence.class).viewers()).hasSize(1).allMatch(viewer -> viewer.typing());
        clock.move(Duration.ofSeconds(30));
        assertThat(List.of(next(marcos, Presence.class)))
                .allMatch(presence -> presence.viewers().isEmpty());
    }

    private ErrorName signIn() throws Exception {
        return error(post("/agent/sign-in", new TeamBodies.SignIn(id() + "@shop.example", "wrong horse", "laptop")));
    }
}
