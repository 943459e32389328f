package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What chats leave in the histories of their shoppers.
class ChatEventsTest extends OnBothDatabases {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TicketId TICKET = new TicketId(1_001);
    private static final Party ANNA = new Party.ByAgent(new AgentId(new UUID(1, 1)), "Anna");

    private final UUID epoch = new UUID(9, 9);

    @Test
    void theFirstAnswerCountsWhereverTheBatchesAreCut() {
        var maria = shopper();
        var chats = chats();
        take(chats, opened(1, maria), message(2, new Party.Shopper()));
        take(chats, message(3, ANNA), message(4, ANNA));
        // Another relay, or this one after a kill, knows nothing of what was taken.
        take(chats(), message(5, ANNA));
        assertThat(metrics(maria)).containsExactly("chat-answered", "chat-started");
        assertThat(events(maria).getFirst().at()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void whatIsReadAgainIsThereOnce() {
        var maria = shopper();
        for (var time = 0; time < 2; time++) {
            var chats = chats();
            var _ = chats.position();
            var from = chats.begin(new Position(epoch, 3));
            assertThat(from.sequence()).isZero();
            take(chats, opened(1, maria), message(2, ANNA));
        }
        assertThat(metrics(maria)).containsExactly("chat-answered", "chat-started");
    }

    @Test
    void aShopperWhoIsNotKnownStopsNobodyElse() {
        var maria = shopper();
        take(chats(), opened(1, new ProfileId(new UUID(5, 5))), message(2, ANNA), openedAs(3, new TicketId(7), maria));
        assertThat(metrics(maria)).containsExactly("chat-started");
    }

    private static Entry opened(long sequence, ProfileId profile) {
        return openedAs(sequence, TICKET, profile);
    }

    private static Entry openedAs(long sequence, TicketId ticket, ProfileId profile) {
        var change = new Change.TicketOpened(profile, "Maria", Channel.WEB_CHAT);
        return new Entry(sequence, NOON.plusSeconds(sequence), ticket, change);
    }

    private static Entry message(long sequence, Party author) {
        var message = new Message(new MessageId(new UUID(2, sequence)), author, "Hello");
        return new Entry(sequence, NOON.plusSeconds(sequence), TICKET, new Change.MessageAdded(message));
    }

    private void take(ChatEvents chats, Entry... entries) {
        if (chats.position() == null) {
            var _ = chats.begin(new Position(epoch, 0));
        }
        var upTo = entries[entries.length - 1].sequence();
        var _ = chats.take(List.of(entries), new Position(epoch, upTo));
    }

    private ChatEvents chats() {
        return new ChatEvents(database(), customers());
    }

    private ProfileId shopper() {
        return customers()
                .profiles()
                .recognise(new VerifiedShopper("c-7", "Maria Rossi", null, null, null))
                .id();
    }

    private List<Event> events(ProfileId profile) {
        return customers().events().page(profile, null, Set.of(), 10).events();
    }

    private List<String> metrics(ProfileId profile) {
        return events(profile).stream().map(Event::metric).toList();
    }

    private Customers customers() {
        return Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
    }
}
