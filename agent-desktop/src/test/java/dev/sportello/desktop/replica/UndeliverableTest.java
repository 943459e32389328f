package dev.sportello.desktop.replica;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was written before the relay was restored from a backup.
class UndeliverableTest {
    private static final TicketId FIRST = new TicketId(1_000);

    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private final ScriptedJournal before = new ScriptedJournal();
    private ScriptedJournal restored = new ScriptedJournal();

    @Test
    void whatWasWrittenForAnotherJournalIsNotDueAndStaysReadableOverRestarts() {
        writeForMaria();
        openForStranger();
        try (var replica = open()) {
            restored.fill(replica);
            assertThat(replica.outbox().due()).isEmpty();
            assertThat(replica.ticket(FIRST)).extracting(Ticket::status).isEqualTo(new Status.Open());
            assertThat(replica.draft(restored.ticket(FIRST))).isEqualTo(Draft.NONE);
            assertThat(replica.thread(FIRST).join().queued()).isEmpty();
        }
        try (var replica = open()) {
            assertThat(replica.undeliverable())
                    .extracting(Undeliverable::text)
                    .containsExactlyInAnyOrder("Hello Maria", "", "Dear Maria");
            assertThat(replica.undeliverable())
                    .allMatch(one -> one.to().shopper().equals("Maria"));
        }
    }

    @Test
    void aNumberThatIsGivenAgainIsNoticedAlsoWhereTheJournalKeptItsEpoch() {
        writeForMaria();
        restored = new ScriptedJournal(before.head().epoch());
        openForStranger();
        try (var replica = open()) {
            restored.fill(replica);
            assertThat(replica.outbox().due()).isEmpty();
            assertThat(replica.undeliverable()).hasSize(3);
        }
    }

    @Test
    void oneCanBeDiscardedAndIsGoneForGood() {
        writeForMaria();
        openForStranger();
        try (var replica = open()) {
            restored.fill(replica);
            replica.undeliverable().forEach(replica::discard);
            await().until(() -> replica.undeliverable().isEmpty());
        }
        try (var replica = open()) {
            assertThat(replica.undeliverable()).isEmpty();
            assertThat(replica.outbox().commands()).isEmpty();
        }
    }

    @Test
    void aDraftForTheStrangerStandsBesideTheOneForMaria() {
        writeForMaria();
        openForStranger();
        try (var replica = open()) {
            restored.fill(replica);
            replica.draft(restored.ticket(FIRST), Draft.reply("Dear Sir"));
        }
        try (var replica = open()) {
            assertThat(replica.draft(restored.ticket(FIRST))).isEqualTo(Draft.reply("Dear Sir"));
            assertThat(replica.undeliverable()).hasSize(3);
        }
    }

    @Test
    void whatIsWrittenToATicketThatIsStillOnScreenReachesNobodyElse() {
        before.open("Maria");
        openForStranger();
        try (var replica = open()) {
            before.fill(replica);
            var onScreen = Objects.requireNonNull(replica.ticket(FIRST));
            restored.fill(replica);
            replica.outbox().reply(onScreen, "Hello Maria");
            replica.outbox().act(onScreen, id -> new Command.CloseTicket(id, FIRST, 99));
            assertThat(replica.thread(FIRST).join().queued()).isEmpty();
            assertThat(replica.outbox().due()).isEmpty();
            assertThat(replica.undeliverable()).hasSize(2);
        }
    }

    @Test
    void nothingIsDueForATicketWhosePageHasNotCome() {
        writeForMaria();
        try (var replica = open()) {
            replica.startOver(before.snapshot()).join();
            assertThat(replica.thread(FIRST).join().queued()).isEmpty();
            assertThat(replica.outbox().due()).isEmpty();
            assertThat(replica.undeliverable()).isEmpty();
            before.fill(replica);
            assertThat(replica.outbox().due()).hasSize(2);
        }
    }

    private void openForStranger() {
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        var stranger = new ProfileId(new UUID(9, 9));
        restored.append(FIRST, noon, new Change.TicketOpened(stranger, "Stranger", Channel.WEB_CHAT));
    }

    private void writeForMaria() {
        before.open("Maria");
        try (var replica = open()) {
            before.fill(replica);
            var maria = before.ticket(FIRST);
            replica.outbox().reply(maria, "Hello Maria");
            replica.outbox().act(maria, id -> new Command.CloseTicket(id, FIRST, maria.lastShopperMessage()));
            replica.draft(maria, Draft.reply("Dear Maria"));
        }
    }

    private Replica open() {
        return new Replica(folder, ANNA, clock, new Random(1));
    }
}
