package dev.sportello.desktop.settings.page;

import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import java.util.List;
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
    private final AccountActs acts;
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.SETTLED);

    protected AccountPage(PageEntry entry, PageEdit<P> edit, Parent view, AccountActs acts) {
        this.entry = entry;
        this.edit = edit;
        this.view = view;
        this.acts = acts;
        edit.saving().subscribe(this::show);
    }

    /// The page as the account has it.
    protected abstract P of(Account account);

    /// What is different between two versions, in words: a line for each field.
    protected abstract List<String> changes(P before, P after);

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
            edit.begin(of(account));
        }
    }

    @Override
    public final void take(ShopNow shop) {
        var account = shop.account();
        if (account != null) {
            edit.take(of(account));
        }
    }

    private void show(SaveState saving) {
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
                : new Conflict(edit, acts.savedBy().apply(theirs.version()), changes(edit.base(), theirs));
    }
}
