package dev.sportello.desktop.replica;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryStatusTest {
    private static final MessageId ID = new MessageId(new UUID(1, 1));

    private final ScriptedJournal journal = new ScriptedJournal();
    private final TicketId ticket = journal.open("Maria");
    private final Entry reply = journal.agentWrites(ticket, ANNA, ID, "Good morning!");

    @Test
    void aReplyThatOnlyThisDiskHasIsQueued() {
        assertThat(queued(null, null).delivery()).isEqualTo(DeliveryStatus.QUEUED);
    }

    @Test
    void aReplyThatTheRelayHasIsSent() {
        assertThat(queued(4L, null).delivery()).isEqualTo(DeliveryStatus.SENT);
        assertThat(DeliveryStatus.of(journal.ticket(ticket), reply)).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void aReplyThatTheRelayRefusedHasFailed() {
        var refusal = Refusal.of(ErrorKind.TICKET_CLOSED);
        assertThat(queued(null, refusal).delivery()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void aReplyInTheShoppersBrowserIsDelivered() {
        journal.append(ticket, new Change.DeliveredToShopper(reply.sequence() - 1));
        assertThat(DeliveryStatus.of(journal.ticket(ticket), reply)).isEqualTo(DeliveryStatus.SENT);
        journal.append(ticket, new Change.DeliveredToShopper(reply.sequence()));
        assertThat(DeliveryStatus.of(journal.ticket(ticket), reply)).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aReplyBeforeTheShoppersEyesIsSeen() {
        journal.append(ticket, new Change.SeenByShopper(reply.sequence()));
        assertThat(DeliveryStatus.of(journal.ticket(ticket), reply)).isEqualTo(DeliveryStatus.SEEN);
    }

    private QueuedCommand queued(@Nullable Long doneAt, @Nullable Refusal refusal) {
        var command = new Command.Reply(new CommandId(ID.value()), ticket, "Hi");
        var to = Addressee.of(journal.ticket(ticket), journal.head().epoch());
        return new QueuedCommand(to, command, Instant.EPOCH, doneAt, refusal);
    }
}
