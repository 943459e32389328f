package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.thread.DelayedClose;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelayedCloseTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);

    private final Shop shop = Shop.busy();
    private final List<TicketId> closed = new ArrayList<>();
    private DelayedClose closing;

    @BeforeEach
    void begin() throws Exception {
        closing = Fx.get(() -> new DelayedClose(ticket -> closed.add(ticket.id())));
    }

    @Test
    void aCloseThatIsTakenBackNeverHappens() throws Exception {
        Fx.run(() -> {
            closing.close(maria());
            closing.undo();
            closing.close();
        });
        assertThat(closed).isEmpty();
    }

    @Test
    void theNextCloseLetsTheOneBeforeGo() throws Exception {
        Fx.run(() -> {
            closing.close(maria());
            closing.close(shop.ticket(LUCA));
        });
        assertThat(closed).containsExactly(MARIA);
        assertThat(Fx.get(() -> closing.pending().get())).isEqualTo(shop.ticket(LUCA));
    }

    @Test
    void whoLeavesMeantIt() throws Exception {
        Fx.run(() -> {
            closing.close(maria());
            closing.close();
        });
        assertThat(closed).containsExactly(MARIA);
    }

    @Test
    void aShopperWhoWritesMeanwhileKeepsTheTicketOpen() throws Exception {
        var before = maria();
        Fx.run(() -> closing.close(before));
        assertThat(Fx.get(() -> closing.refresh(before))).isFalse();
        shop.shopper(MARIA, Duration.ZERO, "One more thing");
        assertThat(Fx.get(() -> closing.refresh(maria()))).isTrue();
        Fx.run(closing::close);
        assertThat(closed).isEmpty();
    }

    private Ticket maria() {
        return shop.ticket(MARIA);
    }
}
