package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import dev.sportello.wire.WebhookBodies.WebhookList;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The webhooks of the relay, and what an admin does about them. They are loaded when the settings open, and
/// after each change. FX thread only.
final class WebhooksModel {
    /// As long as the relay keeps what it has given up.
    private static final Duration FAILED_KEPT_FOR = Duration.ofDays(30);

    private final WebhookActs acts;
    private final Clock clock;
    private final ObservableList<WebhookItem> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(Loading.NONE);
    private final ObjectProperty<Note> note = new SimpleObjectProperty<>(new Note.Nothing());
    private final ObjectProperty<@Nullable WebhookEdit> refused = new SimpleObjectProperty<>();
    private final IntegerProperty awaited = new SimpleIntegerProperty();
    private boolean privateAllowed;
    private int asked;

    /// How loading the list went.
    enum Loading {
        NONE,
        BUSY,
        DONE,
        FAILED
    }

    WebhooksModel(WebhookActs acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    ObservableList<WebhookItem> items() {
        return items;
    }

    ReadOnlyObjectProperty<Loading> loading() {
        return loading.getReadOnlyProperty();
    }

    /// How making one went.
    ObjectProperty<Note> note() {
        return note;
    }

    /// A new one that the relay did not take, to be corrected; null for none.
    ObjectProperty<@Nullable WebhookEdit> refused() {
        return refused;
    }

    /// How many secrets are on their way: each is shown once.
    ReadOnlyIntegerProperty awaited() {
        return awaited;
    }

    WebhookEdit edit(@Nullable WebhookItem item) {
        return new WebhookEdit(item == null ? null : item.state().get().webhook(), privateAllowed);
    }

    /// Asks the relay for the list. Only the answer to the last question counts: whatever changes the list asks again,
    /// so that none counts that does not know of it.
    void load() {
        var question = ++asked;
        loading.set(Loading.BUSY);
        var _ = acts.list()
                .get()
                .whenComplete((list, failure) -> Platform.runLater(() -> {
                    if (question == asked) {
                        // First: where the last one has gone, the cursor goes to what adds another.
                        loading.set(failure == null ? Loading.DONE : Loading.FAILED);
                        if (failure == null) {
                            take(list);
                        }
                    }
                }));
    }

    /// Knows nothing any more, and no secret least of all.
    void clear() {
        asked++;
        items.clear();
        note.set(new Note.Nothing());
        loading.set(Loading.NONE);
    }

    private void take(WebhookList list) {
        privateAllowed = list.privateAllowed();
        items.removeIf(item -> list.webhooks().stream().noneMatch(state -> isOf(item, state)));
        list.webhooks().forEach(state -> item(state).take(state));
        items.stream().filter(item -> item.deliveries().get() != null).forEach(this::showDeliveries);
    }

    /// The one in the list; put there where it is new.
    private WebhookItem item(WebhookState state) {
        return items.stream().filter(item -> isOf(item, state)).findFirst().orElseGet(() -> {
            var item = new WebhookItem(state);
            items.add(item);
            return item;
        });
    }

    private static boolean isOf(WebhookItem item, WebhookState state) {
        return item.id().equals(state.webhook().id());
    }

    void make(WebhookEdit edit) {
        note.set(new Note.Busy());
        awaited.set(awaited.get() + 1);
        follow(
                acts.changing().make().apply(edit.toSave()),
                failure -> didNotSave(edit, failure),
                made -> {
                    // The row is there before its secret, to which the cursor goes.
                    item(made.webhook()).secret().set(made.secret());
                    note.set(new Note.Nothing());
                    load();
                },
                () -> awaited.set(awaited.get() - 1));
    }

    private void didNotSave(WebhookEdit edit, Throwable failure) {
        note.set(Note.of(failure));
        didRefuse(edit, failure);
        refused.set(edit);
        refused.set(null);
    }

    private static void didRefuse(WebhookEdit edit, Throwable failure) {
        if (failure instanceof RequestFailed.Refused answer && answer.refusal().error() == ErrorKind.INPUT_INVALID) {
            edit.refuse(answer.refusal().sentence());
        }
    }

    /// @param failed is given an edit that was not saved
    void change(WebhookItem item, WebhookEdit edit, Consumer<WebhookEdit> failed) {
        item.note().set(new Note.Busy());
        follow(
                acts.changing().change().apply(item.id(), edit.toSave()),
                failure -> {
                    item.note().set(Note.of(failure));
                    didRefuse(edit, failure);
                    failed.accept(edit);
                },
                next -> done(item, next),
                () -> {});
    }

    private void done(WebhookItem item, WebhookState next) {
        item.take(next);
        item.note().set(new Note.Nothing());
        load();
    }

    void remove(WebhookItem item) {
        item.note().set(new Note.Busy());
        follow(
                acts.changing().remove().apply(item.id()),
                failure -> item.note().set(Note.of(failure)),
                _ -> {
                    items.remove(item);
                    load();
                },
                () -> {});
    }

    void rotate(WebhookItem item) {
        item.note().set(new Note.Busy());
        awaited.set(awaited.get() + 1);
        follow(
                acts.changing().rotate().apply(item.id()),
                failure -> item.note().set(Note.ofRotation(failure)),
                rotated -> {
                    item.secret().set(rotated.secret());
                    item.note().set(new Note.Nothing());
                    load();
                },
                () -> awaited.set(awaited.get() - 1));
    }

    void test(WebhookItem item) {
        item.note().set(new Note.Busy());
        follow(
                acts.delivering().test().apply(item.id()),
                failure -> item.note().set(Note.of(failure)),
                answer -> item.note().set(new Note.Tested(answer)),
                () -> {});
    }

    void showDeliveries(WebhookItem item) {
        item.loading().set(true);
        follow(
                acts.delivering().latest().apply(item.id()),
                failure -> item.note().set(Note.of(failure)),
                page -> item.deliveries().set(page.deliveries()),
                () -> item.loading().set(false));
    }

    void resend(WebhookItem item, WebhookDelivery delivery) {
        item.note().set(new Note.Busy());
        follow(
                acts.delivering().resend().apply(item.id(), delivery.id()),
                failure -> item.note().set(Note.of(failure)),
                _ -> {
                    item.note().set(new Note.Resent(1));
                    load();
                },
                () -> {});
    }

    void resendFailed(WebhookItem item) {
        item.note().set(new Note.Busy());
        var since = clock.instant().minus(FAILED_KEPT_FOR);
        follow(
                acts.delivering().resendFailed().apply(item.id(), since),
                failure -> item.note().set(Note.of(failure)),
                resent -> {
                    item.note().set(new Note.Resent(resent.deliveries()));
                    load();
                },
                () -> {});
    }

    private static <T> void follow(
            CompletableFuture<T> answer, Consumer<Throwable> failed, Consumer<? super T> done, Runnable ended) {
        var _ = answer.whenComplete((value, failure) -> Platform.runLater(() -> {
            if (failure == null) {
                done.accept(value);
            } else {
                failed.accept(Paging.cause(failure));
            }
            ended.run();
        }));
    }
}
