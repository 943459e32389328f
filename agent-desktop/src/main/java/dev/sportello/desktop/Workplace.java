package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.customer.CustomerController;
import dev.sportello.desktop.customer.CustomerModel;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.inbox.ClosedTickets;
import dev.sportello.desktop.inbox.InboxController;
import dev.sportello.desktop.inbox.InboxFeed;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.Outbox;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ReplicaChange;
import dev.sportello.desktop.thread.DelayedClose;
import dev.sportello.desktop.thread.ReadTimer;
import dev.sportello.desktop.thread.ThreadController;
import dev.sportello.desktop.thread.ThreadModel;
import dev.sportello.desktop.thread.TicketActs;
import dev.sportello.desktop.ui.Batch;
import dev.sportello.desktop.ui.Browser;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.window.PaneWidths;
import dev.sportello.desktop.window.Toast;
import dev.sportello.desktop.window.WindowActs;
import dev.sportello.desktop.window.WindowController;
import dev.sportello.model.AgentId;
import dev.sportello.model.Party;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Everything an agent sees when signed in, wired to the desk. Made and used on the FX thread; what the desk and the
/// replica say on their own threads enters here, through two batches and nowhere else.
final class Workplace implements AutoCloseable {
    /// Who has not touched a key for so long is not writing.
    private static final Duration PAUSE = Duration.seconds(3);

    private final Desk desk;
    private final TimeWords times;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private final Replica replica;
    private final Ticker ticker;
    private final InboxModel inbox;
    private final InboxFeed feed;
    private final ThreadModel thread;
    private final CustomerModel customer;
    private final ObjectProperty<LinkState> link;
    private final WindowController window;
    private final List<Runnable> unsubscribe = new ArrayList<>();
    private final DelayedClose closing;
    private final ThreadController conversation;
    private @Nullable ReadTimer readTimer;
    private @Nullable Toast closed;
    private final Parent root;

    Workplace(
            Desk desk,
            TimeWords times,
            EmojiPictures pictures,
            PaneWidths widths,
            Runnable signInAgain,
            Runnable signOut) {
        this.desk = desk;
        this.times = times;
        replica = desk.replica();
        ticker = new Ticker(times.clock());
        link = new SimpleObjectProperty<>(desk.link());
        inbox = new InboxModel(replica.you().id());
        feed = new InboxFeed(replica, inbox);
        thread = new ThreadModel(replica.you().id(), times.clock().getZone(), replica::thread, desk::older);
        customer = new CustomerModel(desk::profile, desk::events);
        var list = new InboxController(
                inbox,
                new ClosedTickets(before -> desk.tickets(Status.Kind.CLOSED, before), feed::takeClosed),
                times,
                pictures,
                ticker);
        closing = new DelayedClose(ticket -> desk.closeTicket(ticket.id()));
        conversation = new ThreadController(thread, acts(), replica::team, times, pictures);
        var person = new CustomerController(customer, times, ticker);
        window = new WindowController(
                new WindowController.Panes(
                        View.load(list, list.texts()),
                        View.load(conversation, conversation.texts()),
                        View.load(person, person.texts())),
                widths,
                replica.you(),
                new WindowActs(desk::tryNow, signInAgain, signOut),
                link,
                inbox.unread(),
                times,
                ticker);
        root = View.load(window, window.texts());
        assignShortcuts(list);
        list.searchThreads(replica::find);
        conversation.choosing(inbox.rows());
        inbox.selected().subscribe(this::show);
        unsubscribe.add(replica.listen(new Batch<ReplicaChange>(this::take)));
        unsubscribe.add(desk.onLink(new Batch<>(this::takeLink)));
        unsubscribe.add(desk.onViewers(new Batch<>(this::takeViewers)));
        unsubscribe.add(desk.onRefusal(new Batch<>(this::takeRefusals)));
        closing.pending().subscribe(this::didDelayClose);
        typing.setOnFinished(_ -> desk.lookAt(inbox.selected().get(), false));
        // After listening, so that nothing falls between; reading twice is harmless.
        link.set(desk.link());
        feed.readAll();
        readAbout();
        ticker.start();
    }

    /// Puts everything into the window.
    void enter(Stage stage, Scene scene) {
        scene.setRoot(root);
        window.listen(scene);
        var timer = new ReadTimer(
                thread.ticket(),
                stage.focusedProperty(),
                ticket -> replica.unread(ticket.id()),
                ticket -> desk.markRead(ticket.id(), ticket.lastShopperMessage()));
        unsubscribe.add(timer::close);
        readTimer = timer;
        stage.titleProperty().bind(inbox.unread().map(_ -> title()));
    }

    PaneWidths widths() {
        return window.widths();
    }

    @Nullable
    TicketId opened() {
        return inbox.selected().get();
    }

    void open(TicketId id) {
        inbox.selected().set(id);
    }

    @Override
    public void close() {
        closing.close();
        desk.lookAt(null, false);
        unsubscribe.forEach(Runnable::run);
        ticker.stop();
    }

    private String title() {
        var account = replica.account();
        var name = account == null ? "Sportello" : account.general().name();
        var unread = inbox.unread().getValue();
        return unread == 0 ? window.texts().get("title", name) : window.texts().get("title.unread", unread, name);
    }

    private void show(@Nullable TicketId id) {
        var row = id == null ? null : inbox.row(id);
        thread.open(row == null ? null : row.ticket());
        customer.open(row == null ? null : row.ticket().profile());
        desk.lookAt(id, false);
        conversation.company(id == null ? List.of() : desk.viewers(id));
    }

    /// What admins and colleagues have changed.
    private void readAbout() {
        var account = replica.account();
        if (account != null) {
            inbox.marks().set(account.general().waiting());
        }
    }

    private void take(List<ReplicaChange> changes) {
        feed.take(changes);
        if (changes.stream().anyMatch(ReplicaChange::about)) {
            readAbout();
            feed.readAll();
        }
        var waiting = closing.pending().get();
        if (waiting != null) {
            takeWaiting(waiting.id());
        }
        var open = inbox.selected().get();
        if (open == null) {
            return;
        }
        var ticket = replica.ticket(open);
        if (changes.stream().anyMatch(ReplicaChange::everything)) {
            thread.startOver(ticket);
        } else if (ticket != null
                && changes.stream().anyMatch(change -> change.tickets().contains(open))) {
            tellOfAnswer(ticket);
            thread.refresh(ticket);
        }
    }

    /// A ticket whose close waits: the shopper may have written, or a colleague closed it.
    private void takeWaiting(TicketId id) {
        var now = replica.ticket(id);
        if (now != null && closing.refresh(now)) {
            window.show(Toast.of(window.texts().get("toast.wrote", now.shopperName())));
        } else if (now != null && !now.live()) {
            closing.undo();
        }
    }

    /// Whether a colleague has just answered in the open ticket.
    private void tellOfAnswer(Ticket now) {
        var before = thread.ticket().get();
        var answered = before != null && !Objects.equals(before.lastReplyAt(), now.lastReplyAt());
        var last = now.lastMessage();
        if (answered
                && last != null
                && last.author() instanceof Party.ByAgent(AgentId agent, String firstName)
                && !agent.equals(replica.you().id())) {
            conversation.answered(firstName, last.text());
        }
    }

    private void takeViewers(List<TicketId> tickets) {
        var open = inbox.selected().get();
        if (open != null && tickets.contains(open)) {
            conversation.company(desk.viewers(open));
        }
    }

    private void takeRefusals(List<Outbox.RefusedAct> refused) {
        var last = refused.getLast();
        window.show(Toast.of(window.texts()
                .get(
                        "toast.refused",
                        last.command().ticket().toString(),
                        last.refusal().sentence())));
    }

    /// The ticket leaves the list at once, and comes back when its close is taken back.
    private void didDelayClose(@Nullable Ticket ticket) {
        window.hide(closed);
        closed = null;
        inbox.conceal(ticket == null ? null : ticket.id());
        if (ticket != null) {
            closed = new Toast(
                    window.texts().get("toast.closed", ticket.id().toString()),
                    window.texts().get("toast.undo"),
                    this::undoClose);
            window.show(closed);
        }
    }

    private void undoClose() {
        var ticket = closing.pending().get();
        closing.undo();
        if (ticket != null) {
            inbox.selected().set(ticket.id());
        }
    }

    private void close(Ticket ticket) {
        var next = inbox.neighbour(1);
        var neighbour = next == null ? inbox.neighbour(-1) : next;
        closing.close(ticket);
        if (ticket.id().equals(inbox.selected().get())) {
            inbox.selected().set(neighbour);
        }
    }

    private void snooze(TicketId ticket, @Nullable Instant until) {
        desk.snooze(ticket, until);
        window.show(Toast.of(
                until == null
                        ? window.texts().get("toast.snoozed-reply", ticket.toString())
                        : window.texts().get("toast.snoozed", ticket.toString(), times.moment(until))));
    }

    private void markUnread(Ticket ticket) {
        if (readTimer != null) {
            readTimer.leave(ticket);
        }
        desk.markUnread(ticket.id(), ticket.lastShopperMessage() - 1);
    }

    /// The agent writes in the open ticket.
    private void didType(TicketId ticket) {
        desk.lookAt(ticket, true);
        typing.playFromStart();
    }

    private TicketActs ticketActs() {
        return new TicketActs(
                this::close, this::snooze, desk::reopen, desk::assign, this::markUnread, desk::noReplyNeeded);
    }

    private void takeLink(List<LinkState> states) {
        link.set(states.getLast());
        if (states.getLast() instanceof LinkState.Live) {
            customer.retry();
        }
    }

    private ThreadController.Acts acts() {
        return new ThreadController.Acts(
                (ticket, text) -> {
                    var _ = desk.reply(ticket, text);
                },
                desk::tryAgain,
                desk::discard,
                new DeskDrafts(desk, this::didType),
                ticketActs(),
                new Browser());
    }

    private void assignShortcuts(InboxController list) {
        window.on(Shortcut.CLOSE, conversation::closeTicket);
        window.on(Shortcut.UNDO, this::undoClose);
        window.on(Shortcut.SNOOZE, conversation::snooze);
        window.on(Shortcut.ASSIGN, conversation::assign);
        window.on(Shortcut.UNREAD, conversation::markUnread);
        window.on(Shortcut.NEXT_TICKET, () -> list.step(1));
        window.on(Shortcut.PREVIOUS_TICKET, () -> list.step(-1));
        window.on(Shortcut.REPLY, conversation::write);
        window.on(Shortcut.SEARCH, list::search);
        window.on(Shortcut.MINE, list::showMine);
        window.on(Shortcut.UNASSIGNED, list::showUnassigned);
        window.on(Shortcut.ALL, list::showAll);
    }
}
