package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.ErrorKind;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How an admin erases the customer beside the thread.
@Tag("long")
class CustomerMenuTest extends OnCustomerPane {
    private static final String EMAIL = "maria.rossi@example.com";

    @Test
    void aCustomerIsErasedOnlyWithTheEmailTypedAndIsGoneFromTheInboxThen() throws Exception {
        ask();
        assertThat(isDisabled()).isTrue();
        type("maria.rossi@example.co");
        assertThat(isDisabled()).isTrue();
        type(EMAIL);
        assertThat(isDisabled()).isFalse();
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> window.opened() == null);
        soon().until(() -> says("The customer appears here"));
        assertThat(desk.relay().administration.confirmed).containsExactly(EMAIL);
        assertThat(desk.desk().replica().ticket(MARIA)).isNull();
    }

    @Test
    void whatCannotBeErasedIsSaidAndStays() throws Exception {
        desk.relay().administration.refuse(ErrorKind.FORBIDDEN);
        ask();
        type(EMAIL);
        window.fire("#eraseSure");
        soon().until(() -> isSaid("You are no longer an admin."));
        assertThat(window.opened()).isEqualTo(MARIA);
        assertThat(words()).contains("Maria Rossi");
    }

    @Test
    void escapeErasesNothing() throws Exception {
        ask();
        type(EMAIL);
        new Keys(window.keyboard()).press(KeyCode.ESCAPE);
        assertThat(desk.relay().administration.confirmed).isEmpty();
        assertThat(Fx.get(() -> window.find(".customer #more").isFocused())).isTrue();
    }

    /// By a toast.
    private boolean isSaid(String words) throws Exception {
        return Fx.get(() -> window.find(".root").lookupAll(".label").stream()
                .anyMatch(label -> label instanceof Labeled said
                        && said.getText() != null
                        && said.getText().contains(words)));
    }

    private void ask() throws Exception {
        soon().until(() -> says("Maria Rossi"));
        soon().until(() -> Fx.get(() -> window.find(".customer #more").isVisible()));
        Fx.run(() -> {
            var menu = (MenuButton) window.find(".customer #more");
            menu.requestFocus();
            menu.getItems().getLast().fire();
        });
        soon().until(() -> Fx.get(() -> window.find("#eraseTyped") != null));
    }

    private void type(String text) throws Exception {
        Fx.run(() -> ((TextField) window.find("#eraseTyped")).setText(text));
    }

    private boolean isDisabled() throws Exception {
        return Fx.get(() -> ((Button) window.find("#eraseSure")).isDisabled());
    }
}
