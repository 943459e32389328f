package dev.sportello.desktop.connection;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.model.AgentId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/// Whatever happens to the line, the relay's memory and the program: in the end the desktop knows what the journal
/// holds, and the journal holds what the agent wrote, once and in order.
@Tag("long")
class DeskInterruptedTest {
    private static final int STEPS = 80;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void nothingIsLostAndNothingComesTwice(@ForAll long seed) throws IOException {
        var folder = Files.createTempDirectory("desk-under-fire");
        try (var fire = new Fire(folder, new Random(seed))) {
            fire.rage();
            fire.compare();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static final class Fire implements AutoCloseable {
        private final Path folder;
        private final Random random;
        private final ScriptedJournal journal = new ScriptedJournal();
        private final ScriptedRelay relay = new ScriptedRelay(journal, 0);
        private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
        private final Map<TicketId, List<String>> written = new HashMap<>();
        private final Map<TicketId, List<Optional<AgentId>>> assigned = new HashMap<>();
        private Desk desk;
        private int replies;

        Fire(Path folder, Random random) {
            this.folder = folder;
            this.random = random;
            for (var begin = 0; begin < 5; begin++) {
                journal.open("Shopper " + begin);
            }
            desk = open();
            // Nobody writes before there is a ticket to write in.
            await().until(() -> desk.replica().position() != null);
        }

        void rage() {
            // One frame in twenty is not sent: the line is cut instead. Called by many threads.
            var dice = new Random(random.nextLong());
            relay.passes = _ -> dice.nextInt(20) > 0;
            for (var step = 0; step < STEPS; step++) {
                switch (random.nextInt(15)) {
                    case 0 -> relay.cut();
                    case 1 -> restart();
                    case 2 -> relay.oldest = random.nextLong(journal.head().sequence() + 1);
                    case 3, 4, 5 -> reply();
                    case 6 -> read();
                    case 7, 8 -> act();
                    default -> journal.happen(random);
                }
            }
            relay.passes = _ -> true;
            desk.tryNow();
        }

        void compare() {
            await().atMost(Duration.ofMinutes(1)).until(this::settled);
            var local = desk.replica();
            assertThat(local.tickets().stream().filter(Ticket::live))
                    .containsExactlyInAnyOrderElementsOf(journal.liveTickets());
            for (var ticket : local.tickets()) {
                assertThat(ticket).isEqualTo(journal.ticket(ticket.id()));
                var whole = journal.thread(ticket.id());
                var entries = local.thread(ticket.id()).join().entries();
                assertThat(entries).isEqualTo(whole.subList(whole.size() - entries.size(), whole.size()));
                assertThat(entries).hasSizeGreaterThanOrEqualTo(Math.min(whole.size(), 30));
                assertThat(local.unread(ticket.id())).isEqualTo(ticket.unread(journal.annasCursor(ticket.id())));
            }
            assigned.forEach((ticket, agents) ->
                    assertThat(journal.annasAssignments(ticket)).isEqualTo(agents));
            written.forEach(
                    (ticket, texts) -> assertThat(journal.annasTexts(ticket)).isEqualTo(texts));
        }

        @Override
        public void close() {
            desk.close();
            relay.close();
            http.close();
        }

        private boolean settled() {
            return journal.head().equals(desk.replica().position())
                    && desk.replica().load().progress() == null
                    && desk.replica().outbox().commands().isEmpty();
        }

        private void reply() {
            // Only to tickets that stay open: a refused reply would rightly never arrive.
            var ticket = new TicketId(1_000 + random.nextInt(5));
            var text = "Reply " + ++replies;
            written.computeIfAbsent(ticket, _ -> new ArrayList<>()).add(text);
            var _ = desk.reply(journal.ticket(ticket), text);
        }

        private void read() {
            var tickets = desk.replica().tickets();
            if (!tickets.isEmpty()) {
                var ticket = tickets.get(random.nextInt(tickets.size()));
                desk.markRead(ticket.id(), ticket.lastShopperMessage());
            }
        }

        private void act() {
            var tickets = desk.replica().tickets();
            if (tickets.isEmpty()) {
                return;
            }
            var ticket = tickets.get(random.nextInt(tickets.size()));
            switch (random.nextInt(6)) {
                case 0 -> desk.snooze(ticket.id(), null);
                case 1 -> desk.reopen(ticket.id());
                case 2, 3 -> desk.markUnread(ticket.id(), ticket.lastShopperMessage() - 1);
                case 4 -> desk.noReplyNeeded(ticket.id());
                default -> assignOrClose(ticket);
            }
        }

        /// The first five stay open: what was assigned there has to arrive.
        private void assignOrClose(Ticket ticket) {
            if (ticket.id().number() >= 1_005) {
                desk.closeTicket(ticket);
            } else {
                var agent = random.nextBoolean() ? ANNA.id() : null;
                assigned.computeIfAbsent(ticket.id(), _ -> new ArrayList<>()).add(Optional.ofNullable(agent));
                desk.assign(ticket.id(), agent);
            }
        }

        private void restart() {
            desk.close();
            desk = open();
        }

        private Desk open() {
            var replica = new Replica(folder, ANNA, Clock.systemUTC(), random);
            return new Desk(
                    replica, http, relay.session(), new Timing(DeskTest.QUICK, Clock.systemUTC(), new Random()));
        }
    }
}
