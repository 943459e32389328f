package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.channels.ChannelTest.Outcome;
import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.wire.ChannelBodies.TestResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Tries out a channel, and shows what the other server answered. FX thread only.
final class TestRow extends VBox {
    private final ChannelTest test = new ChannelTest();
    private final Texts texts;
    private final Label said = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();

    /// What is offered.
    record Offered(String words, String hint) {}

    /// @param offered what it is called, and what it does
    /// @param beside what has to be filled in for it; null for nothing
    /// @param possible whether what is saved can be tried out
    TestRow(
            Offered offered,
            @Nullable Node beside,
            ObservableBooleanValue possible,
            Supplier<CompletableFuture<TestResult>> relay,
            Texts texts) {
        this.texts = texts;
        getStyleClass().add("test-row");
        var hint = new Label(offered.hint);
        hint.getStyleClass().addAll("small", "soft");
        hint.setWrapText(true);
        hint.setMinWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        progress.setMaxSize(16, 16);
        var button = RowParts.button("plain", offered.words, () -> test.run(relay));
        button.getStyleClass().add("test");
        var line =
                beside == null ? RowParts.line(hint, progress, button) : RowParts.line(hint, progress, beside, button);
        said.getStyleClass().addAll("small", "said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(line, said);
        test.outcome().subscribe(outcome -> show(outcome, button, possible.get()));
        possible.subscribe(now -> {
            if (!now) {
                test.forget();
            }
            show(test.outcome().get(), button, now);
        });
    }

    private void show(Outcome outcome, Button button, boolean possible) {
        Waiting.set(button, !possible || test.busy());
        Shown.set(progress, test.busy());
        said.setText(words(outcome));
        Shown.set(said, !said.getText().isEmpty());
        said.getStyleClass().removeAll("done", "field-error");
        var worked = outcome instanceof Outcome.Answered(TestResult result) && result.ok();
        said.getStyleClass().add(worked ? "done" : "field-error");
    }

    private String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.None _, Outcome.Busy _ -> "";
            case Outcome.Answered(TestResult result) ->
                texts.get(result.ok() ? "test.worked" : "test.refused", ShownText.line(result.said()));
            case Outcome.Offline _ -> texts.get("test.offline");
            case Outcome.Failed _ -> texts.get("test.failed");
        };
    }
}
