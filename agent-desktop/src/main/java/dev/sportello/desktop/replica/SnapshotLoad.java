package dev.sportello.desktop.replica;

import dev.sportello.model.Entry;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tickets of the snapshot, page by page: which one is wanted, and what becomes of it. It goes on after a restart
/// where it was. Thread-safe.
public final class SnapshotLoad {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotLoad.class);

    private final ReplicaThread thread;
    private final LocalView view;
    private final PageWriter writer;
    private final BiConsumer<ReplicaBatch, List<ReplicaChange>> taken;

    /// Puts a page on the disk.
    @FunctionalInterface
    interface PageWriter {
        /// @param before the number below which tickets are still to come; null when this was the last page
        /// @return false where all that is known had to be given up
        boolean write(ReplicaBatch batch, @Nullable Long before);
    }

    /// @param taken receives what is on disk and in memory from here on, and what to publish of it
    SnapshotLoad(
            ReplicaThread thread,
            LocalView view,
            PageWriter writer,
            BiConsumer<ReplicaBatch, List<ReplicaChange>> taken) {
        this.thread = thread;
        this.view = view;
        this.writer = writer;
        this.taken = taken;
    }

    /// How far it is; null when all is here, or nothing.
    public @Nullable LoadProgress progress() {
        var load = load();
        return load == null ? null : load.progress();
    }

    /// Which page to ask the relay for now. Asking for it again drops what was received of the one before.
    ///
    /// @return empty when all is here, or nothing
    public CompletableFuture<Optional<PageRequest>> next() {
        return thread.ask(() -> {
            var known = view.known();
            var load = load();
            if (known == null || load == null) {
                return Optional.empty();
            }
            load.ask();
            return Optional.of(new PageRequest(known.position().epoch(), load.before()));
        });
    }

    /// Takes a page as soon as the entries have come as far as it is.
    ///
    /// @return whether it was taken; false: ask for [#next] again
    public CompletableFuture<Boolean> take(PageRequest asked, SnapshotPage page) {
        var taken = new CompletableFuture<Boolean>();
        var _ = thread.tell(() -> take(asked, page, taken)).exceptionally(failure -> {
            taken.completeExceptionally(failure);
            return null;
        });
        return taken;
    }

    private void take(PageRequest asked, SnapshotPage page, CompletableFuture<Boolean> taken) {
        var known = view.known();
        var load = load();
        if (known != null
                && load != null
                && asked.equals(new PageRequest(known.position().epoch(), load.before()))
                && page.position().epoch().equals(asked.epoch())) {
            load.hold(page, taken);
            takeHeld();
        } else {
            taken.complete(false);
        }
    }

    /// Entries of tickets whose page is not here. On the replica's thread.
    void receive(List<Entry> entries, boolean live) {
        var load = load();
        if (load != null) {
            load.receive(entries, live);
        }
    }

    /// The replica has moved on: a page that waited may be taken. On the replica's thread.
    void takeHeld() {
        var known = view.known();
        var load = load();
        var page = load == null ? null : load.held();
        if (known == null
                || load == null
                || page == null
                || !view.hasSeen(page.position().sequence())) {
            return;
        }
        if (load.heardTooMuch()) {
            load.giveUp();
            return;
        }
        try {
            take(known, load, page);
        } catch (RuntimeException e) {
            LOG.error("A page of tickets could not be taken; it is asked for again.", e);
            load.giveUp();
        }
    }

    private void take(ReplicaState known, PagedLoad load, SnapshotPage page) {
        var later = load.receivedAfter(page.position().sequence());
        var batch =
                known.fold(page, later.stream().map(PagedLoad.Received::entry).toList());
        var last = !page.more() || page.tickets().isEmpty();
        if (!writer.write(batch, last ? null : page.tickets().getLast().id().number())) {
            return;
        }
        known.take(batch);
        load.took(page);
        if (last) {
            known.loaded();
        }
        taken.accept(batch, news(batch, later));
        load.settle(true);
    }

    /// What has just happened in the page's tickets is published as live.
    private static List<ReplicaChange> news(ReplicaBatch batch, List<PagedLoad.Received> later) {
        var loaded = new ReplicaChange.Loaded(batch.touched());
        var live = later.stream()
                .filter(PagedLoad.Received::live)
                .map(PagedLoad.Received::entry)
                .filter(batch.applied()::contains)
                .toList();
        if (live.isEmpty()) {
            return List.of(loaded);
        }
        var tickets = live.stream().map(Entry::ticket).filter(Objects::nonNull).collect(Collectors.toSet());
        return List.of(loaded, new ReplicaChange.Applied(live, tickets, false, false, true));
    }

    /// Nothing of what is awaited is wanted any more. On the replica's thread.
    void giveUp() {
        var load = load();
        if (load != null) {
            load.giveUp();
        }
    }

    private @Nullable PagedLoad load() {
        var known = view.known();
        return known == null ? null : known.load();
    }
}
