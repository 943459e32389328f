package dev.sportello.desktop.thread;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A virtual list of rows of different heights that never jumps. FX thread only.
///
/// It does not guess heights: it holds on to one row and the distance of its top from the top of the view, and lays out
/// from there only what is in view. Rows that come above or below therefore move nothing. At the end it holds on to the
/// end instead, so that a new row comes into view by itself.
final class AnchoredList extends Region {
    /// Rows a little out of view are laid out as well, so that scrolling finds them ready.
    private static final double BEYOND = 300;

    private static final double PADDING = 16;

    /// Lines that are longer are hard to read.
    private static final double WIDEST = 820;

    /// So near to the first row, older ones are wanted.
    private static final int NEAR = 12;

    private final RowNodes nodes;
    private final ReadingFocus reading = new ReadingFocus(this);
    private final RowBar bar = new RowBar(this::didMoveBar);
    private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(true);
    private KeyedRows rows = KeyedRows.NONE;
    private int anchor;
    private double anchorTop;
    private Runnable didComeNearStart = () -> {};
    private Runnable didComeNearEnd = () -> {};
    private Runnable didAskForEnd = () -> {};

    /// Whether more rows follow below that are not here.
    private boolean goesOn;

    /// Whether the end is to be shown as soon as it is here.
    private boolean wantsEnd;

    /// @param plain makes what is shown for a row that `factory` cannot make, or that cannot be laid out
    AnchoredList(Function<ThreadRow, Region> factory, Function<ThreadRow, Region> plain) {
        nodes = new RowNodes(factory, plain, getChildren());
        getStyleClass().add("anchored-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        getChildren().add(bar);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scroll(event.getDeltaY());
            event.consume();
        });
        reading.listen();
        setOnMousePressed(_ -> requestFocus());
    }

    /// Whether the last row is in view, and is the end.
    ReadOnlyBooleanProperty atEnd() {
        return atEnd.getReadOnlyProperty();
    }

    /// Called, perhaps often, when the first rows come near.
    void setOnNearStart(Runnable action) {
        didComeNearStart = action;
    }

    /// Called, perhaps more than once, when the last rows come near and more follow that are not here.
    void setOnNearEnd(Runnable action) {
        didComeNearEnd = action;
    }

    /// Called when the end is to be shown, and is not here.
    void setOnEndWanted(Runnable action) {
        didAskForEnd = action;
    }

    /// Shows other rows, and keeps the place: the end if the end was in view, else the row that was on top.
    ///
    /// @param more whether more rows follow below that are not here
    void show(List<ThreadRow> next, boolean more) {
        goesOn = more;
        if (wantsEnd && !more) {
            wantsEnd = false;
            atEnd.set(true);
        }
        var kept = KeyedRows.of(next);
        var found = anchor < rows.size() ? kept.place(rows.get(anchor).key()) : null;
        if (found == null && !atEnd.get()) {
            // The row that was held is gone: the next one below that still exists.
            found = rows.nextIn(kept, anchor);
            anchorTop = found == null ? anchorTop : 0;
        }
        rows = kept;
        anchor = found == null ? 0 : found;
        requestLayout();
    }

    /// Makes all rows anew: what they say of themselves has changed, not what they are.
    void redraw() {
        nodes.keepOnly(Set.of());
        requestLayout();
    }

    /// Shows the end, and holds on to it.
    void toEnd() {
        if (goesOn) {
            wantsEnd = true;
            didAskForEnd.run();
            return;
        }
        atEnd.set(true);
        requestLayout();
    }

    /// The node of a row, if it is in view.
    @Nullable
    Region node(Object key) {
        return nodes.find(key);
    }

    void scroll(double by) {
        if (by > 0) {
            atEnd.set(false);
            wantsEnd = false;
        }
        anchorTop += by;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(width - barWidth, 0, barWidth, getHeight());
        if (rows.size() == 0 || width <= 0 || getHeight() <= 0) {
            nodes.keepOnly(Set.of());
            bar.setVisible(false);
            return;
        }
        if (atEnd.get()) {
            anchor = rows.size() - 1;
            anchorTop = getHeight() - PADDING - height(anchor);
        }
        normalise();
        place();
        showBar();
        if (anchor < NEAR) {
            didComeNearStart.run();
        }
        if (goesOn && anchor + nodes.count() > rows.size() - NEAR) {
            didComeNearEnd.run();
        }
    }

    /// Moves the anchor to the row on top, and takes back what was scrolled beyond either end. Where all of it fits, it
    /// ends where one writes.
    private void normalise() {
        climb();
        while (anchor < rows.size() - 1 && anchorTop + height(anchor) <= 0) {
            anchorTop += height(anchor);
            anchor++;
        }
        if (anchor == 0 && anchorTop > PADDING) {
            anchorTop = PADDING;
        }
        var bottom = bottom();
        var limit = getHeight() - PADDING;
        if (bottom < limit) {
            anchorTop += limit - bottom;
            climb();
        }
        atEnd.set(!goesOn && bottom <= limit + 1);
    }

    private void climb() {
        while (anchorTop > 0 && anchor > 0) {
            anchor--;
            anchorTop -= height(anchor);
        }
    }

    /// Where the last row ends, if that is in view; else somewhere below the view.
    private double bottom() {
        var y = anchorTop;
        for (var index = anchor; index < rows.size() && y <= getHeight(); index++) {
            y += height(index);
            if (index == rows.size() - 1) {
                return y;
            }
        }
        return Double.MAX_VALUE;
    }

    private void place() {
        var keep = new HashSet<>();
        var y = anchorTop;
        for (var index = anchor; index < rows.size() && y < getHeight() + BEYOND; index++) {
            y += put(index, y, keep);
        }
        y = anchorTop;
        for (var index = anchor - 1; index >= 0 && y > -BEYOND; index--) {
            y -= height(index);
            var _ = put(index, y, keep);
        }
        nodes.keepOnly(keep);
    }

    private double put(int index, double y, HashSet<Object> keep) {
        var row = rows.get(index);
        keep.add(row.key());
        var column = column();
        var height = nodes.place(row, Math.round((getWidth() - column) / 2), Math.round(y), column);
        reading.mark(row.key());
        return height;
    }

    private double height(int index) {
        return nodes.height(rows.get(index), column());
    }

    /// The bar lies over the margin that every row has, so that both sides have the same.
    private double column() {
        return Math.min(getWidth(), WIDEST);
    }

    private void showBar() {
        var hidden = Math.clamp(-anchorTop / Math.max(1, height(anchor)), 0, 1);
        bar.setVisible(!(anchor == 0 && anchorTop >= 0 && atEnd.get()));
        bar.show(rows.size(), nodes.count(), atEnd.get() ? rows.size() : anchor + hidden);
    }

    private void didMoveBar(double value) {
        if (rows.size() == 0) {
            return;
        }
        atEnd.set(value >= rows.size());
        anchor = Math.clamp((int) value, 0, rows.size() - 1);
        anchorTop = -(value - anchor) * height(anchor);
        requestLayout();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.FOCUS_ITEM
                ? reading.at()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    List<ThreadRow> rows() {
        return rows.all();
    }

    void toStart() {
        holdOnTop(0);
    }

    private void holdOnTop(int index) {
        atEnd.set(false);
        anchor = index;
        anchorTop = PADDING;
        requestLayout();
    }

    /// Scrolls no further than is needed for the whole row.
    void reveal(int index) {
        var there = nodes.find(rows.get(index).key());
        if (there == null) {
            holdOnTop(index);
            return;
        }
        var below = there.getLayoutY() + there.getHeight() + PADDING - getHeight();
        if (there.getLayoutY() < PADDING) {
            scroll(PADDING - there.getLayoutY());
        } else if (below > 0) {
            scroll(-below);
        }
    }

    int index(Object key) {
        var place = rows.place(key);
        return place == null ? -1 : place;
    }
}
