package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.wire.ChannelBodies.TestResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Tries out a channel as it is saved, and keeps how that went. FX thread only.
final class ChannelTest {
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private int asked;

    /// How it went.
    sealed interface Outcome {
        record None() implements Outcome {}

        record Busy() implements Outcome {}

        record Answered(TestResult result) implements Outcome {}

        /// The relay was not reached.
        record Offline() implements Outcome {}

        /// The relay could not do it.
        record Failed() implements Outcome {}
    }

    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    boolean busy() {
        return outcome.get() instanceof Outcome.Busy;
    }

    void run(Supplier<CompletableFuture<TestResult>> relay) {
        if (busy()) {
            return;
        }
        var question = ++asked;
        outcome.set(new Outcome.Busy());
        var _ = relay.get()
                .whenComplete((result, failure) -> Platform.runLater(() -> {
                    if (question == asked) {
                        outcome.set(failure == null ? new Outcome.Answered(result) : of(Paging.cause(failure)));
                    }
                }));
    }

    /// What it said is of before a change.
    void forget() {
        asked++;
        outcome.set(new Outcome.None());
    }

    private static Outcome of(Throwable failure) {
        return failure instanceof RequestFailed.Offline ? new Outcome.Offline() : new Outcome.Failed();
    }
}
