package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.replica.Addressee;
import dev.sportello.desktop.replica.QueuedCommand;
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

    private static final UUID EPOCH = new UUID(7, 7);
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);

    private final MovableClock clock = new MovableClock();
    private final Sender sender = new Sender(new Timing(ConnectionTimes.STANDARD, clock, new Random(1)));
    private long ids;

    @Test
    void sendsWhatWasDoneToOneTicketOneAfterTheOther() {
        var first = reply(MARIA, 0);
        var close = close(MARIA, 10);
        var other = close(LUCA, 5);
        assertThat(sentInTurn(List.of(first, close, other))).containsExactly(first.id(), other.id(), close.id());
    }

    @Test
    void keepsRepliesInTheirOrderWhenTheClockWasSetBack() {
        var first = reply(MARIA, 100);
        var second = reply(MARIA, 50);
        var third = reply(MARIA, 0);
        assertThat(sentInTurn(List.of(first, second, third))).containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void sendsAReadThatCameAfterMarkingAsUnreadOnlyWhenThatIsAnswered() {
        var unread = queued(new Command.MarkUnread(newId(), MARIA, 7), 0);
        var read = queued(new Command.MarkRead(newId(), MARIA, 9), 0);
        assertThat(sender.due(List.of(unread, read))).containsExactly(unread.addressed());
        assertThat(sender.due(List.of(unread, read))).isEmpty();
        sender.done(unread.id());
        assertThat(sender.due(List.of(done(unread), read))).containsExactly(read.addressed());
    }

    @Test
    void whatTheRelayHasDoneHoldsNothingUp() {
        var first = reply(MARIA, 0);
        var second = reply(MARIA, 1);
        assertThat(sender.due(List.of(done(first), second))).containsExactly(second.addressed());
    }

    @Test
    void waitsForNoAnswerToWhatHasLeftTheOutbox() {
        var reply = reply(MARIA, 0);
        assertThat(sender.due(List.of(reply))).hasSize(1);
        assertThat(sender.due(List.of())).isEmpty();
        clock.move(LONG);
        assertThat(sender.unanswered()).isFalse();
    }

    @Test
    void sendsAtTheEndOfAPauseWhenTheTimePassesBetweenTwoLooks() {
        var outgoing = List.of(reply(MARIA, 0));
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
        var outgoing = List.of(reply(MARIA, 0));
        refuseForNow(outgoing);
        clock.move(LONG.negated());
        assertThat(sender.due(outgoing)).hasSize(1);
    }

    @Test
    void sendsWhatWasRefusedForNowBeforeAllElse() {
        var luca = reply(LUCA, 0);
        var later = reply(LUCA, 1);
        var maria = reply(MARIA, 2);
        assertThat(sender.due(List.of(luca, later, maria))).containsExactly(luca.addressed(), maria.addressed());
        sender.done(luca.id());
        sender.refusedForNow(maria.id());
        clock.move(LONG);
        assertThat(sender.due(List.of(done(luca), later, maria))).containsExactly(maria.addressed(), later.addressed());
    }

    private void refuseForNow(List<QueuedCommand> outgoing) {
        sender.due(outgoing).forEach(command -> sender.refusedForNow(command.id()));
    }

    /// What goes out when each is answered before one asks again.
    private List<CommandId> sentInTurn(List<QueuedCommand> commands) {
        var left = new ArrayList<>(commands);
        var sent = new ArrayList<CommandId>();
        for (var due = sender.due(left); !due.isEmpty(); due = sender.due(left)) {
            due.forEach(command -> {
                sent.add(command.id());
                left.replaceAll(queued -> queued.id().equals(command.id()) ? done(queued) : queued);
                sender.done(command.id());
            });
        }
        return sent;
    }

    private QueuedCommand reply(TicketId ticket, long seconds) {
        return queued(new Command.Reply(newId(), ticket, "Good morning!"), seconds);
    }

    private QueuedCommand close(TicketId ticket, long seconds) {
        return queued(new Command.CloseTicket(newId(), ticket, 2), seconds);
    }

    private static QueuedCommand queued(Command.ByAgent command, long seconds) {
        return new QueuedCommand(
                new Addressee(command.ticket(), EPOCH, NOON, "Somebody"), command, NOON.plusSeconds(seconds));
    }

    private static QueuedCommand done(QueuedCommand queued) {
        return new QueuedCommand(queued.to(), queued.command(), queued.at(), 7L, null);
    }

    private CommandId newId() {
        return new CommandId(new UUID(3, ++ids));
    }
}
