package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.ui.Shortcut;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/// Finding a customer, by keyboard alone.
class FindCustomerTest extends OnSampleWindow {
    @Test
    void enterOpensTheCustomerThatIsFoundWithTheirLastTicket() throws Exception {
        window.open(LUCA);
        window.key(Shortcut.FIND_CUSTOMER);
        assertThat(Fx.get(() -> window.find("#customerQuery").isFocused())).isTrue();
        type("mari");
        soon().until(() -> found() == 1);
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> MARIA.equals(window.opened()));
        assertThat(Fx.get(() -> window.find(".window").lookup(".question"))).isNull();
    }

    @Test
    void whereNobodyIsFoundItSaysSoAndEscapeLeadsBack() throws Exception {
        window.key(Shortcut.FIND_CUSTOMER);
        type("nobody of this name");
        soon().until(() -> says("No customer found."));
        new Keys(window.keyboard()).press(KeyCode.ESCAPE);
        assertThat(Fx.get(() -> window.find(".window").lookup(".question"))).isNull();
        assertThat(window.opened()).isEqualTo(MARIA);
    }

    @Test
    void aSearchThatFailedCanBeTriedAgain() throws Exception {
        desk.relay().queries.customersFail = true;
        window.key(Shortcut.FIND_CUSTOMER);
        type("mari");
        soon().until(() -> says("The search failed."));
        desk.relay().queries.customersFail = false;
        window.fire(".question .empty .button");
        soon().until(() -> found() == 1);
        assertThat(desk.relay().queries.customersAsked).containsOnly("mari");
    }

    @Test
    void withoutARelayItSaysSo() throws Exception {
        desk.loseRelay();
        window.key(Shortcut.FIND_CUSTOMER);
        type("mari");
        soon().until(() -> says("The relay cannot be reached now."));
    }

    private void type(String words) throws Exception {
        Fx.run(() -> ((TextField) window.find("#customerQuery")).setText(words));
    }

    private int found() throws Exception {
        return Fx.get(() -> ((ListView<?>) window.find(".found")).getItems().size());
    }

    private boolean says(String words) throws Exception {
        return Fx.get(() -> window.find(".question").lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.isVisible() && words.equals(label.getText())));
    }

    private static ConditionFactory soon() {
        return await().atMost(SampleDesk.PATIENCE).pollInterval(Duration.ofMillis(20));
    }
}
