package dev.sportello.desktop.thread;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// An address within a text, which no line breaks: it goes to the next line as a whole, also between letters from the
/// right. Only where it is longer than any line it is broken. FX thread only.
final class LinkWord extends TextFlow {
    private final String shown;

    LinkWord(String shown, Iterable<Text> pieces) {
        this.shown = shown;
        pieces.forEach(getChildren()::add);
    }

    /// As it was written.
    String shown() {
        return shown;
    }

    /// @param width of the line that it has to fit into
    void fit(double width) {
        var limit = width < super.computePrefWidth(-1) ? width : Double.MAX_VALUE;
        if (getMaxWidth() != limit) {
            setMaxWidth(limit);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(super.computePrefWidth(height), getMaxWidth());
    }
}
