package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.ticket.DelayedClose;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DelayedCloseTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);

    private final Shop shop = BusyDay.busy();
    private final List<TicketId> closed = new ArrayList<>();
    private final DelayedClose closing = new DelayedClose(ticket -> closed.add(ticket.id()));

    @Test
    void aCloseIsFinalWhenItsMomentHasPassed() {
        closing.close(maria(), Shop.NOW);
        closing.passed(after(9.9));
        assertThat(closed).isEmpty();
        closing.passed(after(10));
        assertThat(closed).containsExactly(MARIA);
        assertThat(latest()).isNull();
    }

    @Test
    void aCloseThatIsTakenBackNeverHappens() {
        closing.close(maria(), Shop.NOW);
        assertThat(closing.undo()).isEqualTo(maria());
        assertThat(closing.undo()).isNull();
        closing.passed(after(10));
        closing.close();
        assertThat(closed).isEmpty();
    }

    @Test
    void eachTicketHasItsOwnMoment() {
        closing.close(maria(), Shop.NOW);
        closing.close(luca(), after(6));
        closing.passed(after(6));
        assertThat(closed).as("closing another ticket").isEmpty();
        closing.passed(after(10));
        assertThat(closed).containsExactly(MARIA);
        assertThat(latest()).isEqualTo(LUCA);
        closing.passed(after(16));
        assertThat(closed).containsExactly(MARIA, LUCA);
    }

    @Test
    void theLatestIsTakenBackFirstAndThenTheOneBefore() {
        closing.close(maria(), Shop.NOW);
        closing.close(luca(), after(6));
        assertThat(closing.undo()).isEqualTo(luca());
        assertThat(latest()).isEqualTo(MARIA);
        assertThat(closing.undo()).isEqualTo(maria());
        closing.passed(after(20));
        assertThat(closed).isEmpty();
    }

    @Test
    void aTicketIsClosedOnceHoweverOftenOneSaysSo() {
        closing.close(maria(), Shop.NOW);
        closing.close(maria(), after(6));
        closing.passed(after(10));
        closing.passed(after(16));
        assertThat(closed).containsExactly(MARIA);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingForLongerThanAMoment() {
        closing.close(maria(), Shop.NOW);
        closing.passed(after(-3600));
        assertThat(closed).isEmpty();
        closing.passed(after(-3590));
        assertThat(closed).containsExactly(MARIA);
    }

    @Test
    void whoLeavesMeantIt() {
        closing.close(maria(), Shop.NOW);
        closing.close(luca(), after(1));
        closing.close();
        assertThat(closed).containsExactly(MARIA, LUCA);
    }

    @Test
    void aShopperWhoWritesMeanwhileKeepsTheTicketOpenAndNoOther() {
        closing.close(maria(), Shop.NOW);
        closing.close(luca(), Shop.NOW);
        assertThat(closing.refresh(shop::ticket)).isEmpty();
        shop.shopper(MARIA, Duration.ZERO, "One more thing");
        assertThat(closing.refresh(shop::ticket)).containsExactly(maria());
        closing.close();
        assertThat(closed).containsExactly(LUCA);
    }

    @Test
    void whatSomebodyElseHasClosedNeedsNoClosing() {
        closing.close(maria(), Shop.NOW);
        shop.enter(MARIA, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        assertThat(closing.refresh(shop::ticket)).isEmpty();
        assertThat(latest()).isNull();
        closing.close();
        assertThat(closed).isEmpty();
    }

    @Test
    void whatIsKnownNoMoreWasClosedBySomebodyElse() {
        closing.close(maria(), Shop.NOW);
        assertThat(closing.refresh(_ -> null)).isEmpty();
        assertThat(closing.waiting().get()).isEmpty();
    }

    private @Nullable TicketId latest() {
        var waiting = closing.waiting().get();
        return waiting.isEmpty() ? null : waiting.getLast().ticket().id();
    }

    private Ticket maria() {
        return shop.ticket(MARIA);
    }

    private Ticket luca() {
        return shop.ticket(LUCA);
    }

    private static Instant after(double seconds) {
        return Shop.NOW.plusMillis((long) (seconds * 1000));
    }
}
