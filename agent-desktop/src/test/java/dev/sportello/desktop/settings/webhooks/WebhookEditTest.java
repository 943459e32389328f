package dev.sportello.desktop.settings.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.settings.webhooks.WebhookEdit.UrlProblem;
import dev.sportello.model.Webhook.Topic;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEditTest {
    private final WebhookEdit edit = new WebhookEdit(null, false);

    static Stream<Consumer<WebhookEdit>> corrections() {
        return Stream.of(
                edit -> edit.url().set("https://other.example"),
                edit -> edit.description().set("Order system"),
                edit -> edit.topics().remove(Topic.Known.values()[0]),
                edit -> edit.enabled().set(false));
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

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b"})
    void anAddressOfWhichNobodySeesAnythingIsNotYetTyped(String typed) {
        edit.url().set(typed);
        assertThat(edit.urlProblem()).isEqualTo(UrlProblem.NONE);
        assertThat(edit.complete().get()).isFalse();
    }

    @Test
    void aDescriptionIsSavedWithoutWhatNobodySeesAroundIt() {
        edit.url().set("https://erp.example");
        edit.description().set("\u00a0\u200b");
        assertThat(edit.toSave().description()).isEmpty();
    }
}
