package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A snooze ends by itself in a relay that runs.
class WakeupsTest extends OnARelay {
    private static final TicketId TICKET = new TicketId(1_001);

    @Test
    void aSnoozedTicketIsOpenAgainWithinSecondsOfItsTime() throws Exception {
        var maria = hub(shopper("c-7"));
        var message = new Command.SendMessage(id(), null, "Where is my parcel?");
        send(maria, message);
        assertThat(acknowledged(maria, message.id())).isTrue();
        var anna = desktop(admin());
        send(anna, new Command.Snooze(id(), TICKET, clock.instant().plusSeconds(10)));
        var _ = next(anna, RelayFrame.Done.class);
        clock.move(Duration.ofSeconds(10));

        var woken = new Change.TicketReopened(new Party.Automatic(Rule.SNOOZE_ENDED));
        RelayFrame.Entries entries;
        do {
            entries = next(anna, RelayFrame.Entries.class);
        } while (entries.entries().stream().noneMatch(entry -> entry.change().equals(woken)));
        assertThat(entries.entries())
                .last()
                .satisfies(entry -> assertThat(entry.at()).isEqualTo(clock.instant()));
    }
}
