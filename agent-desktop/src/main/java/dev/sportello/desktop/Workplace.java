package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.customer.CustomerController;
import dev.sportello.desktop.customer.CustomerModel;
import dev.sportello.desktop.customer.WritingFirst;
import dev.sportello.desktop.inbox.ClosedTickets;
import dev.sportello.desktop.inbox.InboxController;
import dev.sportello.desktop.inbox.InboxFeed;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ReplicaChange;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.thread.ComposerModel;
import dev.sportello.desktop.thread.ThreadController;
import dev.sportello.desktop.thread.ThreadModel;
import dev.sportello.desktop.ticket.ReadTimer;
import dev.sportello.desktop.ticket.RefusedActs;
import dev.sportello.desktop.ticket.RowActs;
import dev.sportello.desktop.ticket.TicketActs;
import dev.sportello.desktop.ticket.TicketBarController;
import dev.sportello.desktop.ticket.UndoClose;
import dev.sportello.desktop.ui.Batch;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.window.PaneWidths;
import dev.sportello.desktop.window.WindowActs;
import dev.sportello.desktop.window.WindowController;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Everything an agent sees when signed in, wired to the desk. Made and used on the FX thread; what the desk and the
/// replica say on their own threads enters here, through two batches and nowhere else.
final class Workplace implements AutoCloseable {
    private final TimeFormat times;
    private final Replica replica;
    private final Ticker ticker;
    private final InboxModel inbox;
    private final InboxFeed feed;
    private final ClosedTickets closed;
    private final CustomerModel customer;
    private final CustomerController person;
    private final ObjectProperty<LinkState> link;
    private final WindowController window;
    private final List<Runnable> unsubscribe = new ArrayList<>();
    private final InboxController list;
    private final WorkplaceStrips strips;
    private final Toasts toasts;
    private final BooleanProperty focused = new SimpleBooleanProperty();
    private final TicketActs acts;
    private final TicketBarController bar;
    private final UndoClose undo;
    private final ComposerModel writing;
    private final ShopperReach reach;
    private final ThreadController conversation;
    private final OpenTicket open;
    private final Parent root;
    private final WorkplaceSettings settings;
    private final LinkedTicket linked;
    private final UpdateNotice update;
    private final ObjectProperty<SendKey> sendKey = new SimpleObjectProperty<>(SendKey.ENTER);
    private final StringProperty shopName = new SimpleStringProperty("Sportello");
    private boolean gone;

    Workplace(Desk desk, Rendering rendering, Unfinished begun, PaneWidths widths, WindowActs windowActs) {
        times = rendering.times();
        var pictures = rendering.pictures();
        var closing = begun.closing();
        toasts = begun.toasts();
        replica = desk.replica();
        ticker = new Ticker(times.clock());
        link = new SimpleObjectProperty<>(desk.link());
        inbox = new InboxModel(replica.you().id());
        feed = new InboxFeed(replica, inbox);
        var thread = new ThreadModel(replica.you().id(), times.clock()::getZone, replica::thread, desk::older);
        customer = new CustomerModel(desk.customers());
        unsubscribe.add(customer::close);
        closed = new ClosedTickets(before -> desk.tickets(Status.Kind.CLOSED, before), feed::takeClosed);
        list = new InboxController(inbox, closed, times, pictures, ticker);
        settings = new WorkplaceSettings(desk, rendering, link, new Drawing(times, ticker, pictures), this::owner);
        unsubscribe.add(rendering.preferences().current().subscribe(now -> sendKey.set(now.sendKey()))::unsubscribe);
        var timer = new ReadTimer(
                thread.ticket(),
                focused,
                ticket -> replica.unread(ticket.id()),
                ticket -> desk.markRead(ticket.id(), ticket.lastShopperMessage()));
        unsubscribe.add(timer::close);
        undo = new UndoClose(closing, inbox, toasts, times, ticker);
        unsubscribe.add(undo::close);
        var refused = new RefusedActs(replica, inbox, toasts, times.locale());
        writing = new ComposerModel(desk, sendKey, rendering.preferences().habits());
        acts = new TicketActs(desk, inbox, closing, writing::takesReply, timer, toasts, times);
        bar = new TicketBarController(acts, times);
        reach = new ShopperReach(replica::account, desk::troubles, customer.profile(), ticker.now(), writing::take);
        unsubscribe.add(reach::close);
        conversation = new ThreadController(thread, writing, bar, replica::team, times, pictures);
        strips = new WorkplaceStrips(
                desk, times, new WorkplaceChecklist(desk, rendering, ticker, inbox.selected(), settings::open));
        unsubscribe.add(strips::close);
        person = new CustomerController(customer, CustomerFile.acts(desk, begun, times.locale()), times, ticker);
        window = new WindowController(
                new WindowController.Panes(
                        strips.belowList(View.load(list, list.texts())),
                        strips.aboveThread(View.load(conversation, conversation.texts())),
                        View.load(person, person.texts())),
                widths,
                new WindowController.Surroundings(replica.you(), link, inbox.unread(), toasts),
                windowActs,
                times,
                ticker);
        var texts = window.texts();
        root = View.load(window, texts);
        conversation.offer(window.customerButton());
        linked = new LinkedTicket(desk, inbox, feed, toasts, texts);
        unsubscribe.add(linked::close);
        person.onOpenTicket(linked::open);
        update = new UpdateNotice(ProgramVersion.parse(DesktopOptions.version()), desk::release, toasts, texts);
        acts.onEmail(conversation::writeEmail);
        WorkplaceShortcuts.assign(window, acts, bar, undo, list, conversation);
        window.on(Shortcut.SETTINGS, texts.get("shortcut.settings"), settings::open);
        begun.first().showIn(new WritingFirst.View(linked::open, pictures, this::owner, times.locale()));
        person.onWrite(begun.first()::writeTo);
        person.onMail(acts::mailsGoOut, conversation::writeEmail);
        var finding = new FoundCustomer(desk, inbox, customer, window, linked);
        window.on(
                Shortcut.FIND_CUSTOMER,
                texts.get("shortcut.find-customer"),
                () -> finding.find(owner(), times.locale()));
        list.searchThreads(replica::find);
        list.offer(bar::menu);
        list.offerOverRows(new RowActs(acts, times).all());
        inbox.onMovedOn(list::focus);
        conversation.choosing(inbox.rows());
        open = new OpenTicket(desk, inbox, thread, customer, writing, conversation);
        unsubscribe.add(replica.listen(this.<ReplicaChange>batch(this::take)));
        unsubscribe.add(desk.onLink(batch(this::takeLink)));
        unsubscribe.add(desk.onViewers(batch(open::takeViewers)));
        unsubscribe.add(desk.onVisits(batch(open::takeVisits)));
        unsubscribe.add(desk.onTroubles(batch(_ -> takeTroubles())));
        unsubscribe.add(desk.onRefusal(batch(refused::take)));
        unsubscribe.add(desk.customers()
                .onChanged(batch(changed -> changed.stream().distinct().forEach(customer::didChange))));
        // After listening, so that nothing falls between; reading twice is harmless.
        takeLink(List.of(desk.link()));
        var damaged = this.<Boolean>batch(_ -> strips.showDamaged());
        unsubscribe.add(replica.damagedFiles().listen(() -> damaged.accept(true)));
        strips.showDamaged();
        feed.readAll();
        unsubscribe.add(inbox.selected().subscribe(this::showDrafts)::unsubscribe);
        showApart();
        takeAbout();
        undo.take(replica);
        unsubscribe.add(ticker.today().subscribe((_, _) -> redate())::unsubscribe);
        ticker.start();
    }

    /// A draft is shown in the list where its ticket is not open. Later, since the list selects at this moment.
    private void showDrafts(@Nullable TicketId before, @Nullable TicketId now) {
        Platform.runLater(() -> {
            if (!gone) {
                feed.reread(before, now);
            }
        });
    }

    private void redate() {
        conversation.redate();
        strips.redate();
    }

    /// What was on its way when the view was closed concerns the next one, which reads all by itself.
    private <T> Batch<T> batch(Consumer<List<T>> receiver) {
        return new Batch<>(news -> {
            if (!gone) {
                receiver.accept(news);
            }
        });
    }

    /// Puts everything into the window.
    void enter(Stage stage, Scene scene) {
        scene.setRoot(root);
        unsubscribe.add(window.listen(scene));
        focused.bind(stage.focusedProperty());
        unsubscribe.add(focused.subscribe(writing::look)::unsubscribe);
        stage.titleProperty().bind(WindowTitle.of(shopName, inbox.unread(), window.texts()));
    }

    /// Notes the tickets that the agent opens, and null for none.
    void onOpened(Consumer<@Nullable TicketId> listener) {
        unsubscribe.add(inbox.selected().subscribe(listener)::unsubscribe);
    }

    private Window owner() {
        return root.getScene().getWindow();
    }

    WorkplaceSettings settings() {
        return settings;
    }

    PaneWidths widths() {
        return window.widths();
    }

    @Nullable
    TicketId opened() {
        return inbox.selected().get();
    }

    void open(@Nullable TicketId id) {
        inbox.selected().set(id);
    }

    /// How many unread tickets are in Mine and Unassigned.
    ObservableValue<Integer> unread() {
        return inbox.unread();
    }

    /// Opens tickets of which only the number is known.
    LinkedTicket linked() {
        return linked;
    }

    /// Whether a text can be sent as a reply in a ticket.
    boolean takesReply(Ticket ticket, String text) {
        return writing.takesReply(ticket, text);
    }

    /// Shows replies that were written elsewhere and cannot be sent.
    UnsentReply unsent() {
        return new UnsentReply(inbox, replica, conversation, toasts, window.texts());
    }

    @Override
    public void close() {
        gone = true;
        toasts.clear();
        writing.close();
        settings.close();
        unsubscribe.forEach(Runnable::run);
        focused.unbind();
        ticker.stop();
    }

    private void take(List<ReplicaChange> changes) {
        feed.take(changes);
        var replaced = changes.stream().anyMatch(ReplicaChange.Replaced.class::isInstance);
        if (replaced) {
            closed.startOver();
        }
        if (replaced || changes.stream().anyMatch(Workplace::concernsAll)) {
            takeAbout();
            feed.readNames();
        }
        undo.take(replica);
        showApart();
        open.take(changes, replaced);
    }

    /// What belongs to no ticket that is here: those that are still to come, and what reaches none.
    private void showApart() {
        list.load(replica.load().progress());
        strips.show();
    }

    private static boolean concernsAll(ReplicaChange change) {
        return change instanceof ReplicaChange.Applied applied && (applied.settings() || applied.team());
    }

    /// What admins and colleagues have changed.
    private void takeAbout() {
        var account = replica.account();
        if (account != null) {
            inbox.marks().set(account.general().waiting());
            list.take(account);
            shopName.set(account.general().name());
            reach.take();
        }
        bar.refresh();
        person.refresh();
        settings.take();
    }

    private void takeTroubles() {
        reach.take();
        settings.take();
    }

    private void takeLink(List<LinkState> states) {
        link.set(states.getLast());
        if (states.getLast() instanceof LinkState.Live) {
            customer.refresh();
            update.didConnect();
        }
    }
}
