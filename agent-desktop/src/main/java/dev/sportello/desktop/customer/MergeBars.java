package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Rows;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.wire.MergeBodies.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The bars below a customer's name that say with whom they were merged, for as long as that can be undone. FX thread
/// only.
final class MergeBars {
    private final VBox place;
    private final Texts texts;
    private final Consumer<Merge> undo;
    private final Map<Merge, Node> bars = new HashMap<>();

    /// @param place where they are
    MergeBars(VBox place, Texts texts, Consumer<Merge> undo) {
        this.place = place;
        this.texts = texts;
        this.undo = undo;
    }

    /// The bar of a merge stays the same while others come and go: it may have the focus.
    void show(MergeModel.State state) {
        bars.keySet().retainAll(state.merges());
        var shown = new ArrayList<Node>();
        for (var merge : state.merges()) {
            shown.add(bars.computeIfAbsent(merge, this::bar));
        }
        if (state.problem() != null) {
            shown.add(problem(state.problem()));
        }
        Rows.put(place, shown);
        CustomerController.show(place, !shown.isEmpty());
    }

    private Node bar(Merge merge) {
        var words = new Label(texts.get("merged", ShownText.line(merge.name()), ShownText.line(merge.agent())));
        words.getStyleClass().addAll("small");
        words.setWrapText(true);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var back = new Button(texts.get("merged.undo"));
        back.getStyleClass().add("link");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setAccessibleText(texts.get("merged.undo.of", merge.name()));
        back.setOnAction(_ -> undo.accept(merge));
        var bar = new HBox(8, words, back);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("merge-bar");
        return bar;
    }

    /// Why a merge was not made, or not undone.
    static String words(MergeModel.Problem problem, Texts texts) {
        return switch (problem) {
            case TWO_CUSTOMERS -> texts.get("merge.two-customers");
            case SAME_PROFILE -> texts.get("merge.same-profile");
            case UNDO_TOO_LATE -> texts.get("merge.too-late");
            case OFFLINE -> texts.get("merge.offline");
            case OTHER -> texts.get("merge.failed");
        };
    }

    private Node problem(MergeModel.Problem problem) {
        var words = new Label(words(problem, texts));
        words.getStyleClass().addAll("small", "merge-problem");
        words.setWrapText(true);
        words.setAccessibleRole(AccessibleRole.TEXT);
        words.setFocusTraversable(true);
        return words;
    }
}
