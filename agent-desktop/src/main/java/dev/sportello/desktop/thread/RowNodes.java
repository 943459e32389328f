package dev.sportello.desktop.thread;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The nodes of those rows of a thread that are in view or near it: made when they are needed, measured once for each
/// width, and dropped when they are out of view. A row that cannot be made or laid out is shown as plain text, so that
/// it does not take the whole window with it. FX thread only.
final class RowNodes {
    private static final Logger LOG = LoggerFactory.getLogger(RowNodes.class);

    private final Function<ThreadRow, Region> factory;
    private final Function<ThreadRow, Region> plain;
    private final ObservableList<Node> children;
    private final Map<Object, RowNode> nodes = new HashMap<>();

    /// @param children where the nodes are shown
    RowNodes(Function<ThreadRow, Region> factory, Function<ThreadRow, Region> plain, ObservableList<Node> children) {
        this.factory = factory;
        this.plain = plain;
        this.children = children;
    }

    /// A row's node and how high it is at the width for which it was measured.
    private static final class RowNode {
        private final ThreadRow row;
        private final boolean plain;
        private final Region node;
        private double width = -1;
        private double height;

        private RowNode(ThreadRow row, Region node, boolean plain) {
            this.row = row;
            this.node = node;
            this.plain = plain;
        }

        // Measuring text is the dearest part of a layout, and each row is asked several times.
        private double height(double forWidth) {
            if (width != forWidth) {
                width = forWidth;
                height = Math.ceil(node.prefHeight(forWidth));
            }
            return height;
        }

        private void place(double x, double y, double width) {
            node.resizeRelocate(x, y, width, height(width));
            // Here, and not after the list's own layout, so that a row that fails fails alone.
            node.layout();
        }
    }

    /// The node of the row with this key; null where there is none.
    @Nullable
    Region find(Object key) {
        var there = nodes.get(key);
        return there == null ? null : there.node;
    }

    int count() {
        return nodes.size();
    }

    double height(ThreadRow row, double width) {
        var there = node(row);
        try {
            return there.height(width);
        } catch (RuntimeException e) {
            return replace(there, e).height(width);
        }
    }

    /// Lays out a row with its left at `x` and its top at `y`.
    ///
    /// @return how high it is
    double place(ThreadRow row, double x, double y, double width) {
        var there = node(row);
        try {
            there.place(x, y, width);
        } catch (RuntimeException e) {
            there = replace(there, e);
            there.place(x, y, width);
        }
        return there.height(width);
    }

    /// Drops the nodes of all other rows.
    void keepOnly(Set<Object> keys) {
        nodes.entrySet().removeIf(entry -> {
            var gone = !keys.contains(entry.getKey());
            if (gone) {
                children.remove(entry.getValue().node);
            }
            return gone;
        });
    }

    private RowNode node(ThreadRow row) {
        var there = nodes.get(row.key());
        if (there != null && there.row.equals(row)) {
            return there;
        }
        if (there != null) {
            children.remove(there.node);
        }
        return add(make(row));
    }

    private RowNode make(ThreadRow row) {
        try {
            return new RowNode(row, factory.apply(row), false);
        } catch (RuntimeException e) {
            LOG.error("A row could not be created; it is shown as plain text.", e);
            return new RowNode(row, plain.apply(row), true);
        }
    }

    private RowNode replace(RowNode failed, RuntimeException why) {
        if (failed.plain) {
            throw why;
        }
        LOG.error("A row could not be laid out; it is shown as plain text.", why);
        children.remove(failed.node);
        return add(new RowNode(failed.row, plain.apply(failed.row), true));
    }

    private RowNode add(RowNode made) {
        nodes.put(made.row.key(), made);
        children.addFirst(made.node);
        // Heights come from the stylesheet, which must have been applied before one asks.
        made.node.applyCss();
        return made;
    }
}
