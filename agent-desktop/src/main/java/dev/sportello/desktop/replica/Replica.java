package dev.sportello.desktop.replica;

import dev.sportello.desktop.replica.ReplicaStore.Batch;
import dev.sportello.desktop.replica.ReplicaStore.Loaded;
import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the desktop knows. Thread-safe: readers get immutable values from memory and never wait; what needs the disk
/// answers with a future. Changes are announced in batches, on the replica's own thread, never on the FX thread.
public final class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    /// How long a closed ticket, and a profile that nobody looks at, stay on the disk.
    private static final Duration KEPT = Duration.ofDays(14);

    /// A draft is written this long after the key that changed it, so that a word costs one write.
    private static final Duration DRAFT_DELAY = Duration.ofMillis(300);

    private final ReplicaThread thread = new ReplicaThread();
    private final List<Consumer<ReplicaChange>> listeners = new CopyOnWriteArrayList<>();
    private final Agent signedIn;
    private final Clock clock;
    private final ReplicaFiles files;
    private final OutboxQueue queue;
    private final Drafts drafts;
    private final Outbox outbox;
    private final Map<Long, Party> savers = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    /// Opens the agent's files, or makes them. Reads the disk: not for the FX thread.
    ///
    /// @param folder of this agent at this relay; no other process may use it
    /// @throws RuntimeException if the disk cannot be used
    public Replica(Path folder, Agent signedIn, Clock clock, RandomGenerator random) {
        this.signedIn = signedIn;
        this.clock = clock;
        files = new ReplicaFiles(folder, new Codec(), clock);
        known = files.known.map(Known::new).orElse(null);
        queue = new OutboxQueue(files.outbox, files.written);
        drafts = new Drafts(files.outbox, files.written.drafts());
        outbox = new Outbox(this, thread, queue, clock, random);
        thread.run(this::tidy);
    }

    /// The files that could not be read at the start, and where they are now. Nothing of them was deleted.
    public List<Path> setAside() {
        return files.setAside();
    }

    /// The agent signed in.
    public Agent you() {
        var known = this.known;
        return known == null ? signedIn : known.about().you();
    }

    /// Null until the first snapshot has come.
    public @Nullable Account account() {
        var known = this.known;
        return known == null ? null : known.about().account();
    }

    /// Who saved the page of the settings that has this version; null where that was before this program started.
    public @Nullable Party savedBy(long version) {
        return savers.get(version);
    }

    public List<Agent> team() {
        var known = this.known;
        return known == null ? List.of(signedIn) : known.about().team();
    }

    /// All tickets that are local: the live ones, and those that were closed lately, by this agent also where the relay
    /// does not know it yet. In no order.
    public List<Ticket> tickets() {
        var known = this.known;
        return known == null
                ? List.of()
                : known.tickets.values().stream().map(this::asLeft).toList();
    }

    public @Nullable Ticket ticket(TicketId id) {
        var ticket = atRelay(id);
        return ticket == null ? null : asLeft(ticket);
    }

    /// Whether the ticket holds a shopper's message behind this agent's own cursor. What was marked read here counts at
    /// once.
    public boolean unread(TicketId id) {
        var ticket = ticket(id);
        return ticket != null && ticket.unread(readUpTo(id));
    }

    /// What is local of the thread; empty for a ticket that is not.
    public CompletableFuture<LocalThread> thread(TicketId id) {
        return thread.ask(() -> new LocalThread(files.replica.thread(id), queue.replies(id)));
    }

    /// Which tickets hold the words in a message that is local.
    ///
    /// @param words in lower case
    public CompletableFuture<Set<TicketId>> find(String words) {
        return thread.ask(() -> files.replica.find(words));
    }

    /// Where the replica stands in the journal; null until the first snapshot has come.
    public @Nullable Position position() {
        var known = this.known;
        return known == null ? null : known.position();
    }

    /// After which position to go on with the relay; null to load everything: before the first snapshot, and where an
    /// older program kept what is here, which may not have understood all of it.
    public @Nullable Position resumeAfter() {
        return files.replica.keptByThisProgram() ? position() : null;
    }

    /// Hears of every batch from now on. Run what is returned to hear no more.
    public Runnable listen(Consumer<ReplicaChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public Outbox outbox() {
        return outbox;
    }

    /// What the agent had begun to write in a ticket; empty for nothing.
    public String draft(TicketId ticket) {
        return drafts.text(ticket);
    }

    /// Keeps a draft, written to the disk a moment later; empty forgets it.
    public void draft(TicketId ticket, String text) {
        if (drafts.put(ticket, text)) {
            thread.later(DRAFT_DELAY, drafts::flush);
        }
    }

    /// Replaces everything but drafts and outbox. Done when it is on disk and announced.
    public CompletableFuture<Void> startOver(Snapshot snapshot) {
        return thread.tell(() -> {
            files.replica.replace(snapshot);
            var about = new About(snapshot.account(), snapshot.you(), snapshot.team());
            var cursors = ReplicaStore.cursors(snapshot);
            queue.remove(messages(snapshot.thread()));
            known = new Known(new Loaded(snapshot.position(), about, snapshot.tickets(), cursors));
            outbox.review();
            announce(ReplicaChange.ALL);
        });
    }

    /// Applies entries of the journal; those already applied change nothing. Done when they are on disk and announced.
    ///
    /// @return false, with nothing applied, when an entry before them is missing or one does not fit: start over
    public CompletableFuture<Boolean> apply(List<Entry> entries) {
        return thread.ask(() -> {
            var known = this.known;
            var batch = known == null ? Optional.<Batch>empty() : fold(known, entries);
            batch.ifPresent(_ -> rememberSavers(entries));
            batch.ifPresent(this::take);
            return batch.isPresent();
        });
    }

    /// Remembers a profile for when there is no link.
    public void keep(Profile profile) {
        thread.run(() -> files.replica.keep(profile, clock.instant()));
    }

    public CompletableFuture<Optional<Profile>> profile(ProfileId id) {
        return thread.ask(() -> files.replica.profile(id));
    }

    /// Takes all that the relay told off the disk. Drafts and outbox stay.
    public CompletableFuture<Void> forget() {
        return thread.tell(() -> {
            files.replica.forget();
            known = null;
            announce(ReplicaChange.ALL);
        });
    }

    /// Writes the last drafts and closes the files; returns when they are closed.
    @Override
    public void close() {
        thread.close(() -> {
            try (files) {
                drafts.flush();
            }
        });
    }

    /// The ticket as the relay told of it.
    @Nullable
    Ticket atRelay(TicketId id) {
        var known = this.known;
        return known == null ? null : known.tickets.get(id);
    }

    /// The ticket as this agent left it: closed, snoozed or handed over from the moment when that is on the disk,
    /// network or not.
    private Ticket asLeft(Ticket ticket) {
        var left = ticket;
        for (var act : queue.outgoing().acts()) {
            if (act.ticket().equals(ticket.id())) {
                left = act.applyTo(left, you().party());
            }
        }
        return left;
    }

    /// This agent's cursor, as marked here or at any other desktop.
    long readUpTo(TicketId ticket) {
        var known = this.known;
        var atRelay = known == null ? 0 : known.readUpTo(ticket);
        var left = Math.min(atRelay, queue.unreadFrom(ticket).orElse(atRelay));
        return Math.max(left, queue.readUpTo(ticket));
    }

    boolean hasSeen(long sequence) {
        var position = position();
        return position != null && sequence <= position.sequence();
    }

    /// The relay has this cursor. Counted from now on, or the ticket would look unread until its entry comes; once that
    /// has come, later ones may have moved the cursor on.
    void readAtRelay(QueuedRead read, long sequence) {
        var known = this.known;
        if (known != null && !hasSeen(sequence)) {
            known.cursors.merge(read.ticket(), read.upTo(), Math::max);
        }
    }

    /// The relay has carried the act out. What it did to the own cursor counts from now on, as with [#readAtRelay].
    void actedAtRelay(Command.ByAgent act, long sequence) {
        var known = this.known;
        if (known != null && !hasSeen(sequence) && act instanceof Command.MarkUnread unread) {
            known.cursors.merge(unread.ticket(), Math.max(0, unread.upTo()), Math::min);
        }
    }

    void announce(Set<TicketId> tickets) {
        announce(new ReplicaChange(tickets, false, false));
    }

    /// What is known here may be wrong, by a fault of an earlier version for instance: then only all anew helps.
    private static Optional<Batch> fold(Known known, List<Entry> entries) {
        try {
            return known.fold(entries);
        } catch (RuntimeException e) {
            LOG.error("Entries do not fit what is known; everything is loaded anew.", e);
            return Optional.empty();
        }
    }

    private void take(Batch batch) {
        if (hasSeen(batch.sequence())) {
            return;
        }
        files.replica.write(batch);
        queue.remove(messages(batch.entries()));
        Objects.requireNonNull(known).take(batch);
        outbox.review();
        var touched = batch.tickets().stream().map(Ticket::id).collect(Collectors.toSet());
        touched.addAll(batch.cursors().keySet());
        announce(new ReplicaChange(touched, batch.about() != null, false));
    }

    private void rememberSavers(List<Entry> entries) {
        for (var entry : entries) {
            if (entry.change() instanceof Change.SettingsSaved(Party by, var _)) {
                savers.put(entry.sequence(), by);
            }
        }
    }

    private void announce(ReplicaChange change) {
        for (var listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                LOG.error("A listener failed.", e);
            }
        }
    }

    /// Removes what the journal brought before the last end of the program could be noted in the outbox, and what has
    /// been here for long enough.
    private void tidy() {
        for (var reply : queue.outgoing().replies()) {
            queue.remove(messages(files.replica.thread(reply.ticket())));
        }
        outbox.review();
        var gone = files.replica.forgetBefore(clock.instant().minus(KEPT));
        var known = this.known;
        if (known != null && !gone.isEmpty()) {
            gone.forEach(known.tickets::remove);
            announce(ReplicaChange.ALL);
        }
    }

    private static Set<MessageId> messages(Collection<Entry> entries) {
        var ids = new HashSet<MessageId>();
        for (var entry : entries) {
            if (entry.change() instanceof Change.MessageAdded(Message message)) {
                ids.add(message.id());
            }
        }
        return ids;
    }
}
