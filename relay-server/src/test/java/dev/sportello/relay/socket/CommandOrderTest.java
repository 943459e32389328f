package dev.sportello.relay.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Turn;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandOrderTest {
    private static final TicketId TICKET = new TicketId(1_001);

    private final CommandOrder order = new CommandOrder();
    private long ids;

    @Test
    void whatWaitsBehindARefusedCommandHasLostItsTurnAndWhatWaitsBeforeItHasNot() {
        var before = admit(reply());
        var refused = reply();
        var its = admit(refused);
        var behind = admit(reply());
        order.refused(refused, its);
        assertThat(before.stands()).isTrue();
        assertThat(behind.stands()).isFalse();
    }

    @Test
    void nothingElseIsLetInUntilTheRefusedCommandComesAgain() {
        var refused = reply();
        order.refused(refused, admit(refused));
        assertThat(order.admit(reply())).isNull();
        assertThat(admit(refused).stands()).isTrue();
        assertThat(admit(reply()).stands()).isTrue();
    }

    @Test
    void theFirstOfSeveralRefusedCommandsComesFirst() {
        var first = reply();
        var second = reply();
        var its = admit(first);
        var other = admit(second);
        order.refused(first, its);
        order.refused(second, other);
        assertThat(order.admit(second)).isNull();
        var _ = admit(first);
        var _ = admit(second);
    }

    @Test
    void aRefusalThatIsToldLateConcernsNothingThatHasComeSince() {
        var first = reply();
        var second = reply();
        var its = admit(first);
        var other = admit(second);
        order.refused(first, its);
        var again = admit(first);
        order.refused(second, other);
        assertThat(again.stands()).isTrue();
        assertThat(admit(reply()).stands()).isTrue();
    }

    @Test
    void aShoppersCursorsWaitForNothingAndHoldNothingUp() {
        var refused = new Command.SendMessage(id(), TICKET, "Hello");
        order.refused(refused, admit(refused));
        var seen = new Command.MarkSeen(id(), TICKET, 7);
        var turn = admit(seen);
        order.refused(seen, turn);
        assertThat(admit(refused).stands()).isTrue();
    }

    private Turn admit(Command command) {
        return Objects.requireNonNull(order.admit(command), "its turn");
    }

    private Command reply() {
        return new Command.Reply(id(), TICKET, "Good morning");
    }

    private CommandId id() {
        return new CommandId(new UUID(1, ++ids));
    }
}
