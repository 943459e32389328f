package dev.sportello.desktop.replica;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.Codec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What the desktop knows. Thread-safe: readers get immutable values from memory and never wait; what needs the disk
/// answers with a future. Changes are announced in batches, on the replica's own thread, never on the FX thread.
public final class Replica implements AutoCloseable {
    /// How long a closed ticket, and a profile that nobody looks at, stay on the disk.
    private static final Duration KEPT = Duration.ofDays(14);

    /// A draft is written this long after the key that changed it, so that a word costs one write.
    private static final Duration DRAFT_DELAY = Duration.ofMillis(300);

    /// A disk that has not taken a draft is asked again after this long.
    private static final Duration DRAFT_RETRY = Duration.ofSeconds(5);

    private final ReplicaThread thread = new ReplicaThread();
    private final ReplicaListeners listeners = new ReplicaListeners();
    private final Clock clock;
    private final DamagedFiles damaged;
    private final ReplicaFiles files;
    private final OutboxQueue queue;
    private final KeptDrafts drafts;
    private final LocalView view;
    private final CommandOutbox outbox;
    private final ReplicaUpdates updates;

    /// As the other one, with what is damaged in a list of its own.
    public Replica(Path folder, Agent signedIn, Clock clock, RandomGenerator random) {
        this(folder, signedIn, new DamagedFiles(clock), clock, random);
    }

    /// Opens the agent's files, or makes them. Reads the disk: not for the FX thread.
    ///
    /// @param folder of this agent at this relay; no other process may use it
    /// @param damaged gets what is damaged, now or later
    /// @throws RuntimeException if the disk cannot be used
    public Replica(Path folder, Agent signedIn, DamagedFiles damaged, Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.damaged = damaged;
        files = new ReplicaFiles(folder, new Codec(), damaged);
        queue = new OutboxQueue(files.outbox, files.written.commands());
        drafts = new KeptDrafts(files.outbox, files.written.drafts());
        view = new LocalView(signedIn, queue, files.known.map(ReplicaState::new).orElse(null));
        outbox = new CommandOutbox(listeners, thread, view, queue, clock, random);
        updates = new ReplicaUpdates(thread, files, view, queue, drafts, outbox, listeners);
        thread.run(this::tidy);
    }

    /// The files that were damaged, and of which the agent has not read.
    public DamagedFiles damagedFiles() {
        return damaged;
    }

    /// The agent signed in.
    public Agent you() {
        return view.you();
    }

    /// Null until the first snapshot has come.
    public @Nullable Account account() {
        var known = view.known();
        return known == null ? null : known.about().account();
    }

    /// Who saved the page of the settings that has this version; null where that is not known any more.
    public @Nullable Party savedBy(long version) {
        var known = view.known();
        return known == null ? null : known.savedBy(version);
    }

    public List<Agent> team() {
        var known = view.known();
        return known == null ? List.of(view.you()) : known.about().team();
    }

    /// All tickets that are local: the live ones, and those that were closed lately, by this agent also where the relay
    /// does not know it yet. In no order.
    public List<Ticket> tickets() {
        return view.tickets();
    }

    public @Nullable Ticket ticket(TicketId id) {
        return view.ticket(id);
    }

    /// Whether the ticket was erased, as far as that is known since the last snapshot or start.
    public boolean isErased(TicketId id) {
        var known = view.known();
        return known != null && known.isErased(id);
    }

    /// Whether the ticket holds a shopper's message behind this agent's own cursor. What was marked read here counts at
    /// once.
    public boolean unread(TicketId id) {
        var ticket = view.ticket(id);
        return ticket != null && ticket.unread(view.readUpTo(id));
    }

    /// The end of the thread; empty for a ticket that is not local.
    public CompletableFuture<LocalThread> thread(TicketId id) {
        return thread.ask(() -> new LocalThread(end(id), view.replies(id)));
    }

    private List<Entry> end(TicketId id) {
        return updates.stored(() -> files.replica.end(id, LocalThread.MOST), List.of());
    }

    /// What is local of the thread just before a sequence number, oldest first.
    public CompletableFuture<List<Entry>> older(TicketId id, long before, int limit) {
        return thread.ask(() -> updates.stored(() -> files.replica.before(id, before, limit), List.of()));
    }

    /// Which tickets hold the words in a message that is local.
    ///
    /// @param words folded, at least one
    public CompletableFuture<Set<TicketId>> find(List<String> words) {
        return thread.ask(() -> updates.stored(() -> files.replica.find(words), Set.of()));
    }

    /// The replica's position in the journal; null until the first snapshot has come.
    public @Nullable Position position() {
        return view.position();
    }

    /// After which position to go on with the relay; null to load everything: before the first snapshot, and where an
    /// older program kept what is here, which may not have understood all of it.
    public @Nullable Position resumeAfter() {
        return files.replica.keptByThisProgram() ? position() : null;
    }

    /// Subscribes to every batch from now on. Run what is returned to unsubscribe.
    public Runnable listen(Consumer<ReplicaChange> listener) {
        return listeners.listen(listener);
    }

    public CommandOutbox outbox() {
        return outbox;
    }

    /// The tickets of the snapshot, which come page by page.
    public SnapshotLoad load() {
        return updates.load();
    }

    /// What the agent wrote in a ticket and whose entries are not here yet, the last written last; also what was
    /// refused. For any thread.
    public List<QueuedCommand> replies(TicketId ticket) {
        return view.replies(ticket);
    }

    /// What the agent had begun to write in a ticket.
    public Draft draft(Ticket ticket) {
        return drafts.find(view.addressee(ticket));
    }

    /// Keeps a draft, written to the disk a moment later; an empty one forgets it.
    public void draft(Ticket ticket, Draft draft) {
        keep(new KeptDraft(view.addressee(ticket), clock.instant(), draft));
    }

    /// All that was begun, for whatever ticket, in no order.
    List<KeptDraft> drafts() {
        return drafts.all();
    }

    private void keep(KeptDraft draft) {
        if (drafts.put(draft)) {
            thread.later(DRAFT_DELAY, this::writeDrafts);
        }
    }

    private void writeDrafts() {
        if (drafts.flush()) {
            thread.later(DRAFT_RETRY, this::writeDrafts);
        }
    }

    /// What the agent wrote or did, and what cannot reach the ticket that was meant; the oldest first.
    public List<Undeliverable> undeliverable() {
        return view.undeliverable(drafts.all());
    }

    /// Forgets what cannot be delivered.
    public void discard(Undeliverable one) {
        thread.run(() -> {
            switch (one) {
                case Undeliverable.Queued(QueuedCommand queued) -> outbox.discard(queued);
                case Undeliverable.Begun(Addressee to, var _, var _, var _) -> {
                    keep(new KeptDraft(to, clock.instant(), Draft.NONE));
                    listeners.announceWritten(to.ticket());
                }
            }
        });
    }

    /// Replaces everything but drafts and outbox; the tickets follow page by page, and are asked for by [#load]. Done
    /// when it is on disk and announced.
    public CompletableFuture<Void> startOver(Snapshot snapshot) {
        return thread.tell(() -> updates.startOver(snapshot));
    }

    /// Applies entries of the journal; those already applied change nothing. Done when they are on disk and announced.
    ///
    /// @param live whether they have just happened; false for what happened while there was no link
    /// @return false, with nothing applied, when an entry before them is missing or one does not fit: start over
    public CompletableFuture<Boolean> apply(List<Entry> entries, boolean live) {
        return thread.ask(() -> updates.apply(entries, live));
    }

    /// Remembers a profile for when there is no link.
    public void keep(Profile profile) {
        thread.run(() -> {
            var _ = updates.stored(() -> files.replica.keep(profile, clock.instant()));
        });
    }

    public CompletableFuture<Optional<Profile>> profile(ProfileId id) {
        return thread.ask(() -> updates.stored(() -> files.replica.profile(id), Optional.empty()));
    }

    /// Deletes all that came from the relay from the disk. Drafts and outbox stay.
    public CompletableFuture<Void> forget() {
        return thread.tell(updates::forget);
    }

    /// Writes the last drafts and closes the files; returns when they are closed.
    @Override
    public void close() {
        thread.close(() -> {
            try (files) {
                var _ = drafts.flush();
            }
        });
    }

    /// Removes what the journal brought before the last end of the program could be noted in the outbox, and what has
    /// been here for long enough.
    private void tidy() {
        queue.commands().stream().map(QueuedCommand::ticket).distinct().forEach(ticket -> updates.settle(end(ticket)));
        outbox.review();
        var gone =
                updates.stored(() -> files.replica.forgetBefore(clock.instant().minus(KEPT)), List.of());
        var known = view.known();
        if (known != null && !gone.isEmpty()) {
            gone.forEach(known.tickets::remove);
            listeners.announce(new ReplicaChange.Replaced());
        }
    }
}
