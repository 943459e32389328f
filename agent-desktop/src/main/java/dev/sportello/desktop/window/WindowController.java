package dev.sportello.desktop.window;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Agent;
import java.util.EnumMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The main window: a rail, three panes, and a line that says how the link stands. FX thread only.
public final class WindowController {
    private final Panes panes;
    private final PaneWidths widths;
    private boolean placed;
    private final Agent you;
    private final WindowActs acts;
    private final ObservableValue<LinkState> link;
    private final ObservableValue<? extends Number> unread;
    private final Ticker ticker;
    private final Texts texts;
    private final LinkWords words;
    private final Map<Shortcut, Runnable> shortcuts = new EnumMap<>(Shortcut.class);

    @FXML
    private SplitPane split;

    @FXML
    private Label badge;

    @FXML
    private Avatar avatar;

    @FXML
    private Button settings;

    @FXML
    private MenuButton account;

    @FXML
    private MenuItem who;

    @FXML
    private HBox linkLine;

    @FXML
    private Node linkProgress;

    @FXML
    private Node linkIcon;

    @FXML
    private Label linkText;

    @FXML
    private Button linkAct;

    @FXML
    private Node shortcutsPane;

    @FXML
    private VBox shortcutRows;

    /// The views side by side.
    public record Panes(Parent inbox, Parent thread, Parent customer) {}

    public WindowController(
            Panes panes,
            PaneWidths widths,
            Agent you,
            WindowActs acts,
            ObservableValue<LinkState> link,
            ObservableValue<? extends Number> unread,
            TimeWords times,
            Ticker ticker) {
        this.panes = panes;
        this.widths = widths;
        this.you = you;
        this.acts = acts;
        this.link = link;
        this.unread = unread;
        this.ticker = ticker;
        texts = Texts.of(WindowController.class, times.locale());
        words = new LinkWords(texts, times.clock());
        on(Shortcut.SHORTCUTS, () -> shortcutsPane.setVisible(!shortcutsPane.isVisible()));
        on(Shortcut.CUSTOMER, this::toggleCustomer);
    }

    public Texts texts() {
        return texts;
    }

    /// Says what a shortcut does.
    public void on(Shortcut shortcut, Runnable action) {
        shortcuts.put(shortcut, action);
    }

    /// Lets the scene hear the shortcuts.
    public void listen(Scene scene) {
        shortcuts.forEach((shortcut, action) -> scene.getAccelerators().put(shortcut.keys(), action));
    }

    /// Offers the settings, or not: they are for admins.
    public void offerSettings(boolean offered) {
        show(settings, offered);
        show(shortcutRows.getChildren().get(Shortcut.SETTINGS.ordinal()), offered);
    }

    /// How wide the agent has made the panes.
    public PaneWidths widths() {
        return PaneWidths.of(split);
    }

    @FXML
    private void initialize() {
        split.getItems().setAll(panes.inbox(), panes.thread(), panes.customer());
        SplitPane.setResizableWithParent(panes.inbox(), false);
        SplitPane.setResizableWithParent(panes.customer(), false);
        split.widthProperty().subscribe(this::didGetWidth);
        avatar.show(you.id(), you.name());
        who.setText(texts.get("account.who", you.name(), you.email()));
        account.setAccessibleText(texts.get("account", you.name()));
        link.subscribe(_ -> showLink());
        ticker.now().subscribe(_ -> showLink());
        unread.subscribe(count -> {
            badge.setText(count.intValue() > 99 ? "99+" : count.toString());
            badge.setVisible(count.intValue() > 0);
            badge.setAccessibleText(texts.get("badge", count));
        });
        for (var shortcut : Shortcut.values()) {
            shortcutRows.getChildren().add(new ShortcutRow(texts.get(shortcut.key()), shortcut.keys()));
        }
        offerSettings(you.admin());
    }

    /// The dividers can be put in pixels only when the width is known: once, at the first layout.
    private void didGetWidth(Number width) {
        if (!placed && width.doubleValue() > 0) {
            placed = true;
            Platform.runLater(() -> widths.applyTo(split));
        }
    }

    private void showLink() {
        var state = link.getValue();
        var sentence = words.sentence(state);
        linkLine.setVisible(!sentence.isEmpty());
        linkLine.setManaged(!sentence.isEmpty());
        linkLine.getStyleClass().removeAll("live", "busy", "offline", "stopped");
        linkLine.getStyleClass().add(LinkWords.style(state));
        linkText.setText(sentence);
        linkAct.setText(words.act(state));
        show(linkAct, !words.act(state).isEmpty());
        var busy = LinkWords.style(state).equals("busy");
        show(linkProgress, busy);
        show(linkIcon, !busy);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void toggleCustomer() {
        var before = PaneWidths.of(split);
        if (!split.getItems().remove(panes.customer())) {
            split.getItems().add(panes.customer());
            new PaneWidths(before.inbox(), widths.customer()).applyTo(split);
        }
    }

    @FXML
    private void didClickLink() {
        if (link.getValue() instanceof LinkState.SignInAgain) {
            acts.signInAgain().run();
        } else {
            acts.tryNow().run();
        }
    }

    @FXML
    private void didClickSettings() {
        shortcuts.getOrDefault(Shortcut.SETTINGS, () -> {}).run();
    }

    @FXML
    private void didClickShortcuts() {
        shortcutsPane.setVisible(!shortcutsPane.isVisible());
    }

    @FXML
    private void didClickSignOut() {
        acts.signOut().run();
    }
}
