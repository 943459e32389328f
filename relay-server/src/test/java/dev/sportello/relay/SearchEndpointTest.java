package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Party;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.SearchBodies.Hit;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SearchEndpointTest extends OnARelay {

    @Override
    protected String[] options() {
        return new String[] {"--limit=searches-per-agent=1/PT1M:30"};
    }

    private void say(String session, String text) throws Exception {
        var hub = hub(session);
        var message = new Command.SendMessage(id(), null, text);
        send(hub, message);
        assertThat(acknowledged(hub, message.id())).isTrue();
    }

    private Hit found(String token, String text) throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !client.search(token, text, null).hits().isEmpty());
        return client.search(token, text, null).hits().getFirst();
    }

    private ErrorName refusal(String token, String query) throws Exception {
        var answer = ask(token, "GET", "/agent/search" + query, null);
        var error = codec.body(answer.body(), Refusal.class).error();
        assertThat(answer.statusCode()).isEqualTo(error.status());
        return error;
    }

    @Test
    void anAgentFindsWhatAShopperWroteAndTheShopper() throws Exception {
        var admin = admin();
        say(shopper("c-7"), "Dov'è il mio pacco?");
        var hit = found(admin, "pac");
        assertThat(hit.author()).isEqualTo(new Party.Shopper());
        assertThat(hit.snippet().text()).isEqualTo("Dov'è il mio pacco?");
        var ticket = client.liveTickets(admin).getFirst();
        assertThat(hit.ticket()).isEqualTo(ticket.id());
        assertThat(found(admin, "maria").author()).isNull();
    }

    @Test
    void nobodyElseSearches() throws Exception {
        var session = shopper("c-7");
        assertThat(refusal(session, "?q=parcel")).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(client.send("/agent/search?q=parcel", HttpRequest.newBuilder())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void namesWhatIsWrong() throws Exception {
        var admin = admin();
        say(shopper("c-7"), "Where is my parcel?");
        var _ = found(admin, "parcel");
        assertThat(refusal(admin, "")).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(refusal(admin, "?q=")).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(refusal(admin, "?q=parcel&limit=none")).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(refusal(admin, "?q=parcel&after=none")).isEqualTo(ErrorKind.INPUT_INVALID);
    }

    @Test
    void anAgentWhoSearchesTooFastIsToldSo() throws Exception {
        var admin = admin();
        for (var i = 0; i < 30; i++) {
            var _ = ask(admin, "GET", "/agent/search?q=parcel", null);
        }
        assertThat(refusal(admin, "?q=parcel")).isEqualTo(ErrorKind.RATE_LIMITED);
        clock.move(Duration.ofMinutes(1));
        assertThat(ask(admin, "GET", "/agent/search?q=parcel", null).statusCode())
                .isNotEqualTo(429);
    }
}
