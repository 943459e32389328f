package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.settings.page.SaveState.Progress;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsRules;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One page of the settings while an admin edits it. FX thread only.
///
/// The version distinguishes the page that was edited from the one that is saved now: what a colleague saves meanwhile
/// is shown, and never saved over unseen.
public abstract class PageEdit<P extends SettingsPage> {
    private final Class<P> type;
    private P base;

    /// What is being saved, whose entry the journal may bring before the relay answers.
    private @Nullable P sent;

    private CompletableFuture<Boolean> saved = CompletableFuture.completedFuture(false);
    private boolean filling;
    private final ReadOnlyObjectWrapper<@Nullable P> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<SettingsRules.Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable P> theirs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.EDITING);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper begun = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<SaveState> saving =
            new ReadOnlyObjectWrapper<>(new SaveState(Progress.EDITING, false, false, false));

    protected PageEdit(Class<P> type, P base) {
        this.type = type;
        this.base = base;
    }

    /// What the fields say; null while they say nothing that could be a page.
    protected abstract @Nullable P read(long version);

    /// Puts a page into the fields.
    protected abstract void fill(P page);

    /// Puts into the fields what `next` has otherwise than `before`, where the fields still are as `before` has it.
    protected abstract void rebase(P before, P next);

    /// A field was changed.
    protected final void edited() {
        if (!filling) {
            if (progress.get() != Progress.SAVING) {
                progress.set(Progress.EDITING);
            }
            look();
        }
    }

    /// The page as it would be saved; null while it cannot be read.
    public final ReadOnlyObjectProperty<@Nullable P> draft() {
        return draft.getReadOnlyProperty();
    }

    /// What prevents saving, by the relay's own rules.
    public final ReadOnlyObjectProperty<List<SettingsRules.Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// The first problem of a field; null for none.
    public final SettingsRules.@Nullable Kind problem(String field) {
        return problems.get().stream()
                .filter(problem -> problem.field().equals(field))
                .map(SettingsRules.Problem::kind)
                .findFirst()
                .orElse(null);
    }

    public final ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    public final ReadOnlyBooleanProperty savable() {
        return savable.getReadOnlyProperty();
    }

    public final ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /// All that [AccountPage] shows about it, at once and never half changed.
    final ReadOnlyObjectProperty<SaveState> saving() {
        return saving.getReadOnlyProperty();
    }

    /// What a colleague saved while this was edited; null for nothing.
    public final ReadOnlyObjectProperty<@Nullable P> theirs() {
        return theirs.getReadOnlyProperty();
    }

    /// The page that is edited, as it was before.
    public final P base() {
        return base;
    }

    /// Counts how often it was started over: what was asked for before is not wanted any more.
    public final ReadOnlyIntegerProperty begun() {
        return begun.getReadOnlyProperty();
    }

    /// Starts over from a page, and forgets what was typed.
    public final void begin(P page) {
        begun.set(begun.get() + 1);
        base = page;
        goOn();
        refill();
    }

    /// Takes the page as it is in the account now.
    public final void take(P current) {
        if (current.version() <= base.version()) {
            return;
        }
        if (progress.get() == Progress.OUTDATED) {
            // This is what was awaited.
            progress.set(Progress.EDITING);
        }
        var mine = draft.get();
        if (!changed.get() || same(current, mine) || same(current, sent) || same(current, base)) {
            follow(current);
        } else {
            theirs.set(current);
            look();
        }
    }

    /// Takes the page as another journal has it, in which versions begin anew: the relay was restored from a backup,
    /// and answers nothing any more that it was asked before. What was typed stays.
    public final void restart(P current) {
        // Older than whatever the other journal brings.
        base = type.cast(base.at(-1));
        goOn();
        look();
        take(current);
    }

    /// Goes on from the colleague's version: what was changed here stays, the rest is as they have it.
    public final void keepMine() {
        var next = Objects.requireNonNull(theirs.get());
        quietly(() -> rebase(base, next));
        base = next;
        goOn();
        look();
    }

    public final void takeTheirs() {
        begin(Objects.requireNonNull(theirs.get()));
    }

    public final void discard() {
        var newest = theirs.get();
        begin(newest == null ? base : newest);
    }

    /// Saves what the fields say. What is typed meanwhile stays, to be saved later.
    ///
    /// @return completes on the FX thread, with whether it is saved
    public final CompletableFuture<Boolean> save(
            BiFunction<SettingsPage, SettingsPage, CompletableFuture<Saved>> relay) {
        if (!savable.get()) {
            return CompletableFuture.completedFuture(false);
        }
        var page = Objects.requireNonNull(draft.get());
        var done = new CompletableFuture<Boolean>();
        sent = page;
        saved = done;
        progress.set(Progress.SAVING);
        look();
        var _ = relay.apply(base, page)
                .whenComplete((answer, failure) -> Platform.runLater(() -> {
                    var awaited = done.equals(saved);
                    if (failure != null) {
                        didFail(Paging.cause(failure), page, awaited);
                    } else {
                        didSave(type.cast(page.at(answer.sequence())), awaited);
                    }
                    done.complete(failure == null && awaited);
                }));
        return done;
    }

    /// The save that was asked for last: completes on the FX thread, with whether it is saved.
    public final CompletableFuture<Boolean> saved() {
        return saved;
    }

    /// @param awaited false when the page was started over since: then this is news as a colleague's is
    private void didSave(P page, boolean awaited) {
        if (!awaited) {
            take(page);
            return;
        }
        sent = null;
        // The journal may have brought a later one already.
        if (page.version() > base.version()) {
            base = page;
        }
        showSaved();
        look();
        var newer = theirs.get();
        if (newer != null) {
            // Whoever saved right after this one knew it.
            theirs.set(null);
            look();
            take(newer);
        }
    }

    /// What was typed since is not.
    private void showSaved() {
        progress.set(same(base, read(base.version())) ? Progress.SAVED : Progress.EDITING);
    }

    private void didFail(Throwable failure, P page, boolean awaited) {
        if (awaited) {
            sent = null;
            var next = switch (failure) {
                case RequestFailed.Offline _ -> Progress.NOT_REACHED;
                case RequestFailed.Refused refused -> progress(refused.refusal().error());
                default -> Progress.FAILED;
            };
            var known = theirs.get() != null || base.version() > page.version();
            if (next == Progress.OUTDATED && known) {
                progress.set(Progress.EDITING);
            } else if (base.version() > page.version() && same(base, page)) {
                // The journal knows better.
                showSaved();
            } else {
                progress.set(next);
            }
            look();
        }
    }

    private static Progress progress(ErrorName error) {
        return switch (error) {
            case ErrorKind.SETTINGS_OUTDATED -> Progress.OUTDATED;
            case ErrorKind.FORBIDDEN -> Progress.FORBIDDEN;
            case ErrorName _ -> Progress.FAILED;
        };
    }

    private void follow(P current) {
        var mine = same(current, draft.get());
        var refill = !changed.get() || mine;
        base = current;
        theirs.set(null);
        if (mine && (progress.get() == Progress.NOT_REACHED || progress.get() == Progress.FAILED)) {
            // It was saved all the same: only the answer was lost.
            progress.set(Progress.SAVED);
        }
        if (refill) {
            refill();
        } else {
            look();
        }
    }

    /// Nothing is awaited any more, neither the relay nor a decision.
    private void goOn() {
        sent = null;
        saved = CompletableFuture.completedFuture(false);
        theirs.set(null);
        progress.set(Progress.EDITING);
    }

    private void refill() {
        quietly(() -> fill(base));
        look();
    }

    private void quietly(Runnable change) {
        filling = true;
        change.run();
        filling = false;
    }

    private void look() {
        var page = read(base.version());
        draft.set(page);
        problems.set(page == null ? List.of() : problems(page));
        changed.set(!same(base, page));
        savable.set(changed.get()
                && page != null
                && problems.get().isEmpty()
                && theirs.get() == null
                && progress.get() != Progress.SAVING
                && progress.get() != Progress.OUTDATED);
        var faulty = page == null || !problems.get().isEmpty();
        saving.set(new SaveState(progress.get(), changed.get(), faulty, savable.get()));
    }

    /// What a newer program has saved in a language that this one does not know is no mistake of the admin's here.
    private List<SettingsRules.Problem> problems(P page) {
        var known = SettingsRules.problems(base);
        return SettingsRules.problems(page).stream()
                .filter(problem -> problem.kind() != SettingsRules.Kind.UNKNOWN_LANGUAGE || !known.contains(problem))
                .toList();
    }

    private static boolean same(SettingsPage page, @Nullable SettingsPage other) {
        return other != null && page.at(0).equals(other.at(0));
    }
}
