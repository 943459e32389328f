package dev.sportello.desktop.screens;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.customer.CustomerController;
import dev.sportello.desktop.customer.CustomerModel;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.inbox.ClosedTickets;
import dev.sportello.desktop.inbox.InboxController;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.inbox.TicketRow;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.LoadProgress;
import dev.sportello.desktop.replica.LocalThread;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.replica.Undeliverable;
import dev.sportello.desktop.thread.Drafts;
import dev.sportello.desktop.thread.ThreadController;
import dev.sportello.desktop.thread.ThreadModel;
import dev.sportello.desktop.thread.TicketActs;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.undelivered.UndeliveredController;
import dev.sportello.desktop.window.PaneWidths;
import dev.sportello.desktop.window.Toast;
import dev.sportello.desktop.window.WindowActs;
import dev.sportello.desktop.window.WindowController;
import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Profile;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.RelayFrame.Viewer;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// The main window with the shop's values in it, and no relay behind.
final class SampleWindow {
    private final Look look;
    private final Stage stage = new Stage();
    // One for all: each has a pointer of its own.
    private final Robot robot = new Robot();
    private final Scene scene;
    private final EmojiPictures pictures = new EmojiPictures(new EmojiIndex());
    private final TimeWords times;
    private final SimpleObjectProperty<LinkState> link = new SimpleObjectProperty<>(new LinkState.Live());
    private final InboxModel inbox = new InboxModel(Shop.ANNA.id());
    private final ThreadModel thread;
    private final CustomerModel customer;
    private @Nullable WindowController window;
    private @Nullable ThreadController conversation;
    private @Nullable UndeliveredController undelivered;
    private @Nullable InboxController inboxList;
    private Consumer<Account> settings = _ -> {};
    private Shop shop = new Shop();
    private List<QueuedCommand> queued = List.of();
    private boolean customerFails;
    private final CompletableFuture<AgentBodies.TicketPage> closed = new CompletableFuture<>();
    private final Map<TicketId, Draft> drafts = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final Set<TicketId> read = new HashSet<>();

    SampleWindow(Look look, @Nullable Parent root) {
        this.look = look;
        times = new TimeWords(Clock.fixed(Shop.NOW, Shop.ZONE), look.locale());
        thread = new ThreadModel(
                Shop.ANNA.id(),
                Shop.ZONE,
                id -> CompletableFuture.completedFuture(new LocalThread(shop.entries(id), queued)),
                (_, _) -> CompletableFuture.completedFuture(new AgentBodies.ThreadPage(List.of(), false)));
        customer = new CustomerModel(
                _ -> customerFails
                        ? CompletableFuture.failedFuture(new IllegalStateException())
                        : CompletableFuture.completedFuture(maria()),
                (_, before) -> CompletableFuture.completedFuture(
                        before == null
                                ? new AgentBodies.EventPage(Shop.events(), true)
                                : new AgentBodies.EventPage(List.of(), false)));
        scene = new Scene(root == null ? window() : root, look.width(), look.height());
        Theme.dress(scene, look.scheme());
        stage.setScene(scene);
        stage.show();
    }

    SampleWindow(Look look) {
        this(look, null);
        var _ = Objects.requireNonNull(window).listen(scene);
        inbox.selected().subscribe(this::open);
    }

    private static Profile maria() {
        return Shop.maria();
    }

    private Parent window() {
        var ticker = new Ticker(times.clock());
        var list =
                new InboxController(inbox, new ClosedTickets(_ -> closed, this::takeClosed), times, pictures, ticker);
        conversation = new ThreadController(
                thread,
                new ThreadController.Acts(
                        (ticket, text) -> sent.add(ticket.id() + ": " + text),
                        _ -> {},
                        _ -> {},
                        new KeptHere(),
                        ticketActs(),
                        _ -> {}),
                () -> Shop.TEAM,
                times,
                pictures);
        undelivered = new UndeliveredController(_ -> {}, times);
        inboxList = list;
        var person = new CustomerController(customer, times, ticker);
        window = new WindowController(
                new WindowController.Panes(
                        View.load(list, list.texts()),
                        View.above(
                                View.load(undelivered, undelivered.texts()),
                                View.load(conversation, conversation.texts())),
                        View.load(person, person.texts())),
                PaneWidths.STANDARD,
                Shop.ANNA,
                new WindowActs(() -> {}, () -> {}, () -> {}),
                link,
                inbox.unread(),
                times,
                ticker);
        list.searchThreads(words -> CompletableFuture.completedFuture(shop.find(words)));
        conversation.choosing(inbox.rows());
        list.offer(conversation::menu);
        settings = list::take;
        take(SampleSettings.filled());
        window.on(Shortcut.NEXT_TICKET, () -> list.step(1));
        window.on(Shortcut.PREVIOUS_TICKET, () -> list.step(-1));
        return View.load(window, window.texts());
    }

    void take(Account account) {
        settings.accept(account);
    }

    void show(Shop next, @Nullable TicketId open) {
        shop = next;
        inbox.replace(shop.tickets().stream().map(this::row).toList());
        select(open);
    }

    void select(@Nullable TicketId open) {
        inbox.selected().set(open);
    }

    private void open(@Nullable TicketId open) {
        thread.open(open == null ? null : shop.ticket(open));
        customer.open(open == null ? null : shop.ticket(open).profile());
    }

    /// News of one ticket, as the replica would bring them.
    void put(TicketId id) {
        inbox.put(List.of(row(shop.ticket(id))));
    }

    void refresh(TicketId id) {
        thread.refresh(shop.ticket(id));
    }

    void read(TicketId id) {
        read.add(id);
        put(id);
    }

    @Nullable
    TicketId selected() {
        return inbox.selected().get();
    }

    List<TicketId> rowsInOrder() {
        return inbox.rows().stream().map(TicketRow::id).toList();
    }

    TicketId selectedInList() throws Exception {
        return Fx.get(() -> ((TicketRow)
                        ((ListView<?>) find(".tickets")).getSelectionModel().getSelectedItem())
                .id());
    }

    List<String> sent() {
        return sent;
    }

    Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    boolean shows(String selector) throws Exception {
        return Fx.get(() -> {
            for (Node node = find(selector); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }

    void click(String selector) throws Exception {
        Fx.run(() -> {
            point(selector);
            robot.mouseClick(MouseButton.PRIMARY);
        });
        Fx.pulses(2);
    }

    /// The right button over the row of a ticket.
    void clickRight(TicketId id) throws Exception {
        clickRight(() -> Objects.requireNonNull(rowOf(id), "the row of " + id));
    }

    void clickRight(String selector) throws Exception {
        clickRight(() -> find(selector));
    }

    /// The headless platform knows the button, and not that it asks for a menu.
    private void clickRight(Supplier<Node> where) throws Exception {
        Fx.run(() -> {
            point(where.get());
            robot.mouseClick(MouseButton.SECONDARY);
        });
        Fx.pulses(2);
        Fx.run(() -> where.get().fireEvent(askForMenu(false)));
        Fx.pulses(2);
    }

    /// As the menu key does it.
    void askForRowMenu() {
        find(".tickets").fireEvent(askForMenu(true));
    }

    private ContextMenuEvent askForMenu(boolean byKey) {
        var mouse = robot.getMousePosition();
        return new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, mouse.getX(), mouse.getY(), byKey, null);
    }

    private @Nullable Node rowOf(TicketId id) {
        return scene.getRoot().lookupAll(".ticket-cell").stream()
                .filter(cell -> ((ListCell<?>) cell).getItem() instanceof TicketRow row
                        && row.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// The menu that is shown beside the mouse; null for none.
    static @Nullable ContextMenu contextMenu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(Window::isShowing)
                .findFirst()
                .orElse(null);
    }

    void wheel(String selector, int notches) throws Exception {
        Fx.run(() -> {
            point(selector);
            robot.mouseWheel(notches);
        });
        Fx.pulses(2);
    }

    void press(KeyCode... keys) throws Exception {
        new Keys(robot).press(keys);
    }

    void pressWith(KeyCode modifier, KeyCode key) throws Exception {
        new Keys(robot).pressWith(modifier, key);
    }

    void resize(double width) throws Exception {
        Fx.run(() -> stage.setWidth(width));
        Fx.pulses(4);
    }

    void search(String words) {
        ((TextField) scene.lookup("#search")).setText(words);
    }

    void openAccount() {
        ((MenuButton) scene.lookup("#account")).show();
    }

    void close() {
        stage.hide();
    }

    private void point(String selector) {
        point(find(selector));
    }

    private void point(Node node) {
        var bounds = node.localToScreen(node.getBoundsInLocal());
        robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
    }

    void refresh(Shop next, TicketId open) {
        javafx.application.Platform.runLater(() -> javafx.application.Platform.runLater(() -> {
            shop = next;
            thread.refresh(shop.ticket(open));
        }));
    }

    void showLoading() {}

    void load(@Nullable LoadProgress progress) {
        Objects.requireNonNull(inboxList).load(progress);
    }

    void undelivered(List<Undeliverable> all) {
        Objects.requireNonNull(undelivered).show(all);
    }

    void showUndelivered() {
        ((Button) find(".undelivered #toggle")).fire();
    }

    void link(LinkState state) {
        link.set(state);
    }

    void queue(QueuedCommand... replies) {
        queued = List.of(replies);
        thread.refresh(Objects.requireNonNull(thread.ticket().get()));
    }

    void customerFails() {
        customerFails = true;
        customer.open(null);
        customer.open(Objects.requireNonNull(thread.ticket().get()).profile());
    }

    void write(String text) {
        ((TextArea) scene.lookup(".composer .text-area")).setText(text);
        scene.lookup(".composer .text-area").requestFocus();
    }

    void scrollUp() {
        javafx.application.Platform.runLater(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var list = scene.lookup(".anchored-list");
            list.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    0,
                    0,
                    0,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    300,
                    0,
                    300,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
        });
    }

    void colleagues(Viewer... viewers) {
        Objects.requireNonNull(conversation).company(List.of(viewers));
    }

    void answered(String firstName, String words) {
        Objects.requireNonNull(conversation).answered(firstName, words);
    }

    /// As the key does it.
    void closeTicket() {
        Objects.requireNonNull(conversation).closeTicket();
    }

    /// As the key does it.
    void reopen() {
        Objects.requireNonNull(conversation).reopen();
    }

    /// As the key does it.
    void noReplyNeeded() {
        Objects.requireNonNull(conversation).noReplyNeeded();
    }

    /// When the list has been laid out.
    void openRowMenu() {
        javafx.application.Platform.runLater(() -> javafx.application.Platform.runLater(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            askForRowMenu();
        }));
    }

    void openMenu(String selector) {
        ((MenuButton) find(selector)).show();
    }

    void showSnoozed() {
        choose("snoozed");
    }

    /// The closed tickets, of which the relay has more.
    void showClosed() {
        closed.complete(new AgentBodies.TicketPage(
                shop.tickets().stream().filter(ticket -> !ticket.live()).toList(), true));
        choose("closedItem");
    }

    private void takeClosed(List<Ticket> tickets) {
        inbox.put(tickets.stream().map(this::row).toList());
    }

    private void choose(String status) {
        ((MenuButton) find("#status"))
                .getItems().stream()
                        .filter(item -> status.equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire();
    }

    /// What is shown waits for an answer: not here.
    void pickSnooze() {
        javafx.application.Platform.runLater(() -> {
            var menu = (MenuButton) find("#snooze");
            menu.show();
            var pick = menu.getItems().get(3);
            menu.hide();
            pick.fire();
        });
    }

    void toast(Toast toast) {
        Objects.requireNonNull(window).show(toast);
    }

    void pickEmoji() {
        ((Button) scene.lookup(".composer-bar .button.square")).fire();
    }

    void shortcuts() {
        Objects.requireNonNull(scene.getAccelerators().get(Shortcut.SHORTCUTS.keys()))
                .run();
    }

    void didClickLink(String selector) {
        ((Hyperlink) scene.lookup(selector)).fire();
    }

    /// Waits until all is laid out and all pictures are there.
    void settle() throws Exception {
        Fx.pulses(6);
        while (!Fx.get(pictures::settled)) {
            Fx.pulses(2);
        }
        Fx.pulses(4);
    }

    byte[] snapshot() throws Exception {
        return Fx.get(() -> {
            var parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(look.scale(), look.scale()));
            var image = scene.getRoot().snapshot(parameters, null);
            var canvas = SwingFXUtils.fromFXImage(image, null);
            for (var popup : List.copyOf(Window.getWindows())) {
                if (!popup.equals(stage)) {
                    parameters.setFill(Color.TRANSPARENT);
                    popup.getScene().setFill(Color.TRANSPARENT);
                    var over =
                            SwingFXUtils.fromFXImage(popup.getScene().getRoot().snapshot(parameters, null), null);
                    canvas.createGraphics()
                            .drawImage(
                                    over,
                                    (int) ((popup.getX() - stage.getX()) * look.scale()),
                                    (int) ((popup.getY() - stage.getY()) * look.scale()),
                                    null);
                }
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(canvas, "png", png);
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return png.toByteArray();
        });
    }

    private TicketRow row(Ticket ticket) {
        var name = Shop.TEAM.stream()
                .filter(agent -> agent.id().equals(ticket.assignee()))
                .map(Agent::name)
                .findFirst()
                .orElse(null);
        return new TicketRow(
                ticket,
                ticket.waitingSince() != null && ticket.id().number() != 1049 && !read.contains(ticket.id()),
                name);
    }

    private TicketActs ticketActs() {
        return new TicketActs(
                ticket -> sent.add("close " + ticket.id()),
                (ticket, until) -> sent.add("snooze " + ticket + " until " + until),
                ticket -> sent.add("reopen " + ticket),
                (ticket, agent) -> sent.add("assign " + ticket + " to " + agent),
                ticket -> sent.add("unread " + ticket.id()),
                ticket -> sent.add("no reply needed in " + ticket));
    }

    private final class KeptHere implements Drafts {
        @Override
        public Draft read(Ticket ticket) {
            return drafts.getOrDefault(ticket.id(), Draft.NONE);
        }

        @Override
        public void keep(Ticket ticket, Draft draft) {
            drafts.put(ticket.id(), draft);
        }
    }
}
