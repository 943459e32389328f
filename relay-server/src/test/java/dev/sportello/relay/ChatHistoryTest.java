package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Event;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Chats stand in the history of their shopper.
class ChatHistoryTest extends OnARelay {

    @Test
    void aChatThatStartsAndItsFirstAnswerAreEventsOnce() throws Exception {
        var anna = admin();
        client.say(shopper("c-7"), new Command.SendMessage(id(), null, "Where is my parcel?"));
        var ticket = client.liveTickets(anna).getFirst();
        var desktop = desktop(anna);
        for (var answer : List.of("Let me look.", "It comes tomorrow.")) {
            clock.move(Duration.ofSeconds(2));
            var reply = new Command.Reply(id(), ticket.id(), answer);
            send(desktop, reply);
            assertThat(acknowledged(desktop, reply.id())).isTrue();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> events(anna, ticket.profile() + "").size() == 2);
        assertThat(events(anna, ticket.profile() + ""))
                .extracting(Event::metric)
                .containsExactly("chat-answered", "chat-started");
        assertThat(events(anna, ticket.profile() + ""))
                .allMatch(event -> event.kind() == Event.Kind.CHAT)
                .extracting(Event::properties)
                .containsOnly(Map.of("Ticket", "#" + ticket.id().number()));
        assertThat(events(anna, ticket.profile() + "").getFirst().at())
                .isEqualTo(ticket.openedAt().plus(Duration.ofSeconds(2)));
    }

    private List<Event> events(String token, String profile) throws Exception {
        return client.get("/agent/profiles/" + profile + "/events?kinds=chat", token, EventPage.class)
                .events();
    }
}
