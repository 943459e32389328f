package dev.sportello.relay.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.SearchBodies.Hit;
import dev.sportello.wire.SearchBodies.SearchPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A journal, and a search that follows it.
final class SearchRig implements AutoCloseable {
    static final TicketId TICKET = new TicketId(1_001);
    static final Party MARIA = new Party.Shopper();
    static final Party ANNA = new Party.ByAgent(new AgentId(new UUID(2, 1)), "Anna");

    private static final ProfileId OWNER = new ProfileId(new UUID(1, 1));
    private static final Backoff BRIEF = new Backoff(Duration.ofMillis(1), Duration.ofMillis(8), new Random(1));

    final MovableClock clock = new MovableClock();
    final Journal journal;
    final Search search;

    SearchRig(Database database, Path folder) {
        journal = Journal.open(database, new Codec(), clock, JournalLimits.DEFAULT)
                .start();
        search = Search.start(journal, folder, new Codec(), BRIEF);
    }

    /// @return the entry's sequence number
    long write(Party author, String text) {
        return append(new Change.MessageAdded(new Message(new MessageId(UUID.randomUUID()), author, text)));
    }

    long write(String text) {
        return write(MARIA, text);
    }

    long email(String subject, String text) {
        var message = new Message(new MessageId(UUID.randomUUID()), ANNA, text);
        return append(new Change.EmailAdded(message, new Email(subject, "maria@shop.example", null, List.of())));
    }

    long open(String shopperName) {
        return append(new Change.TicketOpened(OWNER, shopperName, Channel.WEB_CHAT));
    }

    private long append(Change.OfTicket change) {
        var command = new JournalCommand(
                new CommandId(UUID.randomUUID()),
                "test",
                false,
                transaction -> transaction.append(TICKET, change).sequence());
        var answer = journal.submit(command).orTimeout(20, TimeUnit.SECONDS).join();
        return ((RelayFrame.Done) answer).sequence();
    }

    /// Waits until the index stands for all that was written.
    SearchRig caughtUp() {
        var head = journal.head();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .ignoreException(RefusedFrame.class)
                .untilAsserted(() ->
                        assertThat(search.find("anything", null, 1).upTo()).isEqualTo(head));
        return this;
    }

    SearchPage find(String text) throws RefusedFrame {
        return search.find(text, null, 50);
    }

    /// The numbers of what is found, page by page.
    List<Long> found(String text, int limit) throws RefusedFrame {
        var all = new ArrayList<Long>();
        @Nullable String next = null;
        do {
            var page = search.find(text, next, limit);
            assertThat(page.hits()).hasSizeLessThanOrEqualTo(limit);
            page.hits().stream().map(Hit::sequence).forEach(all::add);
            next = page.next();
        } while (next != null);
        return all;
    }

    List<Long> found(String text) throws RefusedFrame {
        return found(text, 50);
    }

    @Override
    public void close() {
        search.close();
        journal.close();
    }
}
