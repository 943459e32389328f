package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.MergeId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.MergeBodies.Merge;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Merges of the customer who is shown with other profiles of the same person, as long as they can be undone. FX thread
/// only.
final class MergeModel {
    private final CustomerRequests requests;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
    private final Rounds rounds = new Rounds();
    private @Nullable ProfileId id;

    /// Why an act was not done.
    enum Problem {
        TWO_CUSTOMERS,
        SAME_PROFILE,
        UNDO_TOO_LATE,
        OFFLINE,
        OTHER;

        private static Problem of(Throwable failure) {
            return switch (Paging.cause(failure)) {
                case RequestFailed.Refused refused -> of(refused.refusal().error());
                case RequestFailed.Offline _ -> OFFLINE;
                default -> OTHER;
            };
        }

        private static Problem of(ErrorName error) {
            return switch (error) {
                case ErrorKind.TWO_CUSTOMERS -> TWO_CUSTOMERS;
                case ErrorKind.SAME_PROFILE -> SAME_PROFILE;
                case ErrorKind.UNDO_TOO_LATE -> UNDO_TOO_LATE;
                default -> OTHER;
            };
        }
    }

    /// @param merges that can be undone, the last first
    /// @param problem why the last act was not done; null where it was
    record State(List<Merge> merges, @Nullable Problem problem) {
        static final State NOTHING = new State(List.of(), null);

        State {
            merges = List.copyOf(merges);
        }
    }

    MergeModel(CustomerRequests requests) {
        this.requests = requests;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Another customer is shown.
    void open(@Nullable ProfileId next) {
        id = next;
        rounds.forget();
        state.set(State.NOTHING);
        refresh();
    }

    /// What cannot be fetched stays as it was.
    void refresh() {
        var asked = id;
        if (asked == null) {
            return;
        }
        var round = rounds.next();
        var _ = requests.merges(asked)
                .whenComplete((list, failure) -> Platform.runLater(() -> {
                    if (rounds.take(round) && failure == null) {
                        state.set(new State(list.merges(), state.get().problem()));
                    }
                }));
    }

    /// What can no longer be undone is not offered.
    void expire(Instant now) {
        var left = state.get().merges().stream()
                .filter(merge -> merge.undoUntil().isAfter(now))
                .toList();
        if (left.size() < state.get().merges().size()) {
            state.set(new State(left, state.get().problem()));
        }
    }

    /// @param done gets whose profile it is now
    void merge(ProfileId other, Consumer<ProfileId> done) {
        var asked = id;
        if (asked == null) {
            return;
        }
        state.set(new State(state.get().merges(), null));
        var _ = requests.merge(asked, other)
                .whenComplete((merge, failure) -> Platform.runLater(() -> {
                    if (!Objects.equals(asked, id)) {
                        return;
                    }
                    if (failure == null) {
                        done.accept(merge.kept());
                    } else {
                        state.set(new State(state.get().merges(), Problem.of(failure)));
                    }
                }));
    }

    /// @param done runs when it was undone
    void undo(MergeId merge, Runnable done) {
        var asked = id;
        state.set(new State(state.get().merges(), null));
        var _ = requests.undo(merge)
                .whenComplete((_, failure) -> Platform.runLater(() -> {
                    if (!Objects.equals(asked, id)) {
                        return;
                    }
                    if (failure != null) {
                        state.set(new State(state.get().merges(), Problem.of(failure)));
                    }
                    done.run();
                }));
    }
}
