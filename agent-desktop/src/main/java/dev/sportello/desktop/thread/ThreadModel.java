package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.LocalThread;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.AgentId;
import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
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
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private List<QueuedCommand> queued = List.of();

    /// Whether what is shown is of before the snapshot.
    private boolean replaced;

    private Paging paging = new Paging();
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

    /// How far older entries are loaded.
    ReadOnlyObjectProperty<Paging.State> past() {
        return past.getReadOnlyProperty();
    }

    /// Opens a ticket's thread, or none.
    public void open(@Nullable Ticket next) {
        entries.clear();
        queued = List.of();
        replaced = false;
        paging = new Paging();
        var current = paging;
        past.set(Paging.State.MORE);
        paging.state().subscribe(state -> {
            if (paging == current) {
                past.set(state);
            }
        });
        rows.set(List.of());
        ticket.set(next);
        if (next != null) {
            readAgain();
        }
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
        var before = entries.isEmpty() ? Long.MAX_VALUE : entries.firstKey();
        paging.load(() -> older.apply(open.id(), before), page -> {
            if (isOpen(open.id())) {
                page.entries().forEach(entry -> entries.put(entry.sequence(), entry));
                show();
            }
            return page.more();
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
        thread.entries().forEach(entry -> entries.put(entry.sequence(), entry));
        queued = thread.queued();
        if (thread.complete()) {
            paging.end();
        } else if (entries.isEmpty()) {
            loadOlder();
        }
        show();
    }

    private void show() {
        var open = ticket.get();
        if (open != null) {
            rows.set(ThreadRows.of(open, new ArrayList<>(entries.values()), queued, you, zone.get()));
        }
    }

    private boolean isOpen(TicketId id) {
        var open = ticket.get();
        return open != null && open.id().equals(id);
    }
}
