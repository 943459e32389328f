package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Profile;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Looks for customers at the relay; only the last question counts. FX thread only.
final class CustomerFinder {
    private final CustomerRequests requests;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Waiting());
    private String asked = "";
    private int round;

    /// What has come of the question.
    sealed interface State {
        /// Nothing is asked for yet.
        record Waiting() implements State {}

        record Searching() implements State {}

        /// @param more whether others match as well, who are not here
        record Found(List<Profile> customers, boolean more) implements State {
            public Found {
                customers = List.copyOf(customers);
            }
        }

        /// @param offline whether the relay cannot be reached
        record Failed(boolean offline) implements State {}
    }

    CustomerFinder(CustomerRequests requests) {
        this.requests = requests;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// @param words the beginnings of a name, an email, a phone or an order's number; blank for nothing
    void find(String words) {
        if (!words.strip().equals(asked)) {
            asked = words.strip();
            again();
        }
    }

    /// Asks the same once more.
    void again() {
        round++;
        if (asked.isEmpty()) {
            state.set(new State.Waiting());
            return;
        }
        state.set(new State.Searching());
        var mine = round;
        var _ = requests.find(asked)
                .whenComplete((page, failure) -> Platform.runLater(() -> {
                    if (mine == round) {
                        state.set(
                                failure == null
                                        ? new State.Found(page.customers(), page.next() != null)
                                        : new State.Failed(Paging.cause(failure) instanceof RequestFailed.Offline));
                    }
                }));
    }
}
