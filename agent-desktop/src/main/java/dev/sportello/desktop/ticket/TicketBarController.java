package dev.sportello.desktop.ticket;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Ticket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done to the open ticket: the acts as buttons and menus. FX thread only.
public final class TicketBarController {
    /// Who has a long name leaves room for the others.
    private static final double WIDEST_CHOICE = 150;

    private final TicketActs acts;
    private final ActMenus menus;
    private final Map<Act.Choosing, MenuButton> choosing = new HashMap<>();
    private final Map<Act.Immediate, Button> buttons = new HashMap<>();
    private final Map<Act.Immediate, MenuItem> items = new HashMap<>();
    private @Nullable Ticket ticket;

    @FXML
    private HBox bar;

    @FXML
    private MenuButton more;

    public TicketBarController(TicketActs acts, TimeFormat words) {
        this.acts = acts;
        menus = new ActMenus(acts, words);
    }

    public Texts texts() {
        return acts.texts();
    }

    @FXML
    private void initialize() {
        for (var act : acts.all()) {
            switch (act) {
                case Act.Choosing one -> choosing.put(one, menuButton(one));
                case Act.Immediate one -> add(one);
            }
        }
        bar.getChildren().setAll(inOrder(choosing));
        bar.getChildren().add(more);
        bar.getChildren().addAll(inOrder(buttons));
        more.getItems()
                .setAll(acts.all().stream()
                        .filter(items::containsKey)
                        .map(items::get)
                        .toList());
    }

    private <T extends Node> List<T> inOrder(Map<? extends Act, T> nodes) {
        return acts.all().stream().filter(nodes::containsKey).map(nodes::get).toList();
    }

    /// What is done at once has a button or a place in the menu of what is seldom done, or neither.
    private void add(Act.Immediate act) {
        switch (act.presentation().place()) {
            case WORDS, BUTTON -> buttons.put(act, button(act));
            case MORE -> items.put(act, item(act));
            case MENU, NONE -> {}
        }
    }

    private MenuButton menuButton(Act.Choosing act) {
        var button = new MenuButton("", new FontIcon(act.presentation().icon()));
        button.setId(act.presentation().id());
        button.getStyleClass().add("quiet");
        button.setMaxWidth(WIDEST_CHOICE);
        button.setAccessibleText(acts.label(act));
        button.setTooltip(new Tooltip(acts.label(act)));
        // Without an item it would not open, and so not be filled.
        button.getItems().setAll(new MenuItem());
        button.setOnShowing(_ -> {
            if (ticket != null) {
                button.getItems().setAll(menus.choices(act, ticket, window()));
            }
        });
        return button;
    }

    private Button button(Act.Immediate act) {
        var button = new Button(acts.label(act));
        button.setId(act.presentation().id());
        button.getStyleClass().add("plain");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(acts.label(act));
        button.setOnAction(_ -> start(act));
        HBox.setMargin(button, new Insets(0, 0, 0, 4));
        if (act.presentation().place() == Presentation.Place.BUTTON) {
            button.setGraphic(new FontIcon(act.presentation().icon()));
        }
        return button;
    }

    private MenuItem item(Act.Immediate act) {
        var item = new MenuItem(acts.label(act));
        item.setId(act.presentation().id());
        item.setOnAction(_ -> start(act));
        return item;
    }

    public void show(Ticket next) {
        ticket = next;
        show(bar, next.takesActs());
        choosing.forEach((act, button) -> {
            var chosen = act.chosen(next);
            button.setText(ShownText.line(chosen));
            button.getStyleClass().removeAll("icon-menu", "with-choice");
            button.getStyleClass().add(chosen.isEmpty() ? "icon-menu" : "with-choice");
        });
        buttons.forEach((act, button) -> show(button, act.availability(next) == Availability.ALLOWED));
        items.forEach((act, item) -> item.setDisable(act.availability(next) != Availability.ALLOWED));
    }

    /// Who works here, and what they are called, may have changed.
    public void refresh() {
        if (ticket != null) {
            show(ticket);
        }
    }

    /// No ticket is open: keys find none to act on.
    public void forget() {
        ticket = null;
        show(bar, false);
    }

    /// Shows pictures only, where there is no room for words beside the shopper's name.
    public void compact(boolean narrow) {
        var display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        choosing.values().forEach(button -> button.setContentDisplay(display));
        buttons.values().stream()
                .filter(button -> button.getGraphic() != null)
                .forEach(button -> button.setContentDisplay(display));
    }

    /// Does an act to the open ticket, or opens the menu of its choices. Where no ticket is open, or this one does not
    /// allow it, nothing happens.
    public void start(Act act) {
        start(act, Act.Immediate::start);
    }

    /// As [#start], by the act's key.
    public void startByKey(Act act) {
        start(act, Act.Immediate::startByKey);
    }

    @FunctionalInterface
    private interface Way {
        void start(Act.Immediate act, Ticket ticket, Window window);
    }

    private void start(Act act, Way way) {
        if (ticket == null || act.availability(ticket) != Availability.ALLOWED) {
            return;
        }
        switch (act) {
            case Act.Immediate immediate -> way.start(immediate, ticket, window());
            case Act.Choosing one -> Objects.requireNonNull(choosing.get(one)).show();
        }
    }

    /// What can be done to the open ticket; nothing where none is open.
    public List<MenuItem> menu() {
        return ticket == null ? List.of() : menus.all(ticket, window());
    }

    private Window window() {
        return bar.getScene().getWindow();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
