package dev.sportello.desktop.settings.secrets;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.settings.secrets.Secret.Progress;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.VisibleText;
import dev.sportello.wire.AgentBodies.SecretList;
import dev.sportello.wire.AgentBodies.SecretState;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The secrets that the relay can store, and what an admin does about them. They are in no journal: the list is loaded
/// when the settings open, and after each change. FX thread only.
final class SecretsModel {
    private final SecretActs acts;
    private final ObservableList<Secret> secrets =
            FXCollections.observableArrayList(secret -> new Observable[] {secret.typed(), secret.progress()});
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(Loading.NONE);
    private CompletableFuture<Boolean> saved = CompletableFuture.completedFuture(true);
    private int asked;

    /// How loading the list went.
    enum Loading {
        NONE,
        BUSY,
        DONE,
        FAILED
    }

    SecretsModel(SecretActs acts) {
        this.acts = acts;
    }

    /// Notifies its listeners also of what is typed, and of how each act goes.
    ObservableList<Secret> secrets() {
        return secrets;
    }

    ReadOnlyObjectProperty<Loading> loading() {
        return loading.getReadOnlyProperty();
    }

    /// Asks the relay for the list. Only the answer to the last question counts.
    void load() {
        var question = ++asked;
        loading.set(Loading.BUSY);
        var _ = acts.list()
                .get()
                .whenComplete((list, failure) -> Platform.runLater(() -> {
                    if (question != asked) {
                        return;
                    }
                    if (failure == null) {
                        take(list);
                    }
                    loading.set(failure == null ? Loading.DONE : Loading.FAILED);
                }));
    }

    /// Knows nothing any more, and what was typed least of all.
    void clear() {
        asked++;
        forget();
        secrets.clear();
        loading.set(Loading.NONE);
    }

    /// Drops what was typed. What is on its way to the relay stays until that has ended.
    void forget() {
        secrets.stream().filter(secret -> !secret.busy()).forEach(secret -> secret.end(Progress.NONE));
    }

    /// Sends what was typed, where that is something.
    void save(Secret secret) {
        if (!secret.busy() && !VisibleText.isInvisible(secret.typed().get())) {
            follow(secret, acts.set().apply(secret.name(), secret.typed().get()), Progress.SAVED);
        }
    }

    void remove(Secret secret) {
        if (!secret.busy()) {
            follow(secret, acts.remove().apply(secret.name()), Progress.REMOVED);
        }
    }

    boolean written() {
        return secrets.stream().anyMatch(Secret::written);
    }

    boolean busy() {
        return secrets.stream().anyMatch(Secret::busy);
    }

    /// Completes on the FX thread when what is on its way has ended, with whether it is done.
    CompletableFuture<Boolean> saved() {
        return saved;
    }

    private void follow(Secret secret, CompletableFuture<?> answer, Progress done) {
        var ended = new CompletableFuture<Boolean>();
        saved = ended;
        secret.show(Progress.BUSY);
        var _ = answer.whenComplete((_, failure) -> Platform.runLater(() -> {
            if (failure == null) {
                secret.end(done);
                load();
            } else {
                secret.show(progress(Paging.cause(failure)));
            }
            ended.complete(failure == null);
        }));
    }

    private void take(SecretList list) {
        secrets.removeIf(secret -> list.secrets().stream().noneMatch(state -> isOf(secret, state)));
        for (var state : list.secrets()) {
            var known = secrets.stream().filter(secret -> isOf(secret, state)).findFirst();
            known.ifPresentOrElse(secret -> secret.take(state), () -> secrets.add(new Secret(state)));
        }
    }

    private static boolean isOf(Secret secret, SecretState state) {
        return secret.name().equals(state.name());
    }

    private static Progress progress(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Offline _ -> Progress.NOT_REACHED;
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.INPUT_INVALID -> Progress.UNFIT;
                    case ErrorKind.FORBIDDEN -> Progress.FORBIDDEN;
                    case ErrorKind.STORAGE_FAILED -> Progress.NOT_STORED;
                    case ErrorName _ -> Progress.FAILED;
                };
            default -> Progress.FAILED;
        };
    }
}
