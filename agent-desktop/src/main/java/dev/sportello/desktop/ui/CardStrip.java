package dev.sportello.desktop.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line that says that something needs to be looked at, and shows a card for each when asked. It covers nothing, and
/// takes no room where there is nothing. FX thread only.
public final class CardStrip extends VBox {
    private final Label count = new Label();
    private final Button toggle = new Button();
    private final VBox cards = new VBox();
    private final ScrollPane list = new ScrollPane(cards);

    /// By what they tell of. A card that stays keeps the focus, whatever else comes and goes.
    private final Map<Object, Node> shown = new HashMap<>();

    private String open = "";
    private String close = "";

    public CardStrip() {
        getStyleClass().add("card-strip");
        setMinHeight(USE_PREF_SIZE);
        count.setId("count");
        count.setWrapText(true);
        count.setMinSize(0, USE_PREF_SIZE);
        count.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(count, Priority.ALWAYS);
        toggle.setId("toggle");
        toggle.getStyleClass().add("link");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(_ -> open(!list.isVisible()));
        var line = new HBox(new FontIcon("fth-alert-triangle"), count, toggle);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        list.setId("list");
        list.getStyleClass().add("cards");
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        list.setMinHeight(0);
        getChildren().setAll(line, list);
    }

    /// Begins, with no cards and none of them in sight.
    public void begin(Locale locale) {
        var texts = Texts.of(CardStrip.class, locale);
        open = texts.get("strip.show");
        close = texts.get("strip.hide");
        open(false);
        redraw();
        show("", List.of(), _ -> new Region());
    }

    /// @param words what the line says
    /// @param next in the order in which they are to be read, no two the same; empty: there is no line
    /// @param card makes the card of one that is new
    public <T> void show(String words, List<T> next, Function<? super T, ? extends Node> card) {
        shown.keySet().retainAll(next);
        next.forEach(one -> shown.computeIfAbsent(one, _ -> card.apply(one)));
        var rows = next.stream().map(shown::get).toList();
        var had = cards.isFocusWithin();
        count.setText(words);
        Rows.put(cards, rows);
        // Not to another card, whose act would be done by the same key.
        if (had && rows.stream().noneMatch(Node::isFocusWithin)) {
            toggle.requestFocus();
        }
        if (next.isEmpty() && toggle.isFocused()) {
            toggle.requestFocusTraversal(TraversalDirection.NEXT);
        }
        setVisible(!next.isEmpty());
        setManaged(!next.isEmpty());
    }

    /// Has all cards made anew when they are shown next.
    public void redraw() {
        shown.clear();
    }

    /// What can be done about a card.
    public static Button act(String words, Runnable act) {
        var button = new Button(words);
        button.getStyleClass().add("link");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void open(boolean opened) {
        list.setVisible(opened);
        list.setManaged(opened);
        toggle.setText(opened ? close : open);
    }
}
