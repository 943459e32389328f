package dev.sportello.desktop.window;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.Agent;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
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
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The main window: a rail, three panes, and a line that says how the link stands. FX thread only.
public final class WindowController {
    private final Panes panes;
    private PaneWidths widths;
    private boolean dragged;
    private final Agent you;
    private final WindowActs acts;
    private final ObservableValue<LinkState> link;
    private final ObservableValue<? extends Number> unread;
    private final Ticker ticker;
    private final Texts texts;
    private final LinkWords words;
    private final ToastController told = new ToastController();
    private final ToastController offered = new ToastController();
    private final SimpleBooleanProperty listing = new SimpleBooleanProperty();
    private final ShortcutKeys shortcuts = new ShortcutKeys(listing, () -> listing.set(false));

    @FXML
    private SplitPane split;

    @FXML
    private Label badge;

    @FXML
    private Avatar avatar;

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
    private VBox toasts;

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
        on(Shortcut.SHORTCUTS, () -> listing.set(true));
        on(Shortcut.CUSTOMER, this::toggleCustomer);
    }

    public Texts texts() {
        return texts;
    }

    /// Shows a toast in the place of the one of its kind before: what is only told never covers what can be done.
    public void show(Toast next) {
        (next.offers() ? offered : told).show(next);
    }

    /// Takes a toast away, if it is still shown.
    public void hide(@Nullable Toast past) {
        if (past != null) {
            told.hide(past);
            offered.hide(past);
        }
    }

    /// Says what a shortcut does.
    public void on(Shortcut shortcut, Runnable action) {
        shortcuts.on(shortcut, action);
    }

    /// Says what a shortcut does where there is something to do, also where the cursor is in a text that knows the same
    /// keys.
    ///
    /// @param action returns whether there was something to do
    public void onFirst(Shortcut shortcut, BooleanSupplier action) {
        shortcuts.onFirst(shortcut, action);
    }

    /// Lets the scene hear the shortcuts. Run what is returned to hear no more.
    public Runnable listen(Scene scene) {
        return shortcuts.listen(scene);
    }

    /// How wide the agent has made the panes; a window too narrow for that changes nothing of it.
    public PaneWidths widths() {
        return widths;
    }

    @FXML
    private void initialize() {
        shortcutsPane.visibleProperty().bind(listing);
        split.getItems().setAll(panes.inbox(), panes.thread(), panes.customer());
        SplitPane.setResizableWithParent(panes.inbox(), false);
        SplitPane.setResizableWithParent(panes.customer(), false);
        // Not from within the layout that brings the width.
        split.widthProperty().subscribe(_ -> Platform.runLater(() -> widths.applyTo(split)));
        split.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> dragged |= onDivider(event));
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> didRelease());
        toasts.getChildren().setAll(View.load(told, texts), View.load(offered, texts));
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
    }

    private static boolean onDivider(MouseEvent event) {
        return event.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider");
    }

    private void didRelease() {
        if (dragged) {
            dragged = false;
            var now = PaneWidths.of(split);
            widths = new PaneWidths(now.inbox(), now.customer() > 0 ? now.customer() : widths.customer());
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
        if (!split.getItems().remove(panes.customer())) {
            split.getItems().add(panes.customer());
        }
        widths.applyTo(split);
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
        shortcuts.run(Shortcut.SETTINGS);
    }

    @FXML
    private void didClickShortcuts() {
        listing.set(!listing.get());
    }

    @FXML
    private void didClickSignOut() {
        acts.signOut().run();
    }
}
