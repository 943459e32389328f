package dev.sportello.desktop.settings.page;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// A page on which each act takes effect at once, so that there is nothing to save as a whole. FX thread only.
public abstract class ImmediatePage implements Page {
    private final PageEntry entry;
    private final Parent view;
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.SETTLED);

    protected ImmediatePage(PageEntry entry, Parent view) {
        this.entry = entry;
        this.view = view;
    }

    /// What would be lost by leaving the page now.
    protected final void show(Unsaved unsaved) {
        state.set(new PageState(unsaved, null, null));
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
    public final void save() {}

    @Override
    public void discard() {}

    @Override
    public void take(ShopNow shop) {}
}
