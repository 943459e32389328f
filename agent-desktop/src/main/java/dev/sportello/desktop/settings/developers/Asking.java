package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.ui.Paging;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One thing that is asked of the relay at a time, and how that went. FX thread only.
final class Asking {
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);

    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    boolean busy() {
        return outcome.get() == Outcome.BUSY;
    }

    /// How the last one went is no longer shown.
    void forget() {
        if (!busy()) {
            outcome.set(Outcome.NONE);
        }
    }

    /// @param done receives what came, on the FX thread
    <T> void ask(CompletableFuture<T> answer, Consumer<? super T> done) {
        outcome.set(Outcome.BUSY);
        var _ = answer.whenComplete((value, failure) -> Platform.runLater(() -> {
            outcome.set(failure == null ? Outcome.DONE : Outcome.of(Paging.cause(failure)));
            if (failure == null) {
                done.accept(value);
            }
        }));
    }
}
