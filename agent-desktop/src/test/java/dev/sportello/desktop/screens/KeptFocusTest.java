package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.TicketId;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever works by keyboard stays where they are, or goes on beside it, while parts of the window come and go.
@Tag("long")
class KeptFocusTest extends OnSampleWindow {
    private static final TicketId UNKNOWN = new TicketId(999_999);

    @Test
    void aToastKeepsTheFocusWhileAnotherOneComesAndGoes() throws Exception {
        window.key(Shortcut.CLOSE);
        Fx.run(() -> window.find(".toast .link").requestFocus());
        window.openLink(UNKNOWN);
        await().atMost(SampleDesk.PATIENCE).until(() -> toasts() == 2);
        assertThat(isIn(".toast .link")).isTrue();
    }

    @Test
    void whoTakesAToastAwayGoesOnAtTheNextAndThenInTheList() throws Exception {
        window.key(Shortcut.CLOSE);
        window.key(Shortcut.CLOSE);
        await().atMost(SampleDesk.PATIENCE).until(() -> toasts() == 2);
        Fx.run(() -> window.find(".toast .dismiss").requestFocus());
        window.press(KeyCode.SPACE);
        window.settle();
        assertThat(toasts()).isEqualTo(1);
        assertThat(isIn(".toast")).isTrue();
        Fx.run(() -> window.find(".toast .link").requestFocus());
        window.press(KeyCode.SPACE);
        window.settle();
        assertThat(toasts()).isZero();
        assertThat(isIn(".tickets")).isTrue();
    }

    @Test
    void whoHidesTheCustomerGoesOnInTheThread() throws Exception {
        Fx.run(() -> window.find(".customer .icon-menu").requestFocus());
        window.key(Shortcut.CUSTOMER);
        window.settle();
        assertThat(isIn(".composer .text-area")).isTrue();
    }

    @Test
    void whoIsAtTheCustomerWhenTheWindowBecomesNarrowGoesOnInTheThread() throws Exception {
        Fx.run(() -> window.find(".customer .icon-menu").requestFocus());
        window.resize(900);
        window.settle();
        assertThat(isIn(".composer .text-area")).isTrue();
    }

    @Test
    void theListOfShortcutsHasTheFocusAndGivesItBack() throws Exception {
        window.click(".composer .text-area");
        window.press(KeyCode.F1);
        assertThat(isIn(".shortcuts")).isTrue();
        var spoken = Fx.get(() -> Objects.requireNonNull(owner()).getAccessibleText());
        assertThat(spoken).startsWith("Keyboard shortcuts").contains("Ctrl+F");
        window.press(KeyCode.ESCAPE);
        assertThat(isIn(".composer .text-area")).isTrue();
    }

    private Node owner() {
        return window.find(".window").getScene().getFocusOwner();
    }

    private boolean isIn(String selector) throws Exception {
        return Fx.get(() -> {
            var place = window.find(selector);
            return Stream.iterate(owner(), Objects::nonNull, Node::getParent).anyMatch(place::equals);
        });
    }

    private long toasts() throws Exception {
        return Fx.get(() -> window.shown(".toast").count());
    }
}
