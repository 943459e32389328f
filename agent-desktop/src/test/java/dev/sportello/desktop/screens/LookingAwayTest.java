package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.thread.ComposerModel;
import dev.sportello.model.TicketId;
import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What colleagues hear of who has a ticket open.
class LookingAwayTest {
    private static final TicketId MARIA = new TicketId(1042);

    @Test
    void whoLooksAwayHasNoTicketOpenForColleagues() throws Exception {
        try (var desk = new SampleDesk(BusyDay.busy())) {
            // Not kept: there is no such folder.
            var preferences = new KeptPreferences(
                    Path.of("target", "nowhere", "preferences.json"),
                    desk.desk().replica().damagedFiles());
            var sendKey = new SimpleObjectProperty<>(SendKey.ENTER);
            var writing = Fx.get(() -> new ComposerModel(desk.desk(), sendKey, preferences.habits()));
            Fx.run(() -> writing.open(MARIA));
            hears(desk, MARIA);
            Fx.run(() -> writing.look(false));
            hears(desk, null);
            Fx.run(() -> writing.look(true));
            hears(desk, MARIA);
            Fx.run(writing::close);
            hears(desk, null);
        }
    }

    private static void hears(SampleDesk desk, @Nullable TicketId ticket) {
        await().atMost(SampleDesk.PATIENCE).untilAsserted(() -> {
            assertThat(desk.relay().looks).isNotEmpty();
            assertThat(desk.relay().looks.getLast().ticket()).isEqualTo(ticket);
        });
    }
}
