package dev.sportello.relay.visit;

import dev.sportello.model.TicketId;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Protocol;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.CurrentPage;
import dev.sportello.wire.RelayFrame.Visit;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the shoppers of live chats do now, by their sessions, as agents hear it. Never stored: what a hub says expires
/// by itself, and soon after its link has ended. Thread-safe: guarded by its own lock, under which nothing blocks.
public final class Visits {
    private static final String TOPIC = "visit";

    /// From one page of a shop to the next a link ends, and another begins.
    static final Duration BETWEEN_PAGES = Duration.ofSeconds(8);

    private static final UUID HERE = new UUID(0, 0);

    private final ElapsedTime elapsed;
    private final Peers peers;
    private final Codec codec;
    private final Live live;
    private final BooleanSupplier tellsPages;
    private final Map<String, Said> said = new HashMap<>();
    private final Map<TicketId, Visit> published = new HashMap<>();
    private long changes;

    /// What the hubs of one session said last.
    ///
    /// @param relay by way of which relay
    /// @param changed grows: of two pages, the one that was opened later has the higher
    /// @param until as the elapsed time tells it
    /// @param typingUntil null while the shopper does not write
    /// @param awayUntil when it ends unless a link comes back; null while there is one
    private record Said(
            UUID relay,
            TicketId ticket,
            @Nullable CurrentPage page,
            long changed,
            Duration until,
            @Nullable Duration typingUntil,
            @Nullable Duration awayUntil) {

        boolean holds(Duration now) {
            return until.compareTo(now) > 0 && (awayUntil == null || awayUntil.compareTo(now) > 0);
        }

        boolean types(Duration now) {
            return awayUntil == null && typingUntil != null && typingUntil.compareTo(now) > 0;
        }

        Said awayUntil(@Nullable Duration time) {
            return new Said(relay, ticket, page, changed, until, typingUntil, time);
        }
    }

    /// @param peers the other relays, whose shoppers are seen here as well; not started yet
    /// @param tellsPages whether the shop lets agents see pages; does not block
    public Visits(ElapsedTime elapsed, Peers peers, Codec codec, Live live, BooleanSupplier tellsPages) {
        this.elapsed = elapsed;
        this.peers = peers;
        this.codec = codec;
        this.live = live;
        this.tellsPages = tellsPages;
        peers.hear(TOPIC, this::hear);
    }

    /// Takes what a shopper does.
    ///
    /// @param session names it; not its token
    /// @param ticket the shopper's live chat
    /// @param page null where none is told
    public synchronized void take(String session, TicketId ticket, boolean typing, @Nullable CurrentPage page) {
        var told = tellsPages.getAsBoolean() ? page : null;
        peers.tell(TOPIC, codec.encode(new VisitElsewhere(session, ticket, typing, told, false)));
        set(HERE, session, ticket, typing, told);
    }

    private void set(UUID relay, String session, TicketId ticket, boolean typing, @Nullable CurrentPage page) {
        var now = elapsed.elapsed();
        var before = said.get(session);
        var changed = before != null && Objects.equals(before.page(), page) ? before.changed() : ++changes;
        said.put(
                session,
                new Said(
                        relay,
                        ticket,
                        page,
                        changed,
                        now.plus(Protocol.PRESENCE_LASTS),
                        typing ? now.plus(Protocol.TYPING_LASTS) : null,
                        null));
        publish();
    }

    /// A session has a link again, or still.
    public synchronized void came(String session) {
        said.computeIfPresent(session, (_, one) -> one.relay().equals(HERE) ? one.awayUntil(null) : one);
    }

    /// A link of the session has ended. Its page is still told for a moment: it may be on the way to the next one.
    public synchronized void left(String session) {
        var one = said.get(session);
        if (one != null && one.relay().equals(HERE) && one.awayUntil() == null) {
            peers.tell(TOPIC, codec.encode(new VisitElsewhere(session, one.ticket(), false, null, true)));
            leave(session, one);
        }
    }

    private void leave(String session, Said one) {
        said.put(session, one.awayUntil(elapsed.elapsed().plus(BETWEEN_PAGES)));
        publish();
    }

    private synchronized void hear(UUID relay, String text) {
        VisitElsewhere visit;
        try {
            visit = codec.body(text, VisitElsewhere.class);
        } catch (RefusedFrame e) {
            throw new IllegalArgumentException("A newer relay means something else.", e);
        }
        if (!visit.left()) {
            set(relay, visit.session(), visit.ticket(), visit.typing(), visit.page());
            return;
        }
        var one = said.get(visit.session());
        if (one != null && one.relay().equals(relay)) {
            leave(visit.session(), one);
        }
    }

    /// Sends what is to a new desktop, which hears each change from now on as everybody does. Under the lock, so that
    /// no older state comes behind a newer one.
    ///
    /// @param receiver does not block
    public synchronized void greet(Consumer<RelayFrame> receiver) {
        published.values().forEach(receiver);
    }

    /// Publishes the tickets whose shoppers do something else than when they were last published. To be called every
    /// second, for what expires.
    public synchronized void publish() {
        var now = elapsed.elapsed();
        said.values().removeIf(one -> !one.holds(now));
        var visits = visits(now);
        var tickets = new HashSet<>(published.keySet());
        tickets.addAll(visits.keySet());
        for (var ticket : tickets) {
            var next = visits.getOrDefault(ticket, new Visit(ticket, false, null));
            if (!next.equals(published.getOrDefault(ticket, new Visit(ticket, false, null)))) {
                live.tellAgents(next);
            }
        }
        published.clear();
        published.putAll(visits);
    }

    /// Each ticket once, whatever the number of the shopper's devices: the page is the one that was opened last.
    private Map<TicketId, Visit> visits(Duration now) {
        var tellsPages = this.tellsPages.getAsBoolean();
        var visits = new HashMap<TicketId, Visit>();
        said.values().stream().sorted(Comparator.comparingLong(Said::changed)).forEach(one -> {
            var visit = new Visit(one.ticket(), one.types(now), tellsPages ? one.page() : null);
            visits.merge(
                    one.ticket(),
                    visit,
                    (older, newer) -> new Visit(
                            one.ticket(),
                            older.typing() || newer.typing(),
                            newer.page() == null ? older.page() : newer.page()));
        });
        visits.values().removeIf(Visit::isOver);
        return visits;
    }
}
