package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final MessageId MESSAGE = new MessageId(new UUID(1, 1));

    private static final List<Entry> STORY = List.of(
            entry(3, Delivery.State.SENT), entry(5, Delivery.State.FAILED),
            entry(8, Delivery.State.QUEUED), entry(9, Delivery.State.SENT));

    @Test
    void ofWhatWasNotToldNothingIsKnown() {
        assertThat(new Deliveries().of(MESSAGE)).isNull();
    }

    @Property
    void theLastOfTheJournalHoldsInWhateverOrderPagesCome(@ForAll long seed, @ForAll boolean oneByOne) {
        var shuffled = new ArrayList<>(STORY);
        Collections.shuffle(shuffled, new Random(seed));
        var deliveries = new Deliveries();
        if (oneByOne) {
            shuffled.forEach(entry -> deliveries.note(List.of(entry)));
        } else {
            deliveries.note(shuffled);
        }
        assertThat(deliveries.of(MESSAGE)).isEqualTo(new Delivery(Delivery.State.SENT));
    }

    private static Entry entry(long sequence, Delivery.State state) {
        var change = new Change.DeliveryChanged(MESSAGE, new Delivery(state));
        return new Entry(sequence, Instant.EPOCH, new TicketId(7), change);
    }
}
