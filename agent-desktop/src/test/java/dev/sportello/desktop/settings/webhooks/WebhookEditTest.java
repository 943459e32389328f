package dev.sportello.desktop.settings.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookEditTest {
    private final WebhookEdit edit = new WebhookEdit(null, false);

    static Stream<Consumer<WebhookEdit>> corrections() {
        return Stream.of(
                edit -> edit.url().set("https://other.example"),
                edit -> edit.description().set("Order system"));
    }

    @ParameterizedTest
    @MethodSource("corrections")
    void whyTheRelayDidNotTakeItIsSaidUntilItIsCorrected(Consumer<WebhookEdit> correction) {
        edit.url().set("https://erp.example");
        edit.description().set("Order\u0085system");
        edit.refuse("A description is on one line.");
        assertThat(edit.refused()).isNotNull();
        correction.accept(edit);
        assertThat(edit.refused()).isNull();
    }
}
