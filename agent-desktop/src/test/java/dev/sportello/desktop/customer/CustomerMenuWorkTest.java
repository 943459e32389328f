package dev.sportello.desktop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.connection.ConnectFailure;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said while a customer is erased, and after.
class CustomerMenuWorkTest {
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final Toasts toasts = new Toasts();
    private final CustomerActs acts =
            new CustomerActs(() -> true, (_, _) -> null, (_, _) -> answer, FXCollections.observableArrayList(), toasts);
    private Shown first;

    /// A menu, and where it is.
    private record Shown(CustomerMenu menu, CustomerMenu.Places places) {}

    @BeforeEach
    void showOne() throws Exception {
        first = Fx.get(this::menu);
    }

    @Test
    void whatIsBeingErasedIsSaidInTheNextViewToo() throws Exception {
        Fx.run(() -> first.menu().erase(Shoppers.maria(), "maria.rossi@example.com"));
        var next = Fx.get(this::menu);
        assertThat(says(first)).isEqualTo("Erasing Maria Rossi…");
        assertThat(says(next)).isEqualTo("Erasing Maria Rossi…");

        answer.completeExceptionally(
                new RequestFailed.Refused(new Refusal(ErrorKind.FORBIDDEN, "Admins only.", false, null)));
        assertThat(says(first)).isEmpty();
        assertThat(says(next)).isEmpty();
        assertThat(told()).singleElement().asString().contains("You are no longer an admin.");
    }

    @Test
    void anAnswerThatIsTooLongIsNoCopyOfWhoIsErased() throws Exception {
        Fx.run(() -> first.menu().erase(Shoppers.maria(), "maria.rossi@example.com"));
        answer.completeExceptionally(new RequestFailed.Offline(ConnectFailure.TOO_LONG, "More than 64 MB."));
        assertThat(told()).singleElement().asString().doesNotContain("copy");
    }

    private Shown menu() {
        var places = new CustomerMenu.Places(new MenuButton(), new Label(), new Label());
        return new Shown(new CustomerMenu(acts, Texts.of(CustomerController.class, Locale.ENGLISH), places), places);
    }

    /// Empty where no line is shown.
    private static String says(Shown shown) throws Exception {
        return Fx.get(() -> {
            var places = shown.places();
            return places.busy().isVisible() ? places.words().getText() : "";
        });
    }

    /// By toasts.
    private List<String> told() throws Exception {
        return Fx.get(() -> toasts.shown().stream().map(Toast::words).toList());
    }
}
