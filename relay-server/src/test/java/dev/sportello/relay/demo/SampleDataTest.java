package dev.sportello.relay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Role;
import dev.sportello.relay.ticket.PastTicket;
import dev.sportello.relay.ticket.PastTicket.Changed;
import dev.sportello.wire.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SampleDataTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

    private final SampleData data = SampleData.of(1, NOW);

    @Test
    void theSameSeedMakesTheSameData() {
        assertThat(SampleData.of(1, NOW)).isEqualTo(data);
        assertThat(SampleData.of(2, NOW)).isNotEqualTo(data);
    }

    @Test
    void fourAgentsServeAFewDozenShoppersInAFewHundredTickets() {
        assertThat(data.team()).hasSize(4);
        assertThat(data.team()).filteredOn(agent -> agent.role() == Role.ADMIN).hasSize(1);
        assertThat(data.shoppers()).hasSizeBetween(36, 60);
        assertThat(data.tickets()).hasSizeBetween(250, 400);
    }

    @Test
    void theInboxLooksAliveAtTheTimeForWhichItIsMade() {
        assertThat(data.tickets().stream().flatMap(SampleDataTest::messageTimes).max(Instant::compareTo))
                .hasValueSatisfying(
                        newest -> assertThat(Duration.between(newest, NOW)).isLessThan(Duration.ofMinutes(2)));
    }

    @Property(tries = 60)
    void everySeedMakesDataThatCouldHaveHappened(@ForAll long seed) {
        var made = SampleData.of(seed, NOW);

        assertThat(made.tickets()).allSatisfy(SampleDataTest::couldHaveHappened);
        assertThat(made.shoppers()).allSatisfy(shopper -> {
            assertThat(shopper.events()).allMatch(event -> event.at().isBefore(NOW));
            assertThat(shopper.reports()).hasSameSizeAs(shopper.orders());
        });
    }

    private static void couldHaveHappened(PastTicket ticket) {
        assertThat(ticket.past()).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(ticket.past().getFirst().at()).isAfterOrEqualTo(ticket.openedAt());
        assertThat(ticket.past().getLast().at()).isBefore(NOW);
        assertThat(changes(ticket))
                .filteredOn(Change.TicketClosed.class::isInstance)
                .hasSizeLessThan(2);
        assertThat(changes(ticket))
                .filteredOn(Change.MessageAdded.class::isInstance)
                .extracting(change -> ((Change.MessageAdded) change).message().text())
                .isNotEmpty()
                .allMatch(text -> MessageText.problem(text) == null && !text.contains("{"));
    }

    private static List<Change.OfTicket> changes(PastTicket ticket) {
        return ticket.past().stream()
                .filter(Changed.class::isInstance)
                .map(past -> ((Changed) past).change())
                .toList();
    }

    private static Stream<Instant> messageTimes(PastTicket ticket) {
        return ticket.past().stream().filter(Changed.class::isInstance).map(PastTicket.Past::at);
    }
}
