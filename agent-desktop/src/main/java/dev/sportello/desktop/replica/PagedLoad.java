package dev.sportello.desktop.replica;

import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// How far a snapshot has come that is loaded page by page, highest ticket number first, and what happened meanwhile to
/// tickets that are not here yet. Changed by the replica's thread only; how far it is may be read by any.
///
/// A page is read after it was asked for. So a page includes everything that was received before; only what is
/// received between the request and the page has to be kept, and is dropped with the next request.
final class PagedLoad {
    /// So much is remembered between a request and its page; beyond, the page is asked for again.
    static final int MOST_RECEIVED = 10_000;

    private final long total;
    private volatile long here;
    private volatile long before;
    private final List<Received> received = new ArrayList<>();
    private boolean heardTooMuch;
    private @Nullable Held held;

    /// An entry about a ticket whose page is not here.
    ///
    /// @param live whether it had just happened
    record Received(Entry entry, boolean live) {}

    /// A page that was read at a position which the entries have not reached.
    private record Held(SnapshotPage page, CompletableFuture<Boolean> taken) {}

    /// @param before the number below which tickets are not here
    /// @param here how many are
    /// @param total how many there were when loading began
    PagedLoad(long before, long here, long total) {
        this.before = before;
        this.here = here;
        this.total = total;
    }

    long before() {
        return before;
    }

    long total() {
        return total;
    }

    LoadProgress progress() {
        return new LoadProgress(Math.min(here, total), total);
    }

    /// Whether the ticket's page is yet to come, if it has one.
    boolean awaits(TicketId ticket) {
        return ticket.number() < before;
    }

    void receive(List<Entry> entries, boolean live) {
        if (received.size() + entries.size() > MOST_RECEIVED) {
            received.clear();
            heardTooMuch = true;
        }
        if (!heardTooMuch) {
            entries.forEach(entry -> received.add(new Received(entry, live)));
        }
    }

    List<Received> receivedAfter(long sequence) {
        return received.stream()
                .filter(one -> one.entry().sequence() > sequence)
                .toList();
    }

    boolean heardTooMuch() {
        return heardTooMuch;
    }

    /// A page is asked for from here on.
    void ask() {
        giveUp();
        received.clear();
        heardTooMuch = false;
    }

    /// Keeps a page until the entries have come that it knows already.
    ///
    /// @param taken receives whether it was taken
    void hold(SnapshotPage page, CompletableFuture<Boolean> taken) {
        giveUp();
        held = new Held(page, taken);
    }

    /// The page that was kept; null where there is none.
    @Nullable
    SnapshotPage held() {
        return held == null ? null : held.page();
    }

    /// The page that was kept is taken, or is to be asked for again.
    void settle(boolean taken) {
        if (held != null) {
            held.taken().complete(taken);
            held = null;
        }
    }

    void giveUp() {
        settle(false);
    }

    void took(SnapshotPage page) {
        here += page.tickets().size();
        before = page.tickets().isEmpty()
                ? before
                : page.tickets().getLast().id().number();
    }
}
