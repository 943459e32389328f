package dev.sportello.desktop.settings.page;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// One page of the settings: how it is listed, what it shows, and what becomes of what is typed on it. FX thread only.
public interface Page {
    PageEntry entry();

    Parent view();

    /// The page's state, for what the dialog shows around it.
    ObservableValue<PageState> state();

    /// Saves the page as a whole, where its state says that it can be saved.
    void save();

    /// Drops what was typed and not saved.
    void discard();

    /// The dialog opens: starts over from the shop's current state, with nothing typed.
    void begin(ShopNow shop);

    /// Takes the shop's current state. What was typed stays.
    void take(ShopNow shop);
}
