package dev.sportello.desktop.window;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.Agent;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The main window: a rail, three panes, and a line for the state of the link. FX thread only.
public final class WindowController {
    private final Panes panes;
    private PaneWidths widths;
    private boolean dragged;
    private @Nullable CustomerPlace customer;
    private final Surroundings around;
    private final WindowActs acts;
    private final Ticker ticker;
    private final Texts texts;
    private final LinkTexts words;
    private final SimpleBooleanProperty listing = new SimpleBooleanProperty();
    private final ShortcutKeys shortcuts = new ShortcutKeys(listing, () -> listing.set(false));

    private final VBox toasts = new VBox();

    @FXML
    private SplitPane split;

    @FXML
    private VBox rail;

    @FXML
    private Label badge;

    @FXML
    private Avatar avatar;

    @FXML
    private MenuButton account;

    @FXML
    private MenuItem who;

    @FXML
    private StackPane drawer;

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
    private ScrollPane shortcutList;

    @FXML
    private VBox shortcutRows;

    /// The views side by side.
    public record Panes(Parent inbox, Parent thread, Parent customer) {}

    /// What is shown around them.
    ///
    /// @param unread how many unread tickets the rail shows
    public record Surroundings(
            Agent you, ObservableValue<LinkState> link, ObservableValue<? extends Number> unread, Toasts toasts) {}

    public WindowController(
            Panes panes, PaneWidths widths, Surroundings around, WindowActs acts, TimeFormat times, Ticker ticker) {
        this.panes = panes;
        this.widths = widths;
        this.around = around;
        this.acts = acts;
        this.ticker = ticker;
        texts = Texts.of(WindowController.class, times.locale());
        words = new LinkTexts(texts, times.clock());
        on(Shortcut.SHORTCUTS, texts.get("shortcut.list"), () -> listing.set(true));
        on(Shortcut.CUSTOMER, texts.get("shortcut.customer"), this::toggleCustomer);
    }

    public Texts texts() {
        return texts;
    }

    /// Says what a shortcut does.
    ///
    /// @param name for the list of shortcuts
    public void on(Shortcut shortcut, String name, Runnable action) {
        shortcuts.on(shortcut, name, action);
    }

    /// Says what a shortcut does where there is something to do, also where the cursor is in a text that knows the same
    /// keys.
    ///
    /// @param action returns whether there was something to do
    public void onFirst(Shortcut shortcut, String name, BooleanSupplier action) {
        shortcuts.onFirst(shortcut, name, action);
    }

    /// Shows the toasts, and lets the scene handle the shortcuts. Run what is returned to end that.
    public Runnable listen(Scene scene) {
        var keys = shortcuts.listen(scene);
        var told = ToastController.follow(around.toasts(), toasts, texts, () -> PaneKeys.enter(panes.inbox()));
        return () -> {
            keys.run();
            told.run();
        };
    }

    /// How wide the agent has made the panes; a window too narrow for that changes nothing of it.
    public PaneWidths widths() {
        return widths;
    }

    /// Shows the customer or hides it, for beside the ticket's acts.
    public Button customerButton() {
        var name = texts.get("shortcut.customer");
        var button = new Button("", new FontIcon(Feather.SIDEBAR));
        button.setId("showCustomer");
        button.getStyleClass().addAll("quiet", "square");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(_ -> toggleCustomer());
        return button;
    }

    @FXML
    private void initialize() {
        shortcutsPane.visibleProperty().bind(listing);
        // Below the list, which makes room: a toast covers nothing, and no row moves under the pointer.
        var inbox = withToasts();
        split.getItems().setAll(inbox, panes.thread());
        customer = new CustomerPlace(split, drawer, panes.customer(), () -> widths);
        SplitPane.setResizableWithParent(inbox, false);
        SplitPane.setResizableWithParent(panes.customer(), false);
        split.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> dragged |= onDivider(event));
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> didRelease());
        var you = around.you();
        avatar.show(you.id(), you.name());
        who.setText(texts.get("account.who", you.name(), you.email()));
        account.setAccessibleText(texts.get("account", you.name()));
        around.link().subscribe(_ -> showLink());
        ticker.now().subscribe(_ -> showLink());
        around.unread().subscribe(count -> {
            badge.setText(count.intValue() > 99 ? "99+" : count.toString());
            badge.setVisible(count.intValue() > 0);
            badge.setAccessibleText(texts.get("badge", count));
        });
        var list = new ShortcutList(shortcutList, shortcutRows, texts);
        listing.subscribe((_, shown) -> {
            if (shown) {
                list.show(shortcuts.names());
            } else {
                list.hide();
            }
        });
    }

    /// Shows the customer where it is not shown, and puts the focus there.
    public void showCustomer() {
        Objects.requireNonNull(customer).show();
    }

    /// Puts the focus into the next pane, or the one before with -1: rail, list, thread and customer.
    public void goToPane(int step) {
        var keys = new PaneKeys(() -> {
            var shown = new ArrayList<Parent>();
            shown.add(rail);
            split.getItems().forEach(pane -> shown.add((Parent) pane));
            return shown;
        });
        if (customer != null && customer.isOver()) {
            customer.close();
            keys.goFromEnd(step);
        } else {
            keys.go(step);
        }
    }

    private VBox withToasts() {
        toasts.getStyleClass().add("toasts");
        toasts.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(panes.inbox(), Priority.ALWAYS);
        var pane = new VBox(panes.inbox(), toasts, linkLine);
        if (panes.inbox() instanceof Region list) {
            pane.minWidthProperty().bind(list.minWidthProperty());
        }
        return pane;
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
        var state = around.link().getValue();
        var sentence = words.sentence(state);
        linkLine.setVisible(!sentence.isEmpty());
        linkLine.setManaged(!sentence.isEmpty());
        linkLine.getStyleClass().removeAll("live", "busy", "offline", "stopped");
        linkLine.getStyleClass().add(LinkTexts.style(state));
        linkText.setText(sentence);
        linkAct.setText(words.act(state));
        show(linkAct, !words.act(state).isEmpty());
        var busy = LinkTexts.style(state).equals("busy");
        show(linkProgress, busy);
        show(linkIcon, !busy);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void toggleCustomer() {
        Objects.requireNonNull(customer).toggle();
    }

    @FXML
    private void didClickLink() {
        if (around.link().getValue() instanceof LinkState.SignInAgain) {
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
    private void didClickFind() {
        shortcuts.run(Shortcut.FIND_CUSTOMER);
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
