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
import javafx.application.ColorScheme;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void aTickTakesNeitherTheFocusNorTheWordThatTheTagIsCopied() throws Exception {
        var copy = (Button) window.find("#SCRIPT .button");
        Fx.run(() -> {
            copy.requestFocus();
            copy.fire();
        });
        shop.save(SampleAccount.filled().hours());
        desk.settle();
        window.settle();
        assertThat(window.find("#HOURS").getStyleClass()).contains("done").doesNotContain("to-do");
        var now = (Button) window.find("#SCRIPT .button");
        assertThat(Fx.get(now::isFocused)).isTrue();
        assertThat(Fx.get(now::getText)).isEqualTo("Copied");
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

    @Test
    void theScriptTagIsCopiedWithTheRelaysAddress() throws Exception {
        Fx.run(() -> ((Button) window.find("#SCRIPT .button")).fire());
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith("<script src=\"http")
                .endsWith("/widget/sportello.js\" async></script>");
    }
}
