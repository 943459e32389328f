package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is shown where tickets would be: why there are none, or that they are on their way. FX thread only.
final class EmptyList {
    private final VBox place;
    private final Label title;
    private final Label text;
    private final Texts texts;

    EmptyList(VBox place, Label title, Label text, Texts texts) {
        this.place = place;
        this.title = title;
        this.text = text;
        this.texts = texts;
    }

    void hide() {
        place.setVisible(false);
        showing(".progress-indicator", false);
    }

    void show(InboxFilter filter, boolean loading) {
        place.setVisible(true);
        showing(".progress-indicator", loading);
        showing(".ikonli-font-icon", !loading);
        title.setText(loading ? texts.get("loading") : title(filter));
        text.setText(loading ? "" : text(filter));
    }

    /// An indicator that nobody sees would go on turning.
    private void showing(String selector, boolean shown) {
        for (Node node : place.getChildren()) {
            if (node.getStyleClass().contains(selector.substring(1))) {
                node.setVisible(shown);
                node.setManaged(shown);
            }
        }
    }

    private String title(InboxFilter filter) {
        return filter.words().isEmpty() ? texts.get("empty.title") : texts.get("empty.search.title");
    }

    private String text(InboxFilter filter) {
        if (!filter.words().isEmpty()) {
            return texts.get("empty.search.text");
        }
        return switch (filter.scope()) {
            case MINE -> texts.get("empty.mine");
            case UNASSIGNED -> texts.get("empty.unassigned");
            case ALL -> texts.get("empty.all");
        };
    }
}
