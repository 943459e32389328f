package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Change;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Closed tickets come page by page, while the agent goes down the list.
@Tag("long")
class ClosedPagesTest {
    /// What a desktop asks for at once.
    private static final int PAGE = 50;

    private final Shop shop = new Shop();
    private SampleDesk desk;
    private SampleWindow window;

    @BeforeEach
    void show() throws Exception {
        for (var number = 1; number <= 5 * PAGE; number++) {
            var ticket = shop.open(number, "Nina", Duration.ofHours(number));
            shop.enter(ticket, Duration.ZERO, new Change.TicketClosed(Staff.ANNA.party()));
        }
        desk = new SampleDesk(shop);
        window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, null);
        window.filter("closedItem");
        awaitRows(PAGE);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        desk.close();
    }

    @Test
    void goingDownTheListByKeyBringsTheNextPages() throws Exception {
        assertThat(asked()).as("what nobody looks at is not fetched").hasSize(1);
        for (var pages = 1; pages < 4; pages++) {
            var last = pages * PAGE - 1;
            Fx.run(() -> ((ListView<?>) window.find("#list")).scrollTo(last));
            awaitRows((pages + 1) * PAGE);
            assertThat(asked()).hasSize(pages + 1);
        }
    }

    @Test
    void whereTheFilterLeavesNothingToScrollAButtonLooksFurtherBack() throws Exception {
        assertThat(window.shows("#further")).isFalse();
        window.search("nobody of that name");
        await().until(() -> window.shows("#further"));
        desk.relay().queries.holdNext("/agent/tickets");
        Fx.run(() -> window.find("#furtherBack").requestFocus());
        window.press(KeyCode.SPACE);
        window.settle();
        assertThat(Fx.get(() -> window.find(".tickets").isFocused()))
                .as("the button is gone for a moment")
                .isTrue();
        desk.relay().queries.release();
        await().until(() -> asked().size() == 2);
    }

    private List<Long> asked() {
        return desk.relay().queries.closedPages;
    }

    private void awaitRows(int count) throws Exception {
        await().until(() -> {
            Fx.pulses(1);
            return window.rows().size() == count;
        });
        Fx.pulses(3);
    }
}
