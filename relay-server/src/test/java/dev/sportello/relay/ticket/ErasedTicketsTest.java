package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Rule;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What was erased is known for as long as somebody may still find it, and no longer.
class ErasedTicketsTest {
    private static final TicketId TICKET = new TicketId(1_001);
    private static final TicketId OTHER = new TicketId(1_002);
    private static final ProfileId MARIA = new ProfileId(new UUID(1, 1));
    private static final Party.Automatic BY = new Party.Automatic(Rule.RETENTION_ENDED);

    private final MovableClock clock = new MovableClock();
    private final ErasedTickets erased = new ErasedTickets(() -> clock.elapsed().toNanos());

    @Test
    void whatIsOutOfTheTablesIsForgottenAfterAWhile() {
        add(new Change.TicketsExpired(BY, List.of(TICKET)));
        add(new Change.ProfileErased(BY, MARIA, List.of(OTHER)));
        write();
        clock.move(Duration.ofMinutes(10));
        write();
        assertThat(erased.contains(TICKET)).isTrue();
        assertThat(erased.contains(OTHER)).isTrue();
        assertThat(erased.contains(MARIA)).isTrue();
        clock.move(Duration.ofMinutes(1));
        write();
        assertThat(erased.contains(TICKET)).isFalse();
        assertThat(erased.contains(OTHER)).isFalse();
        assertThat(erased.contains(MARIA)).isFalse();
    }

    @Test
    void whatIsStillInTheTablesStaysKnown() {
        add(new Change.TicketsExpired(BY, List.of(TICKET)));
        erased.take();
        clock.move(Duration.ofDays(1));
        add(new Change.TicketsExpired(BY, List.of(OTHER)));
        erased.written();
        clock.move(Duration.ofHours(1));
        erased.written();
        assertThat(erased.contains(TICKET)).isFalse();
        assertThat(erased.contains(OTHER)).isTrue();
    }

    private void write() {
        erased.take();
        erased.written();
    }

    private void add(Change.Erases change) {
        erased.add(clock.instant(), change);
    }
}
