package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the relay answers an agent who asks for its version, or for one ticket.
class AgentQuestionsTest extends OnARelay {

    @Test
    void theVersionIsThatOfTheProgram() throws Exception {
        var answer = ask(admin(), "GET", "/agent/release", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(codec.body(answer.body(), AgentBodies.Release.class).version())
                .as("unknown, since no archive names one")
                .isEqualTo("0");
    }

    @Test
    void aTicketIsTheOneThatTheListHas() throws Exception {
        var admin = admin();
        var ticket = ticket(shopper("c-7"));
        assertThat(asked(admin, ticket)).isEqualTo(client.liveTickets(admin).getFirst());
    }

    @Test
    void aClosedTicketIsFoundByItsNumberAsWell() throws Exception {
        var admin = admin();
        var session = shopper("c-7");
        var ticket = ticket(session);
        post(session, new Command.EndChat(id(), ticket));
        assertThat(client.liveTickets(admin)).isEmpty();
        assertThat(asked(admin, ticket))
                .extracting(Ticket::id, found -> found.status().kind())
                .containsExactly(ticket, Status.Kind.CLOSED);
    }

    @Test
    void aTicketThatThereIsNotIsUnknown() throws Exception {
        assertThat(error(ask(admin(), "GET", "/agent/tickets/99", null))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "9223372036854775808"})
    void whatIsNoNumberOfATicketIsInvalid(String number) throws Exception {
        assertThat(error(ask(admin(), "GET", "/agent/tickets/" + number, null))).isEqualTo(ErrorKind.INPUT_INVALID);
    }

    private Ticket asked(String token, TicketId ticket) throws Exception {
        var answer = ask(token, "GET", "/agent/tickets/" + ticket.number(), null);
        assertThat(answer.statusCode()).isEqualTo(200);
        return codec.body(answer.body(), Ticket.class);
    }

    private TicketId ticket(String session) throws Exception {
        post(session, new Command.SendMessage(id(), null, "Hello"));
        return Objects.requireNonNull(client.thread(session).ticket()).id();
    }

    private void post(String session, Command command) throws Exception {
        var answer = client.send("/widget/command", page(session).POST(BodyPublishers.ofString(codec.encode(command))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
