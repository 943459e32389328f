package dev.sportello.desktop.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Paging.State;
import dev.sportello.model.Ticket;
import dev.sportello.wire.AgentBodies.TicketPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosedTicketsTest {
    private final Shop shop = new Shop();
    private final Ticket first = shop.ticket(shop.open(1, "First", Duration.ofHours(1)));
    private final Ticket second = shop.ticket(shop.open(2, "Second", Duration.ofHours(2)));
    private final List<@Nullable Long> asked = new ArrayList<>();
    private final List<CompletableFuture<TicketPage>> answers = new ArrayList<>();
    private final List<Ticket> received = new ArrayList<>();
    private final ClosedTickets closed = new ClosedTickets(
            before -> {
                asked.add(before);
                answers.add(new CompletableFuture<>());
                return answers.getLast();
            },
            received::addAll);

    @Test
    void eachPageBeginsBehindTheOneBeforeUntilTheLast() throws Exception {
        Fx.run(closed::more);
        answer(0, true, first);
        Fx.run(closed::more);
        answer(1, false, second);
        Fx.run(closed::more);
        assertThat(asked).isEqualTo(Arrays.asList(null, first.sequence()));
        assertThat(received).containsExactly(first, second);
        assertThat(closed.paging().state().get()).isEqualTo(State.END);
    }

    @Test
    void beginsWithTheFirstPageAgainWhenAllIsReadAnew() throws Exception {
        Fx.run(closed::more);
        answer(0, false, first);
        Fx.run(closed::startOver);
        assertThat(asked).containsExactly(null, null);
        answer(1, true, second);
        assertThat(received).containsExactly(first, second);
        assertThat(closed.paging().state().get()).isEqualTo(State.MORE);
    }

    @Test
    void aPageAskedForBeforeIsNotTakenThen() throws Exception {
        Fx.run(closed::more);
        answer(0, true, first);
        Fx.run(closed::more);
        Fx.run(closed::startOver);
        answer(1, false, second);
        assertThat(received).containsExactly(first);
        assertThat(closed.paging().state().get()).isEqualTo(State.LOADING);
    }

    @Test
    void aFirstPageThatHasNotComeOrFailedOrWasEmptyIsAskedForAgain() throws Exception {
        Fx.run(closed::more);
        Fx.run(closed::startOver);
        answers.get(1).completeExceptionally(new IllegalStateException("no network"));
        Fx.run(() -> {});
        assertThat(closed.paging().state().get()).isEqualTo(State.FAILED);
        Fx.run(closed::startOver);
        answer(2, false);
        Fx.run(closed::startOver);
        assertThat(asked).hasSize(4).containsOnlyNulls();
        assertThat(closed.paging().state().get()).isEqualTo(State.LOADING);
    }

    @Test
    void asksForNothingWhereNobodyHasLookedAtClosedTickets() throws Exception {
        Fx.run(closed::startOver);
        assertThat(asked).isEmpty();
    }

    private void answer(int index, boolean more, Ticket... tickets) throws Exception {
        answers.get(index).complete(new TicketPage(List.of(tickets), more));
        Fx.run(() -> {});
    }
}
