package dev.sportello.desktop;

import dev.sportello.desktop.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;

/// The window's title: the shop, and how many tickets are unread.
final class WindowTitle {

    /// @param shop as it is called now
    static StringBinding of(ObservableValue<String> shop, ObservableValue<Integer> unread, Texts texts) {
        return Bindings.createStringBinding(
                () -> unread.getValue() == 0
                        ? texts.get("title", shop.getValue())
                        : texts.get("title.unread", unread.getValue(), shop.getValue()),
                shop,
                unread);
    }

    private WindowTitle() {}
}
