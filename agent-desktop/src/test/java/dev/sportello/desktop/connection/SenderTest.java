package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.replica.Outgoing;
import dev.sportello.desktop.replica.QueuedAct;
import dev.sportello.desktop.replica.QueuedRead;
import dev.sportello.desktop.replica.QueuedReply;
import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    /// Longer than any pause.
    private static final Duration LONG = Duration.ofHours(1);

    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);

    private final MovableClock clock = new MovableClock();
    private final Sender sender = new Sender(new Timing(Pace.STANDARD, clock, new Random(1)));
    private long ids;

    @Test
    void sendsWhatWasDoneToOneTicketOneAfterTheOther() {
        var first = reply(MARIA, 0);
        var close = close(MARIA, 10);
        var other = close(LUCA, 5);
        var outgoing = new Outgoing(List.of(first), List.of(), List.of(other, close));
        assertThat(sentInTurn(outgoing))
                .containsExactly(
                        id(first), other.command().id(), close.command().id());
    }

    @Test
    void keepsRepliesInTheirOrderWhenTheClockWasSetBack() {
        var first = reply(MARIA, 100);
        var second = reply(MARIA, 50);
        var third = reply(MARIA, 0);
        assertThat(sentInTurn(new Outgoing(List.of(first, second, third), List.of(), List.of())))
                .containsExactly(id(first), id(second), id(third));
    }

    @Test
    void sendsAnActBeforeAReplyThatCameLater() {
        var snooze = new QueuedAct(new Command.Snooze(newId(), MARIA, null), NOON);
        var reply = reply(MARIA, 1);
        assertThat(sentInTurn(new Outgoing(List.of(reply), List.of(), List.of(snooze))))
                .containsExactly(snooze.command().id(), id(reply));
    }

    @Test
    void sendsAReadThatCameAfterMarkingAsUnreadOnlyWhenThatIsAnswered() {
        var unread = new QueuedAct(new Command.MarkUnread(newId(), MARIA, 7), NOON);
        var read = new QueuedRead(newId(), MARIA, 9);
        var outgoing = new Outgoing(List.of(), List.of(read), List.of(unread));
        assertThat(sender.due(outgoing))
                .extracting(Command::id)
                .containsExactly(unread.command().id());
        assertThat(sender.due(outgoing)).isEmpty();
        sender.done(unread.command().id());
        assertThat(sender.due(outgoing)).extracting(Command::id).containsExactly(read.id());
    }

    @Test
    void sendsAtTheEndOfAPauseWhenTheTimePassesBetweenTwoLooks() {
        var outgoing = new Outgoing(List.of(reply(MARIA, 0)), List.of(), List.of());
        refuseForNow(outgoing);
        assertThat(sender.due(outgoing)).isEmpty();
        assertThat(sender.untilDue(LONG)).isPositive().isLessThan(LONG);
        clock.move(LONG);
        assertThat(sender.untilDue(LONG)).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(sender.due(outgoing)).hasSize(1);
        assertThat(sender.untilDue(LONG)).isEqualTo(LONG);
    }

    @Test
    void aClockThatIsSetBackMakesNoPauseLonger() {
        var outgoing = new Outgoing(List.of(reply(MARIA, 0)), List.of(), List.of());
        refuseForNow(outgoing);
        clock.move(LONG.negated());
        assertThat(sender.due(outgoing)).hasSize(1);
    }

    private void refuseForNow(Outgoing outgoing) {
        sender.due(outgoing).forEach(command -> sender.refusedForNow(command.id()));
    }

    /// What goes out when each is answered before one asks again.
    private List<CommandId> sentInTurn(Outgoing outgoing) {
        var sent = new ArrayList<CommandId>();
        for (var due = sender.due(outgoing); !due.isEmpty(); due = sender.due(outgoing)) {
            due.forEach(command -> {
                sent.add(command.id());
                sender.done(command.id());
            });
        }
        return sent;
    }

    private QueuedReply reply(TicketId ticket, long seconds) {
        var id = new MessageId(newId().value());
        return new QueuedReply(id, ticket, "Good morning!", NOON.plusSeconds(seconds), false, null);
    }

    private QueuedAct close(TicketId ticket, long seconds) {
        return new QueuedAct(new Command.CloseTicket(newId(), ticket, 2), NOON.plusSeconds(seconds));
    }

    private CommandId newId() {
        return new CommandId(new UUID(3, ++ids));
    }

    private static CommandId id(QueuedReply reply) {
        return new CommandId(reply.id().value());
    }
}
