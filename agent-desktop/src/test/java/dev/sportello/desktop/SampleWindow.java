package dev.sportello.desktop;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.inbox.TicketRow;
import dev.sportello.desktop.notification.NotificationAct;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.screens.Look;
import dev.sportello.desktop.screens.SampleStage;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.window.PaneWidths;
import dev.sportello.desktop.window.WindowActs;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.RelayFrame.Presence;
import dev.sportello.wire.RelayFrame.Viewer;
import dev.sportello.wire.RelayFrame.Visit;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The workplace of an agent, as the program makes it, at a desk of the sample shop. Used from the test's thread.
public final class SampleWindow extends SampleStage {
    /// As in the program, where all windows share them.
    private static final EmojiPictures PICTURES = new EmojiPictures(new EmojiIndex());

    /// Bears the title, and is not in front: or what is open would be read after a second.
    private final Stage named = new Stage();
    private final KeptPreferences preferences;
    private final SampleDesk desk;
    private final Unfinished unfinished;
    private Workplace workplace;

    private SampleWindow(Look look, SampleDesk sample, KeptPreferences preferences) {
        super(look, new StackPane());
        this.preferences = preferences;
        desk = sample;
        unfinished = Unfinished.of(sample.desk());
        workplace = view();
    }

    private Workplace view() {
        var behind = desk.desk();
        var view = new Workplace(
                behind,
                new Rendering(
                        new TimeFormat(desk.clock(), look().locale()),
                        PICTURES,
                        preferences,
                        Notifier.none(),
                        () -> false,
                        null),
                unfinished,
                PaneWidths.STANDARD,
                new WindowActs(behind::tryNow, () -> {}, () -> {}));
        view.enter(named, scene());
        return view;
    }

    /// @param open the ticket that is open; null for none
    public static SampleWindow show(Look look, SampleDesk desk, @Nullable TicketId open) throws Exception {
        // Not kept: there is no such folder.
        return show(
                look,
                desk,
                open,
                new KeptPreferences(
                        Path.of("target", "nowhere", "preferences.json"),
                        desk.desk().replica().damagedFiles()));
    }

    public static SampleWindow show(Look look, SampleDesk desk, @Nullable TicketId open, KeptPreferences preferences)
            throws Exception {
        var window = Fx.get(() -> new SampleWindow(look, desk, preferences));
        window.open(open);
        return window;
    }

    /// Replaces the view by a new one, as after a failure or in another language.
    public void rebuild() throws Exception {
        Fx.run(() -> {
            workplace.close();
            named.titleProperty().unbind();
            workplace = view();
        });
        settle();
    }

    public String title() throws Exception {
        return Fx.get(named::getTitle);
    }

    /// What would be chosen in the settings, and is not kept.
    public void prefer(SendKey key) throws Exception {
        var _ = Fx.get(() -> preferences.change(now -> now.with(key)));
    }

    public void open(@Nullable TicketId ticket) throws Exception {
        Fx.run(() -> workplace.open(ticket));
        settle();
    }

    /// As the agent does in a notification.
    public void act(NotificationAct act) throws Exception {
        Fx.run(() -> new NotificationActs(named, workplace, desk.desk(), unfinished.closing())
                .perform(act, desk.clock().instant()));
        settle();
    }

    /// As a link does of which only the number is known.
    public void openLink(TicketId ticket) throws Exception {
        Fx.run(() -> workplace.linked().open(ticket));
        settle();
    }

    /// As [#openLink], and the agent opens another ticket before the relay has answered.
    public void openLinkAndThen(TicketId linked, TicketId chosen) throws Exception {
        Fx.run(() -> {
            workplace.linked().open(linked);
            workplace.open(chosen);
        });
        settle();
    }

    public @Nullable TicketId opened() throws Exception {
        return Fx.get(workplace::opened);
    }

    /// The tickets in the list, from the top.
    public List<TicketId> rows() throws Exception {
        return Fx.get(() -> tickets().getItems().stream().map(TicketRow::id).toList());
    }

    public TicketId selectedInList() throws Exception {
        return Fx.get(() -> tickets().getSelectionModel().getSelectedItem().id());
    }

    @SuppressWarnings("unchecked") // The list's own FXML says so.
    private ListView<TicketRow> tickets() {
        return (ListView<TicketRow>) find(".tickets");
    }

    /// What the relay was asked for, but for what was read.
    public List<Command> asked() {
        desk.settle();
        return desk.relay().commands.stream()
                .filter(command -> !(command instanceof Command.MarkRead))
                .toList();
    }

    /// The tickets whose close can still be undone.
    public List<TicketId> closing() throws Exception {
        return Fx.get(() -> unfinished.closing().waiting().get().stream()
                .map(one -> one.ticket().id())
                .toList());
    }

    /// Moves the mouse over the row of a ticket.
    public void pointAt(TicketId ticket) throws Exception {
        Fx.run(() -> point(row(ticket)));
        Fx.pulses(2);
    }

    /// The row of a ticket in the list.
    public Node rowOf(TicketId ticket) throws Exception {
        return Fx.get(() -> row(ticket));
    }

    private Node row(TicketId ticket) {
        return Objects.requireNonNull(find(ticket), ticket::toString);
    }

    /// What the selector finds in the row of a ticket.
    public Node inRow(TicketId ticket, String selector) throws Exception {
        return Fx.get(() -> Objects.requireNonNull(row(ticket).lookup(selector), selector));
    }

    /// The right button over the row of a ticket.
    public void clickRight(TicketId id) throws Exception {
        clickRight(() -> row(id));
    }

    public void clickRight(String selector) throws Exception {
        clickRight(() -> find(selector));
    }

    /// The headless platform knows the button, and not that it asks for a menu.
    private void clickRight(Supplier<Node> where) throws Exception {
        Fx.run(() -> {
            point(where.get());
            robot().mouseClick(MouseButton.SECONDARY);
        });
        Fx.pulses(2);
        Fx.run(() -> where.get().fireEvent(askForMenu(false)));
        Fx.pulses(2);
    }

    /// As the menu key does it.
    public void askForRowMenu() throws Exception {
        Fx.run(() -> tickets().fireEvent(askForMenu(true)));
    }

    private ContextMenuEvent askForMenu(boolean byKey) {
        var mouse = robot().getMousePosition();
        return new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, mouse.getX(), mouse.getY(), byKey, null);
    }

    private @Nullable Node find(TicketId id) {
        return scene().getRoot().lookupAll(".ticket-cell").stream()
                .filter(cell -> ((ListCell<?>) cell).getItem() instanceof TicketRow row
                        && row.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// The menu that is shown beside the mouse; null for none.
    public static @Nullable ContextMenu contextMenu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(Window::isShowing)
                .findFirst()
                .orElse(null);
    }

    /// Does what the keys of a shortcut do.
    public void key(Shortcut shortcut) throws Exception {
        Fx.run(() -> Objects.requireNonNull(scene().getAccelerators().get(shortcut.keys()), shortcut::name)
                .run());
        settle();
    }

    /// Opens a menu and leaves it open.
    public void openMenu(String selector) throws Exception {
        Fx.run(() -> ((MenuButton) find(selector)).show());
    }

    /// What a menu offers when it is opened.
    public List<MenuItem> menu(String selector) throws Exception {
        return Fx.get(() -> {
            var menu = (MenuButton) find(selector);
            menu.show();
            var items = List.copyOf(menu.getItems());
            menu.hide();
            return items;
        });
    }

    /// Chooses an item by its place in the menu as it opens. What it shows may wait for an answer, this does not.
    public void choose(String selector, int place) throws Exception {
        var item = menu(selector).get(place);
        Platform.runLater(item::fire);
        settle();
    }

    /// Shows open, snoozed or closed tickets.
    ///
    /// @param item the id of the menu's item
    public void filter(String item) throws Exception {
        Fx.run(() -> ((MenuButton) find("#status"))
                .getItems().stream()
                        .filter(one -> item.equals(one.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        settle();
    }

    public void search(String words) throws Exception {
        Fx.run(() -> ((TextField) find("#search")).setText(words));
        settle();
    }

    /// Puts a text into the composer.
    public void write(String text) throws Exception {
        Fx.run(() -> {
            var composer = (TextArea) find(".composer .text-area");
            composer.setText(text);
            composer.requestFocus();
        });
        settle();
    }

    /// Colleagues open a ticket.
    public void view(TicketId ticket, Viewer... viewers) throws Exception {
        desk.relay().push(new Presence(ticket, List.of(viewers)));
        await("viewers")
                .atMost(RunningDesktop.PATIENCE)
                .until(() -> desk.desk().viewers(ticket).equals(List.of(viewers)));
        settle();
    }

    /// The shopper of a ticket does something.
    public void visit(Visit visit) throws Exception {
        desk.relay().push(visit);
        var known = visit.isOver() ? null : visit;
        await("a visit")
                .atMost(RunningDesktop.PATIENCE)
                .until(() -> Objects.equals(desk.desk().visit(visit.ticket()), known));
        settle();
    }

    /// Waits until all that has happened is here, laid out and drawn, with all pictures.
    @Override
    public void settle() throws Exception {
        desk.settle();
        Fx.pulses(8);
        while (!Fx.get(PICTURES::settled)) {
            Fx.pulses(2);
        }
        Fx.pulses(4);
    }

    @Override
    public void close() throws Exception {
        Fx.run(() -> {
            workplace.close();
            unfinished.closing().close();
            named.titleProperty().unbind();
        });
        super.close();
    }
}
