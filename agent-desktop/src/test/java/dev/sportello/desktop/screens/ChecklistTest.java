package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Role;
import dev.sportello.model.TicketId;
import java.util.Locale;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.control.Button;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ChecklistTest {
    private static final Look LOOK = new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800);

    private final Shop shop = new Shop();
    private final SampleDesk desk = new SampleDesk(shop);
    private final SampleWindow window;

    ChecklistTest() throws Exception {
        shop.save(SampleAccount.empty().hours());
        desk.settle();
        window = SampleWindow.show(LOOK, desk, null);
        window.settle();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        desk.close();
    }

    @Test
    void anAdminSeesWhatTheShopStillNeedsUntilATicketIsOpen() throws Exception {
        assertThat(window.shows("#checklist")).isTrue();
        assertThat(window.shows("#HOURS.to-do")).isTrue();
        assertThat(window.shows("#COLLEAGUES.done")).isTrue();
        window.open(new TicketId(1042));
        window.settle();
        assertThat(window.shows("#checklist")).isFalse();
    }

    @Test
    void aLineTicksItselfWhenTheShopHasIt() throws Exception {
        shop.save(SampleAccount.filled().hours());
        desk.settle();
        window.settle();
        assertThat(window.shows("#HOURS.done")).isTrue();
    }

    @Test
    void theScriptsLineLeadsToThePageOfTheDevelopers() throws Exception {
        Fx.run(() -> ((Button) window.find("#SCRIPT .button")).fire());
        desk.settle();
        assertThat(Fx.get(() -> Window.getWindows().stream()
                        .map(one -> one.getScene().getRoot().lookup("#developersPage"))
                        .anyMatch(Objects::nonNull)))
                .isTrue();
    }

    @Test
    void aTickDoesNotTakeTheFocus() throws Exception {
        var button = (Button) window.find("#SCRIPT .button");
        Fx.run(button::requestFocus);
        shop.save(SampleAccount.filled().hours());
        desk.settle();
        window.settle();
        assertThat(window.find("#HOURS").getStyleClass()).contains("done").doesNotContain("to-do");
        var now = (Button) window.find("#SCRIPT .button");
        assertThat(Fx.get(now::isFocused)).isTrue();
    }

    @Test
    void whoIsNoAdminSeesNone() throws Exception {
        shop.change(Staff.as(Role.AGENT, Staff.ANNA));
        desk.settle();
        window.settle();
        assertThat(window.shows("#checklist")).isFalse();
    }

    @Test
    void itGoesWhenItIsNotWanted() throws Exception {
        window.fire("#dismiss");
        window.settle();
        assertThat(window.shows("#checklist")).isFalse();
    }
}
