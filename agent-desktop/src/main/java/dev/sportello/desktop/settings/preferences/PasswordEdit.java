package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.PasswordText;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One's own password while it is changed. What is typed is forgotten as soon as that is done or given up. FX thread
/// only.
final class PasswordEdit {
    private final PasswordActs acts;
    private final StringProperty current = new SimpleStringProperty("");
    private final StringProperty next = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.CLOSED);
    private final BooleanBinding sendable;
    private CompletableFuture<Boolean> saved = CompletableFuture.completedFuture(true);

    /// The state of the change.
    enum Progress {
        CLOSED,
        TYPING,
        BUSY,
        DONE,
        CURRENT_WRONG,
        TOO_SHORT,
        TOO_LONG,
        TOO_MANY_TRIES,
        SESSION_ENDED,
        NOT_REACHED,
        FAILED;

        /// Whether there is something to type into.
        boolean open() {
            return this != CLOSED && this != DONE;
        }
    }

    PasswordEdit(PasswordActs acts) {
        this.acts = acts;
        sendable = Bindings.createBooleanBinding(
                () -> !current.get().isEmpty() && !next.get().isEmpty() && progress.get() != Progress.BUSY,
                current,
                next,
                progress);
        current.subscribe((_, _) -> typed());
        next.subscribe((_, _) -> typed());
    }

    private void typed() {
        if (progress.get().open() && progress.get() != Progress.BUSY) {
            progress.set(Progress.TYPING);
        }
    }

    /// The password that counts until now.
    StringProperty current() {
        return current;
    }

    /// The password that is to count.
    StringProperty next() {
        return next;
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    BooleanBinding sendable() {
        return sendable;
    }

    boolean busy() {
        return progress.get() == Progress.BUSY;
    }

    /// Whether something is typed that was not sent.
    boolean written() {
        return !current.get().isEmpty() || !next.get().isEmpty();
    }

    /// Completes on the FX thread when what is on its way has ended, with whether it is done.
    CompletableFuture<Boolean> saved() {
        return saved;
    }

    void begin() {
        progress.set(Progress.TYPING);
    }

    /// Gives up. What is on its way stays until that has ended.
    void forget() {
        if (!busy()) {
            end(Progress.CLOSED);
        }
    }

    private void end(Progress with) {
        progress.set(with);
        current.set("");
        next.set("");
    }

    /// Sends what was typed, where that can be a password.
    void save() {
        if (!sendable.get()) {
            return;
        }
        var problem = PasswordText.problem(next.get());
        if (problem == null) {
            send();
        } else {
            progress.set(problem == ErrorKind.PASSWORD_TOO_WEAK ? Progress.TOO_SHORT : Progress.TOO_LONG);
        }
    }

    private void send() {
        var ended = new CompletableFuture<Boolean>();
        saved = ended;
        progress.set(Progress.BUSY);
        var _ = acts.change(current.get(), next.get())
                .whenComplete((_, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        end(Progress.DONE);
                    } else {
                        progress.set(progress(Paging.cause(failure)));
                    }
                    ended.complete(failure == null);
                }));
    }

    private static Progress progress(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Offline _ -> Progress.NOT_REACHED;
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.PASSWORD_WRONG -> Progress.CURRENT_WRONG;
                    case ErrorKind.PASSWORD_TOO_WEAK -> Progress.TOO_SHORT;
                    case ErrorKind.INPUT_INVALID -> Progress.TOO_LONG;
                    case ErrorKind.RATE_LIMITED -> Progress.TOO_MANY_TRIES;
                    case ErrorKind.SESSION_EXPIRED, ErrorKind.SIGN_IN_REQUIRED -> Progress.SESSION_ENDED;
                    case ErrorName _ -> Progress.FAILED;
                };
            default -> Progress.FAILED;
        };
    }
}
