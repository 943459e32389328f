package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.MovedClock;
import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A window that stays open while days pass and the machine travels.
@Tag("long")
class RunningTimeTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /// In Rome an hour before the clocks are put forward.
    private static final Instant NIGHT = Instant.parse("2026-03-29T00:00:00Z");

    private static final TicketId NIGHT_TICKET = new TicketId(8);

    private final Shop shop = new Shop();
    private final MovedClock clock = new MovedClock(Shop.NOW, ROME);
    private SampleDesk desk;
    private SampleWindow window;

    @BeforeEach
    void show() throws Exception {
        var nina = shop.open(6, "Nina", Duration.ofMinutes(12));
        shop.shopper(nina, Duration.ofMinutes(12), "Are you open?");
        var late = Duration.between(NIGHT.plusSeconds(3_900), Shop.NOW);
        shop.open(NIGHT_TICKET.number(), "Luca", late);
        shop.shopper(NIGHT_TICKET, late, "Good night!");
        desk = new SampleDesk(shop, clock);
        window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, nina);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        desk.close();
    }

    @Test
    void todayIsYesterdayAfterMidnight() throws Exception {
        assertThat(texts(".day")).containsExactly("Today");
        assertThat(texts(".ticket-cell .time")).contains("11:30");
        clock.moveTo(Instant.parse("2026-03-05T23:00:01Z"));
        await("the next day").until(() -> texts(".day").equals(List.of("Yesterday")));
        await("the list").until(() -> texts(".ticket-cell .time").contains("Yesterday"));
    }

    @Test
    void timesFollowTheMachineIntoAnotherZone() throws Exception {
        assertThat(texts(".receipt")).contains("11:30");
        clock.moveTo(ZoneId.of("Asia/Tokyo"));
        clock.moveTo(Shop.NOW.plusSeconds(1));
        await("Tokyo").until(() -> texts(".receipt").contains("19:30"));
        await("the list").until(() -> texts(".ticket-cell .time").contains("19:30"));
        clock.moveTo(ZoneId.of("Pacific/Kiritimati"));
        await("the day after").until(() -> texts(".receipt").contains("00:30"));
        assertThat(texts(".day")).as("a day began between").containsExactly("Today");
    }

    @Test
    void anHourThatTheClockSkipsIsSkipped() throws Exception {
        window.open(NIGHT_TICKET);
        await("summer time").until(() -> texts(".receipt").contains("03:05"));
        clock.moveTo(NIGHT.plusSeconds(4_000));
        await("today").until(() -> texts(".day").equals(List.of("Today")));
    }

    private List<String> texts(String selector) throws Exception {
        return Fx.get(() -> window.scene().getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
    }
}
