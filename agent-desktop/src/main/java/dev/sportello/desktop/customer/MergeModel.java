package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.MergeId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.MergeBodies.Merge;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Merges of the customer who is shown with other profiles of the same person, as long as they can be undone. FX thread
/// only.
final class MergeModel {
    private final CustomerRequests requests;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
    private final Rounds rounds = new Rounds();
    private final Map<MergeId, Instant> until = new HashMap<>();
    private @Nullable ProfileId id;

    /// As the relay has said; null before it has.
    private @Nullable Set<MergeId> said;

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

    /// @param changed runs when a merge of the customer who is shown was made or undone, here or elsewhere
    MergeModel(CustomerRequests requests, Runnable changed) {
        this.requests = requests;
        this.changed = changed;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Another customer is shown.
    void open(@Nullable ProfileId next) {
        id = next;
        said = null;
        until.clear();
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
                        take(list.merges());
                    }
                }));
    }

    private void take(List<Merge> merges) {
        state.set(new State(merges, state.get().problem()));
        var before = said;
        said = merges.stream().map(Merge::id).collect(Collectors.toSet());
        if (before != null && !before.equals(said)) {
            changed.run();
        }
    }

    /// What can no longer be undone is not offered. The time counts from when it was told of, since the clock here may
    /// be another than the relay's, which has the last word.
    void expire(Instant now) {
        var left = state.get().merges().stream()
                .filter(merge -> until.computeIfAbsent(merge.id(), _ -> now.plus(undoable(merge)))
                        .isAfter(now))
                .toList();
        if (left.size() < state.get().merges().size()) {
            state.set(new State(left, state.get().problem()));
        }
    }

    private static Duration undoable(Merge merge) {
        return Duration.between(merge.at(), merge.undoUntil());
    }

    /// @param one of the customer who was shown when the agent was asked; another may be shown by now
    /// @param done gets whose profile it is now, where that customer is shown yet
    /// @param late gets why it was not done, where another customer is shown by then
    void merge(ProfileId one, ProfileId other, Consumer<ProfileId> done, Consumer<Problem> late) {
        state.set(new State(state.get().merges(), null));
        var _ = requests.merge(one, other)
                .whenComplete((merge, failure) -> Platform.runLater(() -> {
                    var shown = one.equals(id);
                    if (failure != null) {
                        say(Problem.of(failure), shown, late);
                    } else if (shown) {
                        done.accept(merge.kept());
                    }
                }));
    }

    /// @param done runs when it was undone
    /// @param late gets why it was not done, where another customer is shown by then
    void undo(MergeId merge, Runnable done, Consumer<Problem> late) {
        var asked = id;
        state.set(new State(state.get().merges(), null));
        var _ = requests.undo(merge)
                .whenComplete((_, failure) -> Platform.runLater(() -> {
                    var shown = Objects.equals(asked, id);
                    if (failure != null) {
                        say(Problem.of(failure), shown, late);
                    }
                    if (shown) {
                        done.run();
                    }
                }));
    }

    private void say(Problem problem, boolean shown, Consumer<Problem> late) {
        if (shown) {
            state.set(new State(state.get().merges(), problem));
        } else {
            late.accept(problem);
        }
    }
}
