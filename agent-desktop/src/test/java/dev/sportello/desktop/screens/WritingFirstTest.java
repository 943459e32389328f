package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Profile;
import dev.sportello.wire.ErrorKind;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Writing to a customer who is in no chat, found by the keyboard.
@Tag("long")
class WritingFirstTest extends OnCustomerPane {
    private static final Profile NORA = Shoppers.silent();

    @Test
    void theWordsGoAndTheirTicketOpens() throws Exception {
        find(NORA);
        window.fire("#write");
        assertThat(Fx.get(() -> area().isFocused())).isTrue();
        type("Your parcel is here.");
        new Keys(window.keyboard()).pressWith(KeyCode.CONTROL, KeyCode.ENTER);
        soon().until(() -> answers().written.size() == 1);
        assertThat(answers().written.getFirst().text()).isEqualTo("Your parcel is here.");
        // Nothing takes the agent away from what they do meanwhile.
        soon().until(() -> isShown(".toast .link"));
        assertThat(window.opened()).isNull();
        window.fire(".toast .link");
        soon().until(() -> window.opened() != null);
        // Beside the chat itself there is a composer.
        soon().until(() -> !isShown("#write"));
    }

    @Test
    void whatWasRefusedIsKeptAndGoesUnderTheSameId() throws Exception {
        find(NORA);
        answers().writingRefused = ErrorKind.CHAT_OFF;
        window.fire("#write");
        type("Your parcel is here.");
        window.fire(".question .primary");
        soon().until(() -> isShown(".toast .link"));
        assertThat(isShown(".question")).isFalse();
        window.fire(".toast .link");
        assertThat(isShown("#firstWordsProblem")).isTrue();
        assertThat(Fx.get(() -> ((Label) window.find("#firstWordsProblem")).getText()))
                .startsWith("The chat is switched off");
        assertThat(Fx.get(() -> area().getText())).isEqualTo("Your parcel is here.");
        answers().writingRefused = null;
        window.fire(".question .primary");
        soon().until(() -> answers().written.size() == 2);
        assertThat(answers().written.getLast()).isEqualTo(answers().written.getFirst());
    }

    @Test
    void whatWasTypedIsThereAgainAfterEscape() throws Exception {
        find(NORA);
        window.fire("#write");
        type("Your par");
        new Keys(window.keyboard()).press(KeyCode.ESCAPE);
        assertThat(answers().written).isEmpty();
        window.fire("#write");
        assertThat(Fx.get(() -> area().getText())).isEqualTo("Your par");
    }

    /// Else it would be typed into a sheet that is not offered any more once there is a chat.
    @Test
    void whileTheFirstIsOnItsWayNoSecondIsBegun() throws Exception {
        find(NORA);
        answers().holdNext("/chat");
        window.fire("#write");
        type("Your parcel is here.");
        window.fire(".question .primary");
        soon().until(() -> answers().held.size() == 1);
        window.fire("#write");
        assertThat(isShown(".question")).isFalse();
        answers().release();
        soon().until(() -> isShown(".toast .link"));
        assertThat(answers().written).hasSize(1);
    }

    @Test
    void nothingToSendAndTooMuchCannotBeSent() throws Exception {
        find(NORA);
        window.fire("#write");
        assertThat(Fx.get(() -> window.find(".question .primary").isDisabled())).isTrue();
        type("x".repeat(4_001));
        assertThat(Fx.get(() -> window.find(".question .primary").isDisabled())).isTrue();
    }

    @Test
    void aGuestCannotBeReached() throws Exception {
        find(Shoppers.stranger(NORA.id(), "Gino Guest"));
        assertThat(isShown("#write")).isFalse();
        assertThat(says("No account at the shop: a chat does not reach them.")).isTrue();
    }

    @Test
    void whoIsInAChatIsFoundThere() throws Exception {
        window.open(MARIA);
        soon().until(() -> isShown(".customer-scroll"));
        assertThat(isShown("#write")).isFalse();
    }

    private void find(Profile customer) throws Exception {
        answers().customers = List.of(customer);
        answers().profile = customer;
        window.key(Shortcut.FIND_CUSTOMER);
        Fx.run(() -> ((TextField) window.find("#customerQuery")).setText(customer.name()));
        soon().until(() ->
                Fx.get(() -> ((ListView<?>) window.find(".found")).getItems().size()) == 1);
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> says(customer.name()));
    }

    private TextArea area() {
        return (TextArea) window.find("#firstWords");
    }

    private void type(String text) throws Exception {
        Fx.run(() -> area().setText(text));
    }

    private boolean isShown(String selector) throws Exception {
        return Fx.get(() -> {
            var node = window.find(".window").lookup(selector);
            return node != null && shows(node);
        });
    }

    private static boolean shows(Node node) {
        return node.isVisible() && (node.getParent() == null || shows(Objects.requireNonNull(node.getParent())));
    }

    @Test
    void whatWasRefusedIsSaidInAViewThatWasMadeAnewMeanwhile() throws Exception {
        find(NORA);
        answers().writingRefused = ErrorKind.CHAT_OFF;
        answers().holdNext("/chat");
        window.fire("#write");
        type("Your parcel is here.");
        window.fire(".question .primary");
        soon().until(() -> answers().held.size() == 1);
        window.rebuild();
        answers().release();
        soon().until(() -> isShown(".toast .link"));
    }

    @Test
    void whatWasTypedIsThereAgainInAViewThatWasMadeAnew() throws Exception {
        find(NORA);
        window.fire("#write");
        type("Your par");
        new Keys(window.keyboard()).press(KeyCode.ESCAPE);
        window.rebuild();
        find(NORA);
        window.fire("#write");
        assertThat(Fx.get(() -> area().getText())).isEqualTo("Your par");
    }
}
