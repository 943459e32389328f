package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.LocalThread;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Command;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The thread that is open: what the replica holds of it, and what was fetched of its past. FX thread only.
public final class ThreadModel {
    private final AgentId you;
    private final Supplier<ZoneId> zone;
    private final Function<TicketId, CompletableFuture<LocalThread>> local;
    private final BiFunction<TicketId, Long, CompletableFuture<AgentBodies.ThreadPage>> older;
    private final ReadOnlyObjectWrapper<@Nullable Ticket> ticket = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ThreadRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private List<QueuedCommand> queued = List.of();

    /// The emails of which one wants to see what they quote.
    private final Set<MessageId> quotesShown = new HashSet<>();

    private final ReadOnlyObjectWrapper<@Nullable Email> lastEmail = new ReadOnlyObjectWrapper<>();

    /// Whether what is shown is of before the snapshot.
    private boolean replaced;

    private ThreadWindow window = new ThreadWindow();

    /// Whether the thread's end is in view.
    private boolean following = true;

    private final ReadOnlyIntegerWrapper arrived = new ReadOnlyIntegerWrapper();
    private Paging paging = new Paging();
    private Paging below = new Paging();
    private final ReadOnlyObjectWrapper<Paging.State> past = new ReadOnlyObjectWrapper<>(Paging.State.MORE);

    /// @param zone in which days begin; asked each time
    /// @param local the thread's end, as `Replica.thread` gives it
    /// @param older the entries before a sequence number, as `Desk.older` gives them
    public ThreadModel(
            AgentId you,
            Supplier<ZoneId> zone,
            Function<TicketId, CompletableFuture<LocalThread>> local,
            BiFunction<TicketId, Long, CompletableFuture<AgentBodies.ThreadPage>> older) {
        this.you = you;
        this.zone = zone;
        this.local = local;
        this.older = older;
    }

    AgentId you() {
        return you;
    }

    /// Whose thread it is; null when none is open.
    public ReadOnlyObjectProperty<@Nullable Ticket> ticket() {
        return ticket.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ThreadRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// The last email of the thread, as far as it is loaded; null for none.
    ReadOnlyObjectProperty<@Nullable Email> lastEmail() {
        return lastEmail.getReadOnlyProperty();
    }

    /// Shows what an email quotes, or hides it again.
    void turnQuote(MessageId email) {
        if (!quotesShown.remove(email)) {
            quotesShown.add(email);
        }
        show();
    }

    /// Whether the rows end where the thread ends.
    boolean atEnd() {
        return window.atEnd();
    }

    /// How many messages of the shopper have come since the thread was opened.
    ReadOnlyIntegerProperty arrived() {
        return arrived.getReadOnlyProperty();
    }

    /// How far older entries are loaded.
    ReadOnlyObjectProperty<Paging.State> past() {
        return past.getReadOnlyProperty();
    }

    /// Opens a ticket's thread, or none.
    public void open(@Nullable Ticket next) {
        queued = List.of();
        quotesShown.clear();
        lastEmail.set(null);
        replaced = false;
        arrived.set(0);
        following = true;
        begin();
        rows.set(List.of());
        ticket.set(next);
        if (next != null) {
            readAgain();
        }
    }

    private void begin() {
        window = new ThreadWindow();
        below = new Paging();
        paging = new Paging();
        var current = paging;
        past.set(Paging.State.MORE);
        paging.state().subscribe(state -> {
            if (paging == current) {
                past.set(state);
            }
        });
    }

    /// Leads to the thread's end, wherever one is in it.
    void toEnd() {
        if (!window.atEnd()) {
            following = true;
            begin();
            readAgain();
        }
    }

    /// Whether the thread's end is in view: then what is far above it may go.
    void follow(boolean end) {
        following = end;
    }

    /// The open ticket has changed.
    public void refresh(Ticket next) {
        var open = ticket.get();
        if (open == null || !open.id().equals(next.id())) {
            return;
        }
        if (replaced || !open.sameAs(next)) {
            open(next);
        } else {
            ticket.set(next);
            readAgain();
        }
    }

    /// Nothing that was known holds any more: a snapshot has replaced it.
    ///
    /// @param now the open ticket as it is now; null if it has not come, and then what is shown stays until it does
    public void startOver(@Nullable Ticket now) {
        if (now != null) {
            open(now);
        } else if (ticket.get() != null) {
            replaced = true;
            // Whose thread the relay has under this number is not known.
            paging = new Paging();
            past.set(Paging.State.END);
        }
    }

    /// Days begin at other times now.
    void redate() {
        show();
    }

    void loadOlder() {
        var open = ticket.get();
        if (open == null) {
            return;
        }
        // A ticket that the replica does not hold is read from its end.
        var shown = window;
        paging.load(() -> older.apply(open.id(), shown.above()), page -> {
            if (shown == window) {
                shown.putOlder(page.entries());
                show();
            }
            return page.more();
        });
    }

    /// Fetches again what follows below.
    void loadNewer() {
        var open = ticket.get();
        if (open == null || window.atEnd()) {
            return;
        }
        var shown = window;
        if (below.state().get() == Paging.State.END) {
            below.startOver();
        }
        below.load(() -> older.apply(open.id(), shown.below()), page -> {
            if (shown == window) {
                if (shown.putNewer(page.entries())) {
                    paging.startOver();
                }
                show();
            }
            return !shown.atEnd();
        });
    }

    private void readAgain() {
        var open = ticket.get();
        if (open == null) {
            return;
        }
        var asked = paging;
        var _ = local.apply(open.id())
                .whenComplete((thread, failure) -> Platform.runLater(() -> {
                    if (asked == paging && thread != null) {
                        take(thread);
                    } else if (asked == paging) {
                        past.set(Paging.State.FAILED);
                    }
                }));
    }

    private void take(LocalThread thread) {
        queued = thread.queued();
        var known = window.newest();
        switch (window.putEnd(thread.entries(), following)) {
            case WHOLE -> {}
            case TRIMMED -> paging.startOver();
            case HOLE -> {
                begin();
                var _ = window.putEnd(thread.entries(), true);
            }
        }
        if (thread.complete() && window.above() == thread.entries().getFirst().sequence()) {
            paging.end();
        } else if (window.isEmpty()) {
            loadOlder();
        }
        show();
        if (known > 0) {
            arrived.set(arrived.get() + messagesAfter(known, thread.entries()));
        }
    }

    private static int messagesAfter(long known, List<Entry> entries) {
        return (int) entries.stream()
                .filter(entry -> entry.sequence() > known)
                .filter(entry -> entry.change() instanceof Change.HasText text
                        && text.message().byShopper())
                .count();
    }

    private void show() {
        var open = ticket.get();
        if (open != null) {
            var entries = window.entries();
            var story = new ThreadRows.Story(
                    entries, window.atEnd() ? queued : List.of(), window.deliveries(), quotesShown);
            rows.set(ThreadRows.of(open, story, you, zone.get()));
            lastEmail.set(lastEmail(entries));
        }
    }

    private @Nullable Email lastEmail(List<Entry> entries) {
        for (var written : queued.reversed()) {
            if (written.command() instanceof Command.SendEmail email && written.refusal() == null) {
                return new Email(email.subject(), "", null, List.of());
            }
        }
        return entries.reversed().stream()
                .map(Entry::change)
                .filter(Change.EmailAdded.class::isInstance)
                .map(change -> ((Change.EmailAdded) change).email())
                .findFirst()
                .orElse(lastEmail.get());
    }
}
