package dev.sportello.desktop.settings.page;

import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// A page of the shop's account: edited and saved as a whole, and guarded against two admins who save over each other.
/// FX thread only.
///
/// @param <P> what the page edits
public abstract class AccountPage<P extends SettingsPage> implements Page {
    private final PageEntry entry;
    private final PageEdit<P> edit;
    private final Parent view;
    private final Function<Account, P> stored;
    private final Changes<P> changes;
    private final AccountActs acts;

    /// From which journal the page that is edited comes.
    private @Nullable UUID journal;

    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.SETTLED);

    /// @param stored finds the page in the account
    protected AccountPage(
            PageEntry entry,
            PageEdit<P> edit,
            Parent view,
            Function<Account, P> stored,
            Changes<P> changes,
            AccountActs acts) {
        this.entry = entry;
        this.edit = edit;
        this.view = view;
        this.stored = stored;
        this.changes = changes;
        this.acts = acts;
        edit.saving().subscribe(_ -> show());
        // What a second colleague saves changes nothing of the state of saving.
        edit.theirs().subscribe(_ -> show());
    }

    @Override
    public final PageEntry entry() {
        return entry;
    }

    @Override
    public final Parent view() {
        return view;
    }

    @Override
    public final ObservableValue<PageState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public final void save() {
        var _ = edit.save(acts.save());
    }

    @Override
    public final void discard() {
        edit.discard();
    }

    @Override
    public final void begin(ShopNow shop) {
        var account = shop.account();
        if (account != null) {
            journal = shop.journal();
            edit.begin(stored.apply(account));
        }
    }

    @Override
    public final void take(ShopNow shop) {
        var account = shop.account();
        if (account == null) {
            return;
        }
        if (Objects.equals(journal, shop.journal())) {
            edit.take(stored.apply(account));
        } else {
            journal = shop.journal();
            edit.restart(stored.apply(account));
        }
    }

    private void show() {
        var saving = edit.saving().get();
        state.set(new PageState(unsaved(saving), saving, conflict()));
    }

    private Unsaved unsaved(SaveState saving) {
        if (saving.progress() == SaveState.Progress.SAVING) {
            return new Unsaved.BeingSaved(edit.saved());
        }
        return saving.changed() ? new Unsaved.Changes() : new Unsaved.Nothing();
    }

    private @Nullable Conflict conflict() {
        var theirs = edit.theirs().get();
        return theirs == null
                ? null
                : new Conflict(edit, acts.savedBy().apply(theirs.version()), changes.of(edit.base(), theirs));
    }
}
