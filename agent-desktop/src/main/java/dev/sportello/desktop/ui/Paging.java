package dev.sportello.desktop.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Loads something page by page, one page at a time, and says how far that is. FX thread only.
public final class Paging {
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.MORE);
    private int round;

    public enum State {
        /// There is, or may be, another page.
        MORE,
        LOADING,
        /// The last try brought nothing; another one may.
        FAILED,
        END
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Asks for the next page, unless one is on its way or the end is reached.
    ///
    /// @param receiver takes the page on the FX thread and says whether there are more
    public <P> void load(Supplier<CompletableFuture<P>> source, Predicate<P> receiver) {
        if (state.get() == State.LOADING || state.get() == State.END) {
            return;
        }
        state.set(State.LOADING);
        var asked = round;
        var _ = source.get()
                .whenComplete((page, failure) -> Platform.runLater(() -> {
                    if (asked != round) {
                        return;
                    }
                    if (failure != null) {
                        state.set(State.FAILED);
                    } else {
                        state.set(receiver.test(page) ? State.MORE : State.END);
                    }
                }));
    }

    /// Starts over. A page that is on its way is not taken.
    public void startOver() {
        round++;
        state.set(State.MORE);
    }

    /// There is nothing to load: all is here already.
    public void end() {
        state.set(State.END);
    }

    /// What went wrong, without the wrapping that futures put around it.
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
