package dev.sportello.desktop.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.model.Ticket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadTimerTest {
    private final SimpleObjectProperty<@Nullable Ticket> ticket = new SimpleObjectProperty<>();
    private final SimpleBooleanProperty focused = new SimpleBooleanProperty();
    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void afterAWorkplaceIsLeftItsTimerReadsNothing() throws Exception {
        var journal = new ScriptedJournal();
        var left = Fx.get(() -> timer("left"));
        // Begins later, and so ends later than the other would.
        var open = Fx.get(() -> timer("open"));
        Fx.run(() -> {
            ticket.set(journal.ticket(journal.open("Maria")));
            focused.set(true);
            left.close();
        });
        await().until(() -> read.contains("open"));
        Fx.run(() -> {
            focused.set(false);
            focused.set(true);
        });
        await().until(() -> read.stream().filter("open"::equals).count() == 2);
        assertThat(read).containsExactly("open", "open");
        Fx.run(open::close);
    }

    private ReadTimer timer(String name) {
        return new ReadTimer(ticket, focused, _ -> true, _ -> read.add(name));
    }
}
