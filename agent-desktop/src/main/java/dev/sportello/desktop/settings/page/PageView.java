package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.View;
import java.util.Objects;
import javafx.scene.Parent;

/// Loads the view of a page, with the styles that all pages share. FX thread only.
public final class PageView {

    /// @return the view's root, whose fields the controller now holds
    public static Parent load(Object controller, Texts texts) {
        var root = View.load(controller, texts);
        var shared = Objects.requireNonNull(PageView.class.getResource("Page.css"), "Page.css");
        // Before the view's own, which have the last word.
        root.getStylesheets().addFirst(shared.toExternalForm());
        return root;
    }

    private PageView() {}
}
