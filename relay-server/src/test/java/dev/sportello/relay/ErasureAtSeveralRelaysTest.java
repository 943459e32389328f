package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A customer who is erased at one relay is erased at all that share its database.
@Tag("long")
class ErasureAtSeveralRelaysTest extends OnSeveralRelays {
    private static final String SECRET = "Rabarbaro";
    private static final String MARIA = "Maria Rossi";

    @Test
    void whoIsErasedAtOneIsNowhereAtTheOther() throws Exception {
        var session = maria();
        other.say(session, message(SECRET));
        var bruno = other.signIn(TestAgents.BRUNO.email(), TestAgents.PASSWORD).token();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !other.search(bruno, SECRET, null).hits().isEmpty());
        var ticket = other.liveTickets(bruno).getFirst();
        var hub = joined(other.hub(session));
        var desktop = joined(other.desktop(bruno));

        assertThat(erase(ticket)).isEqualTo(204);
        until(
                desktop,
                frame -> frame instanceof RelayFrame.Entries entries
                        && entries.entries().getLast().change() instanceof Change.ProfileErased);
        assertThat(closed(hub)).isTrue();
        assertThatThrownBy(() -> other.thread(session)).hasMessageContaining("session-expired");
        assertThat(other.liveTickets(bruno)).isEmpty();
        assertThatThrownBy(() -> other.thread(bruno, ticket.id())).hasMessageContaining("ticket-unknown");
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> other.search(bruno, SECRET, null).hits().isEmpty());
    }

    @Test
    void whoWritesAtTheOtherWhileTheyAreErasedLeavesNothingThere() throws Exception {
        var session = maria();
        one.say(session, message("Hello"));
        var bruno = other.signIn(TestAgents.BRUNO.email(), TestAgents.PASSWORD).token();
        var ticket = other.liveTickets(bruno).getFirst();
        var writing = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    other.say(session, message(SECRET));
                }
            } catch (IOException ended) {
                // The session has ended.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(erase(ticket)).isEqualTo(204);
        assertThat(writing.join(Duration.ofSeconds(20))).isTrue();
        for (var relay : new RelayClient[] {one, other}) {
            assertThat(relay.liveTickets(bruno)).isEmpty();
        }
        var again = other.session(ShopKey.test().identity("c-7", MARIA, Clock.systemUTC()));
        other.say(again, message("Here again"));
        await().untilAsserted(() -> assertThat(one.liveTickets(bruno))
                .singleElement()
                .satisfies(anew -> {
                    assertThat(anew.profile()).isNotEqualTo(ticket.profile());
                    assertThat(anew.id().number()).isGreaterThan(ticket.id().number());
                }));
        assertThat(one.thread(again).entries().toString()).doesNotContain(SECRET);
    }

    /// At the first relay, by an admin.
    private int erase(Ticket ticket) throws Exception {
        var anna = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var asked = codec.encode(new EraseProfile(ticket.shopperName()));
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + anna)
                .POST(BodyPublishers.ofString(asked));
        return one.send("/agent/customers/" + ticket.profile() + "/erase", request)
                .statusCode();
    }

    private static Command.SendMessage message(String text) {
        return new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text);
    }

    /// Whether the relay ends the link.
    private static boolean closed(WebSocketLink link) throws Exception {
        var frame = link.receive();
        while (frame != null) {
            frame = link.receive();
        }
        return link.closeCode() >= 0;
    }
}
