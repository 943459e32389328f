package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.OpenPage;
import dev.sportello.wire.ClientFrame.Ping;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.CurrentPage;
import dev.sportello.wire.RelayFrame.Typing;
import dev.sportello.wire.RelayFrame.Visit;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/// What a shopper of a live chat does, as Anna's desktop hears it, and that Anna writes, as the shopper's hub does.
class VisitTest extends OnARelay {
    private static final TicketId TICKET = new TicketId(1_001);
    private static final OpenPage SHOES = new OpenPage("Blue shoes", "/shoes/blue?token=secret");

    private String anna = "";
    private String maria = "";

    @BeforeEach
    void beginAChat() throws Exception {
        anna = admin();
        maria = shopper("c-7");
        client.say(maria, new Command.SendMessage(id(), null, "Hello"));
    }

    private void tellPages(boolean tell) throws Exception {
        var now = client.snapshot(anna).account().webChat();
        client.save(
                anna, new SettingsPage.WebChat(now.visibility(), now.welcome(), now.welcomeIn(), tell, now.version()));
    }

    @Test
    void agentsSeeThePageWithoutTheSecretsOfItsAddressOnlyWhereAnAdminAllowsIt() throws Exception {
        var annas = desktop(anna);
        var marias = hub(maria);
        send(marias, new Visiting(TICKET, true, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, null));
        tellPages(true);
        send(marias, new Visiting(TICKET, false, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/shoes/blue"));
        tellPages(false);
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, null));
    }

    @Test
    void aNewcomerHearsWhereTheShopperIs() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        send(hub(maria), new Visiting(TICKET, false, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/shoes/blue"));
        var marco = colleague(anna, "marco@shop.example", Role.AGENT);
        var marcos = desktop();
        send(marcos, new Hello(marco.token(), client.snapshot(anna).position()));
        assertThat(next(marcos, Visit.class)).isEqualTo(visit(false, "/shoes/blue"));
    }

    @Test
    void typingLapsesAfterSixSecondsAndThePageAfterTwentyFive() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        send(hub(maria), new Visiting(TICKET, true, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/shoes/blue"));
        clock.move(Duration.ofSeconds(6));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/shoes/blue"));
        clock.move(Duration.ofSeconds(19));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, null));
    }

    @Test
    void whoGoesToTheNextPageIsNotGoneInBetween() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        var marias = hub(maria);
        send(marias, new Visiting(TICKET, true, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/shoes/blue"));
        marias.cut();
        assertThat(next(annas, Visit.class)).as("nobody types any more").isEqualTo(visit(false, "/shoes/blue"));
        clock.move(Duration.ofSeconds(5));
        send(hub(maria), new Visiting(TICKET, false, new OpenPage("Red shoes", "/shoes/red")));
        assertThat(next(annas, Visit.class).page())
                .isEqualTo(new CurrentPage("Red shoes", URI.create(RelayClient.ORIGIN + "/shoes/red")));
    }

    @Test
    void whoHasLeftIsGoneSoon() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        var marias = hub(maria);
        send(marias, new Visiting(TICKET, false, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/shoes/blue"));
        // What comes behind the socket's end comes when the relay has noticed it.
        marias.close();
        clock.move(Duration.ofSeconds(25));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, null));
    }

    @Test
    void whoseChatHasEndedIsSeenNoMore() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        send(hub(maria), new Visiting(TICKET, true, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/shoes/blue"));
        send(annas, new Command.CloseTicket(id(), TICKET, Long.MAX_VALUE));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, null));
    }

    @Test
    void whoIsErasedIsSeenNoMore() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        send(hub(maria), new Visiting(TICKET, true, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/shoes/blue"));
        var ticket = client.liveTickets(anna).getFirst();
        var path = "/agent/customers/" + ticket.profile() + "/erase";
        assertThat(ask(anna, "POST", path, new EraseProfile(ticket.shopperName()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, null));
    }

    @Test
    void ofTwoDevicesThePageCountsThatWasOpenedLast() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        var laptop = hub(maria);
        var phone = hub(shopper("c-7"));
        send(laptop, new Visiting(TICKET, false, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/shoes/blue"));
        send(phone, new Visiting(TICKET, true, new OpenPage("Blue shoes", "/cart")));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/cart"));
        send(laptop, new Visiting(TICKET, false, SHOES));
        send(phone, new Visiting(TICKET, false, new OpenPage("Blue shoes", "/cart")));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/cart"));
    }

    @Test
    void nobodySpeaksOfAnotherShoppersChat() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        send(hub(shopper("c-8")), new Visiting(TICKET, true, SHOES));
        send(hub(maria), new Visiting(new TicketId(4_711), true, SHOES));
        send(hub(maria), new Visiting(TICKET, false, new OpenPage("Mine", "/mine")));
        assertThat(next(annas, Visit.class).page()).isEqualTo(page("Mine", "/mine"));
    }

    @Test
    void overHttpItIsTakenAsWell() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        var body = codec.encode(new Visiting(TICKET, true, SHOES));
        var answer = client.send("/widget/command", page(maria).POST(BodyPublishers.ofString(body)));
        assertThat(answer.body()).isEqualTo("{\"kind\":\"pong\"}");
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/shoes/blue"));
    }

    @Test
    void whatIsReportedTooOftenIsPassedOverWithoutAnAnswer() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        var marias = hub(maria);
        for (var time = 0; time < 200; time++) {
            send(marias, new Visiting(TICKET, false, SHOES));
        }
        send(marias, new Visiting(TICKET, true, SHOES));
        send(marias, new Ping());
        assertThat(answered(marias)).isEqualTo(new RelayFrame.Pong());
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/shoes/blue"));
        clock.move(Duration.ofSeconds(25));
        assertThat(next(annas, Visit.class)).as("typing came too late").isEqualTo(visit(false, null));
        var body = codec.encode(new Visiting(TICKET, false, null));
        for (var time = 0; time < 200; time++) {
            var answer = client.send("/widget/command", page(maria).POST(BodyPublishers.ofString(body)));
            assertThat(answer.body()).isEqualTo("{\"kind\":\"pong\"}");
        }
    }

    @Test
    void anAddressThatIsNoneIsCutAndNotAnswered() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        var marias = hub(maria);
        send(marias, new Visiting(TICKET, false, new OpenPage("Blue shoes", "/sale/50%-off")));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(false, "/sale/"));
        send(marias, new Ping());
        assertThat(answered(marias)).isEqualTo(new RelayFrame.Pong());
    }

    @Test
    void whoHasAnotherLinkIsStillThereWhenOneEnds() throws Exception {
        tellPages(true);
        var annas = desktop(anna);
        send(hub(maria), new Visiting(TICKET, true, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/shoes/blue"));
        var hello = codec.encode(new Hello(maria, null));
        var answer = client.send("/widget/poll", page(maria).POST(BodyPublishers.ofString(hello)));
        assertThat(answer.statusCode()).isEqualTo(200);
        clock.move(Duration.ofSeconds(10));
        assertThat(next(annas, Visit.class)).as("typing has lapsed").isEqualTo(visit(false, "/shoes/blue"));
        clock.move(Duration.ofSeconds(14));
        send(hub(maria), new Visiting(TICKET, true, SHOES));
        assertThat(next(annas, Visit.class)).isEqualTo(visit(true, "/shoes/blue"));
    }

    @Test
    void onlyAShoppersHubThatHasSaidHelloSpeaks() throws Exception {
        var annas = desktop(anna);
        send(annas, new Visiting(TICKET, true, SHOES));
        assertThat(refusal(annas)).isEqualTo(ErrorKind.FORBIDDEN);
        for (var early : new WebSocketLink[] {hub(), desktop()}) {
            send(early, new Visiting(TICKET, true, SHOES));
            assertThat(refusal(early)).isEqualTo(ErrorKind.OUT_OF_STATE);
        }
    }

    @Test
    void aShopperHearsByFirstNameWhoWritesAndWhenNobodyDoesAnyMore() throws Exception {
        var annas = desktop(anna);
        var marias = hub(maria);
        send(annas, new LookAt(TICKET, false));
        send(annas, new LookAt(TICKET, true));
        assertThat(next(marias, Typing.class)).isEqualTo(new Typing(TICKET, List.of("Anna")));
        send(annas, new LookAt(TICKET, true));
        assertThat(next(marias, Typing.class)).as("still").isEqualTo(new Typing(TICKET, List.of("Anna")));
        clock.move(Duration.ofSeconds(6));
        assertThat(next(marias, Typing.class)).isEqualTo(new Typing(TICKET, List.of()));
        send(annas, new LookAt(TICKET, true));
        assertThat(next(marias, Typing.class).firstNames()).containsExactly("Anna");
        annas.cut();
        assertThat(next(marias, Typing.class).firstNames()).isEmpty();
    }

    private RelayFrame answered(WebSocketLink link) throws Exception {
        while (true) {
            var frame = next(link, RelayFrame.class);
            if (frame instanceof RelayFrame.Pong || frame instanceof RelayFrame.Refused) {
                return frame;
            }
        }
    }

    private static Visit visit(boolean typing, @Nullable String path) {
        return new Visit(TICKET, typing, path == null ? null : page("Blue shoes", path));
    }

    private static CurrentPage page(String title, String path) {
        return new CurrentPage(title, URI.create(RelayClient.ORIGIN + path));
    }
}
