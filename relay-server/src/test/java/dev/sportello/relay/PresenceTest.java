package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame.Presence;
import dev.sportello.wire.RelayFrame.Viewer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who has a ticket open, as the desktops of Anna and Marco hear it.
class PresenceTest extends OnARelay {
    private static final TicketId TICKET = new TicketId(1_001);
    private static final TicketId OTHER = new TicketId(1_002);

    private String anna = "";
    private AgentId annasId = new AgentId(new UUID(0, 0));
    private TeamBodies.SignedIn marco;

    @BeforeEach
    void signIn() throws Exception {
        anna = admin();
        annasId = client.snapshot(anna).you().id();
        marco = colleague(anna, "marco@shop.example", Role.AGENT);
    }

    @Test
    void whatOneHasOnScreenTheOthersHear() throws Exception {
        var annas = desktop(anna);
        var marcos = desktop(marco.token());
        send(annas, new LookAt(TICKET, false));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
        send(annas, new LookAt(TICKET, true));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, true)));
        send(annas, new LookAt(OTHER, false));
        assertThat(List.of(next(marcos, Presence.class), next(marcos, Presence.class)))
                .containsExactlyInAnyOrder(presence(TICKET), presence(OTHER, viewer(annasId, false)));
        send(annas, new LookAt(null, false));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(OTHER));
    }

    @Test
    void twoDevicesOfOneAgentAreOneViewerUntilBothAreGone() throws Exception {
        var marcos = desktop(marco.token());
        var laptop = desktop(anna);
        var desk = desktop(anna);
        send(laptop, new LookAt(TICKET, false));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
        send(desk, new LookAt(TICKET, true));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, true)));
        desk.close();
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
        laptop.cut();
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET));
    }

    @Test
    void typingLapsesAfterSixSecondsAndPresenceAfterTwentyFive() throws Exception {
        var marcos = desktop(marco.token());
        send(desktop(anna), new LookAt(TICKET, true));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, true)));
        clock.move(Duration.ofSeconds(6));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
        clock.move(Duration.ofSeconds(19));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET));
    }

    @Test
    void whatIsSaidAgainDoesNotLapse() throws Exception {
        var marcos = desktop(marco.token());
        var annas = desktop(anna);
        send(annas, new LookAt(TICKET, false));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
        clock.move(Duration.ofSeconds(20));
        send(annas, new LookAt(TICKET, false));
        // Heard by everybody only after what came before it.
        send(annas, new LookAt(TICKET, true));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, true)));
        clock.move(Duration.ofSeconds(20));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
    }

    @Test
    void aNewcomerHearsWhoIsThere() throws Exception {
        var annas = desktop(anna);
        send(annas, new LookAt(TICKET, false));
        assertThat(next(annas, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
        var marcos = desktop();
        send(marcos, new Hello(marco.token(), client.snapshot(anna).position()));
        assertThat(next(marcos, Presence.class)).isEqualTo(presence(TICKET, viewer(annasId, false)));
    }

    @Test
    void twoAgentsAreTwoViewers() throws Exception {
        var annas = desktop(anna);
        var marcos = desktop(marco.token());
        send(annas, new LookAt(TICKET, false));
        assertThat(next(marcos, Presence.class).viewers()).hasSize(1);
        send(marcos, new LookAt(TICKET, true));
        assertThat(next(marcos, Presence.class).viewers())
                .containsExactlyInAnyOrder(
                        viewer(annasId, false), viewer(marco.you().id(), true));
    }

    @Test
    void whoIsDisabledIsSeenNoMore() throws Exception {
        var annas = desktop(anna);
        var marcos = desktop(marco.token());
        send(marcos, new LookAt(TICKET, false));
        assertThat(next(annas, Presence.class).viewers()).hasSize(1);
        var body = new TeamBodies.ChangeAgent(id(), Role.AGENT, true);
        assertThat(ask(anna, "PUT", "/agent/team/" + marco.you().id(), body).statusCode())
                .isEqualTo(200);
        assertThat(closeCode(marcos)).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        assertThat(next(annas, Presence.class)).isEqualTo(presence(TICKET));
    }

    @Test
    void onlyADesktopThatHasSaidHelloLooksAtTickets() throws Exception {
        var hub = hub(shopper("c-7"));
        send(hub, new LookAt(TICKET, false));
        assertThat(refusal(hub)).isEqualTo(ErrorKind.FORBIDDEN);
        for (var early : new WebSocketLink[] {hub(), desktop()}) {
            send(early, new LookAt(TICKET, false));
            assertThat(refusal(early)).isEqualTo(ErrorKind.OUT_OF_STATE);
        }
    }

    @Test
    void lookingCountsAgainstTheRateOfCommands() throws Exception {
        var annas = desktop(anna);
        for (var time = 0; time < 61; time++) {
            send(annas, new LookAt(TICKET, false));
        }
        assertThat(refusal(annas)).isEqualTo(ErrorKind.RATE_LIMITED);
    }

    private static Presence presence(TicketId ticket, Viewer... viewers) {
        return new Presence(ticket, List.of(viewers));
    }

    private static Viewer viewer(AgentId agent, boolean typing) {
        return new Viewer(agent, typing);
    }
}
