package dev.sportello.desktop.settings;

import dev.sportello.desktop.settings.page.Page;
import dev.sportello.desktop.settings.page.PageEntry.Audience;
import dev.sportello.desktop.settings.page.PageState;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.model.Agent;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The pages of the settings while the dialog is open, and which one is shown. FX thread only.
final class SettingsModel {
    private final List<Page> all;
    private final ReadOnlyObjectWrapper<List<Page>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Page> page;
    private final ObservableValue<PageState> state;

    SettingsModel(SettingsPages pages) {
        all = pages.all();
        page = new ReadOnlyObjectWrapper<>(pages.first());
        state = page.flatMap(Page::state);
    }

    /// The pages that this agent sees, in the order of the list.
    ReadOnlyObjectProperty<List<Page>> offered() {
        return offered.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    void show(Page next) {
        page.set(next);
    }

    /// The state of the page that is shown.
    ObservableValue<PageState> state() {
        return state;
    }

    /// Takes the shop's current state.
    ///
    /// @return whether the page that is shown is still one of this agent's
    boolean take(ShopNow shop) {
        offer(shop.you());
        all.forEach(one -> one.take(shop));
        return offered.get().contains(page.get());
    }

    /// Starts over, with nothing typed.
    void begin(ShopNow shop) {
        offer(shop.you());
        all.forEach(one -> one.begin(shop));
        if (!offered.get().contains(page.get()) && !offered.get().isEmpty()) {
            page.set(offered.get().getFirst());
        }
    }

    /// Shows the page with that id, where it is one of this agent's.
    void show(String id) {
        offered.get().stream()
                .filter(one -> one.entry().id().equals(id))
                .findFirst()
                .ifPresent(this::show);
    }

    private void offer(Agent you) {
        var next = all.stream()
                .filter(one -> you.admin() || one.entry().audience() == Audience.EVERY_AGENT)
                .toList();
        if (!next.equals(offered.get())) {
            offered.set(next);
        }
    }
}
