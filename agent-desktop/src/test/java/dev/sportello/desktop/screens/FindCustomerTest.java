package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.desktop.ui.Shortcut;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Finding a customer, by keyboard alone.
@Tag("long")
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
        Fx.run(() -> window.find(".question .empty .button").requestFocus());
        new Keys(window.keyboard()).press(KeyCode.SPACE);
        soon().until(() -> found() == 1);
        assertThat(Fx.get(() -> window.find("#customerQuery").isFocused()))
                .as("arrows choose, and Enter opens")
                .isTrue();
        assertThat(desk.relay().queries.customersAsked).containsOnly("mari");
    }

    @Test
    void withoutARelayItSaysSo() throws Exception {
        desk.loseRelay();
        window.key(Shortcut.FIND_CUSTOMER);
        type("mari");
        soon().until(() -> says("The relay cannot be reached now."));
    }

    @Test
    void enterWaitsForTheAnswerToWhatIsTyped() throws Exception {
        desk.relay().queries.customers =
                List.of(Shoppers.maria(), Shoppers.stranger(Shoppers.profile("Luca Ferrari"), "Luca Ferrari"));
        window.open(ELENA);
        window.key(Shortcut.FIND_CUSTOMER);
        type("mari");
        soon().until(() -> found() == 1);
        desk.relay().queries.holdNext("/customers");
        type("luca");
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> !desk.relay().queries.held.isEmpty());
        window.settle();
        assertThat(window.opened()).isEqualTo(ELENA);
        desk.relay().queries.release();
        soon().until(() -> LUCA.equals(window.opened()));
    }

    @Test
    void aClickBesideTheCustomersOpensNobody() throws Exception {
        window.open(LUCA);
        window.key(Shortcut.FIND_CUSTOMER);
        type("mari");
        soon().until(() -> found() == 1);
        window.settle();
        window.click(".found");
        window.settle();
        assertThat(Fx.get(() -> window.find(".window").lookup(".question"))).isNotNull();
        assertThat(window.opened()).isEqualTo(LUCA);
    }

    @Test
    void howManyAreFoundCanBeHeardAtTheField() throws Exception {
        window.key(Shortcut.FIND_CUSTOMER);
        type("mari");
        soon().until(() -> found() == 1);
        assertThat(Fx.get(() -> window.find("#customerQuery").getAccessibleHelp()))
                .isEqualTo("One customer found. The arrow keys choose, Enter opens.");
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
