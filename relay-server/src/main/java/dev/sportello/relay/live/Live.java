package dev.sportello.relay.live;

import dev.sportello.model.AgentId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.http.HeldBytes;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RelayFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everybody who listens. Thread-safe.
///
/// Shoppers are found by their profile: publishing costs nothing for those whom it does not concern.
public final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private static final String TOPIC = "close";

    private final Journal journal;
    private final Peers peers;
    private final Codec codec;
    private final LiveLimits limits;
    private final HeldBytes held;
    private final Replay replay;
    private final Audience audience;

    /// A socket may be slow to take a frame: each is served by a thread of its own, never by the writer's.
    private final Executor executor =
            task -> Thread.ofVirtual().name("listener").start(task);

    private final Set<Listener> agents = ConcurrentHashMap.newKeySet();
    private final Map<ProfileId, List<Listener>> shoppers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private Live(Journal journal, Codec codec, LiveLimits limits, Audience audience, Peers peers) {
        this.journal = journal;
        this.peers = peers;
        this.codec = codec;
        this.limits = limits;
        held = new HeldBytes(limits.all());
        replay = new Replay(journal, audience, limits.frame());
        this.audience = audience;
    }

    /// Subscribes to the journal.
    ///
    /// @param peers the other relays, which have listeners of their own; not started yet
    public static Live to(Journal journal, Codec codec, LiveLimits limits, Audience audience, Peers peers) {
        var live = new Live(journal, codec, limits, audience, peers);
        journal.subscribe(live::publish);
        peers.hear(TOPIC, (_, text) -> live.closeHere(Closing.of(text)));
        return live;
    }

    /// Adds a listener: `welcome`, then the entries after the position, `caught-up`, then live.
    ///
    /// Whether the session still stands is to be asked once more after joining: one that ended in between was
    /// not yet here to be closed.
    ///
    /// @param resumeAfter null, or a position that the journal does not know: the listener has to start
    ///     over
    public Listener join(Scope scope, Hello hello, Transport transport) {
        var known = hello.resumeAfter() == null || journal.lookFor(hello.resumeAfter());
        var queue = new OutboundQueue(codec, limits, limits.bytes(scope), held);
        var listener = new Listener(scope, transport, queue, replay, executor, this::remove);
        // The order that matters: known to whoever publishes first, the head noted second.
        add(listener);
        try {
            if (known) {
                listener.begin(hello);
            }
        } catch (RuntimeException | Error e) {
            listener.left();
            throw e;
        }
        // Nobody starts over for entries that another relay has, and this one only cannot read at the moment.
        if (closed || !known) {
            listener.close(CloseReason.RESUME);
        }
        return listener;
    }

    /// Sends a frame that is no entry to every shopper who listens.
    public void tellShoppers(RelayFrame frame) {
        shoppers.values().forEach(all -> all.forEach(listener -> listener.answer(frame)));
    }

    /// Sends a frame that is no entry to every agent who listens.
    public void tellAgents(RelayFrame frame) {
        agents.forEach(listener -> listener.answer(frame));
    }

    /// Sends a frame that is no entry to one shopper, wherever they listen at this relay.
    public void tellShopper(ProfileId shopper, RelayFrame frame) {
        shoppers.getOrDefault(shopper, List.of()).forEach(listener -> listener.answer(frame));
    }

    /// Whether a shopper listens at this relay.
    public boolean listens(ProfileId shopper) {
        return shoppers.containsKey(shopper);
    }

    /// Closes the listeners of one session, at every relay.
    public void closeSession(String session, CloseReason reason) {
        closeEverywhere(new Closing.Session(session, reason));
    }

    /// Closes the listeners of one agent, in all sessions, at every relay.
    public void closeAgent(AgentId agent, CloseReason reason) {
        closeEverywhere(new Closing.OfAgent(agent, reason));
    }

    /// Closes the listeners of one agent here whose sessions have ended.
    ///
    /// @param stands whether a session is still one
    public void closeEnded(AgentId agent, Predicate<String> stands) {
        close(
                scope -> scope instanceof Scope.Everything(AgentId whose, String session)
                        && whose.equals(agent)
                        && !stands.test(session),
                CloseReason.SIGN_IN_AGAIN);
    }

    /// Closes the listeners of one shopper, in all sessions, at every relay.
    public void closeProfile(ProfileId profile, CloseReason reason) {
        closeEverywhere(new Closing.OfProfile(profile, reason));
    }

    private void closeEverywhere(Closing closing) {
        closeHere(closing);
        peers.tellFirst(TOPIC, closing.text());
    }

    private void closeHere(Closing closing) {
        close(closing::concerns, closing.reason());
    }

    /// Closes everybody, and whoever still joins: for the relay's own end.
    public void closeAll(CloseReason reason) {
        closed = true;
        close(_ -> true, reason);
    }

    /// How many bytes wait for all listeners together.
    public long heldBytes() {
        return held.held();
    }

    /// How many listen now.
    public int listeners() {
        return (int) all().count();
    }

    private void publish(List<JournalEntry> entries) {
        try {
            if (!agents.isEmpty()) {
                var batches = EntryBatch.of(entries, limits.frame());
                agents.forEach(listener -> listener.publish(batches));
            }
            if (!shoppers.isEmpty()) {
                publishToShoppers(entries);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Entries could not be passed on; all listeners are disconnected, to resume.", e);
            close(_ -> true, CloseReason.RESUME);
        }
    }

    private void publishToShoppers(List<JournalEntry> entries) {
        var byShopper = new HashMap<ProfileId, List<JournalEntry>>();
        for (var entry : entries) {
            var shopper = audience.shopper(entry.entry());
            if (shopper != null && shoppers.containsKey(shopper)) {
                byShopper.computeIfAbsent(shopper, _ -> new ArrayList<>()).add(entry);
            }
        }
        byShopper.forEach((shopper, own) -> {
            var batches = EntryBatch.of(own, limits.frame());
            shoppers.getOrDefault(shopper, List.of()).forEach(listener -> listener.publish(batches));
        });
    }

    private void close(Predicate<Scope> which, CloseReason reason) {
        all().filter(listener -> which.test(listener.scope())).forEach(listener -> listener.close(reason));
    }

    private Stream<Listener> all() {
        return Stream.concat(agents.stream(), shoppers.values().stream().flatMap(List::stream));
    }

    private void add(Listener listener) {
        switch (listener.scope()) {
            case Scope.Everything _ -> agents.add(listener);
            case Scope.Own own ->
                shoppers.merge(
                        own.profile(),
                        List.of(listener),
                        (all, one) -> Stream.concat(all.stream(), one.stream()).toList());
        }
    }

    private void remove(Listener listener) {
        switch (listener.scope()) {
            case Scope.Everything _ -> agents.remove(listener);
            case Scope.Own own ->
                shoppers.computeIfPresent(own.profile(), (_, all) -> {
                    var others = all.stream().filter(one -> one != listener).toList();
                    return others.isEmpty() ? null : others;
                });
        }
    }
}
