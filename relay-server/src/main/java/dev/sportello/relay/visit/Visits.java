package dev.sportello.relay.visit;

import dev.sportello.model.Change;
import dev.sportello.model.TicketId;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.journal.JournalEntry;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the shoppers of live chats do now, by their sessions, as agents hear it. Never stored: what a hub says expires
/// by itself, and soon after its link has ended. Thread-safe: guarded by its own lock, under which nothing blocks.
public final class Visits {
    private static final String TOPIC = "visit";

    /// From one page of a shop to the next a link ends, and another begins.
    private static final Duration BETWEEN_PAGES = Duration.ofSeconds(8);

    /// The same again is not told to the other relays any sooner. Hubs repeat what holds no more often than that.
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(2);

    private static final UUID HERE = new UUID(0, 0);

    private final ElapsedTime elapsed;
    private final Peers peers;
    private final Codec codec;
    private final Live live;
    private final BooleanSupplier tellsPages;
    private final Map<String, Integer> links = new HashMap<>();
    private final Map<String, Said> said = new HashMap<>();
    private final Map<TicketId, Set<String>> sessions = new HashMap<>();
    private final Map<TicketId, Visit> published = new HashMap<>();

    /// Tickets that are over for good, and until when that may still be unknown to whoever reports of them.
    private final Map<TicketId, Duration> over = new HashMap<>();

    private long changes;

    /// What the hubs of one session said last.
    ///
    /// @param relay by way of which relay
    /// @param changed grows: of two pages, the one that was opened later has the higher
    /// @param told when it was last told to the other relays, or by one of them
    /// @param until as the elapsed time tells it
    /// @param typingUntil null while the shopper does not write
    /// @param awayUntil when it ends unless a link comes back; null while there is one
    private record Said(
            UUID relay,
            TicketId ticket,
            @Nullable CurrentPage page,
            long changed,
            Duration told,
            Duration until,
            @Nullable Duration typingUntil,
            @Nullable Duration awayUntil) {

        boolean isAgain(Said before) {
            return relay.equals(before.relay)
                    && ticket.equals(before.ticket)
                    && Objects.equals(page, before.page)
                    && (typingUntil == null) == (before.typingUntil == null)
                    && told.compareTo(before.told.plus(TOLD_AGAIN)) < 0;
        }

        boolean hasGone(Duration now) {
            return awayUntil != null && awayUntil.compareTo(now) <= 0;
        }

        boolean holds(Duration now) {
            return until.compareTo(now) > 0 && !hasGone(now);
        }

        boolean types(Duration now) {
            return awayUntil == null && typingUntil != null && typingUntil.compareTo(now) > 0;
        }

        Said awayUntil(@Nullable Duration time) {
            return new Said(relay, ticket, page, changed, told, until, typingUntil, time);
        }

        Said toldAt(Duration time) {
            return new Said(relay, ticket, page, changed, time, until, typingUntil, awayUntil);
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
        if (over.containsKey(ticket)) {
            return;
        }
        var told = tellsPages.getAsBoolean() ? page : null;
        var before = said.get(session);
        var now = said(HERE, before, ticket, typing, told);
        if (before != null && now.isAgain(before)) {
            put(session, now.toldAt(before.told()));
        } else {
            peers.tell(TOPIC, codec.encode(new VisitElsewhere(session, ticket, typing, told, false)));
            put(session, now);
        }
    }

    private Said said(UUID relay, @Nullable Said before, TicketId ticket, boolean typing, @Nullable CurrentPage page) {
        var now = elapsed.elapsed();
        var changed = before != null && Objects.equals(before.page(), page) ? before.changed() : ++changes;
        return new Said(
                relay,
                ticket,
                page,
                changed,
                now,
                now.plus(Protocol.PRESENCE_LASTS),
                typing ? now.plus(Protocol.TYPING_LASTS) : null,
                null);
    }

    private void put(String session, Said one) {
        var before = said.put(session, one);
        if (before != null && !before.ticket().equals(one.ticket())) {
            drop(session, before.ticket());
            publish(before.ticket());
        }
        sessions.computeIfAbsent(one.ticket(), _ -> new HashSet<>()).add(session);
        publish(one.ticket());
    }

    private void drop(String session, TicketId ticket) {
        sessions.computeIfPresent(ticket, (_, of) -> {
            of.remove(session);
            return of.isEmpty() ? null : of;
        });
    }

    /// A session has one link more.
    public synchronized void came(String session) {
        links.merge(session, 1, Integer::sum);
        said.computeIfPresent(session, (_, one) -> one.relay().equals(HERE) ? one.awayUntil(null) : one);
    }

    /// A link of the session has ended; each one that came is to leave once. With the last one the shopper is away. The
    /// page is still told for a moment: the shopper may be on the way to the next one, or between two polls. What
    /// changes is published with what expires.
    public synchronized void left(String session) {
        if (links.computeIfPresent(session, (_, count) -> count == 1 ? null : count - 1) == null) {
            said.computeIfPresent(
                    session,
                    (_, one) -> one.relay().equals(HERE) && one.awayUntil() == null
                            ? one.awayUntil(elapsed.elapsed().plus(BETWEEN_PAGES))
                            : one);
        }
    }

    /// Takes entries that were published: of a chat that has ended, or was erased, nothing is told any more.
    public void follow(List<JournalEntry> entries) {
        for (var each : entries) {
            var entry = each.entry();
            if (entry.change() instanceof Change.TicketClosed) {
                forget(Objects.requireNonNull(entry.ticket()));
            } else if (entry.change() instanceof Change.Erases erases) {
                erases.tickets().forEach(this::forget);
            }
        }
    }

    private synchronized void forget(TicketId ticket) {
        over.put(ticket, elapsed.elapsed().plus(Protocol.PRESENCE_LASTS));
        var all = sessions.remove(ticket);
        if (all != null) {
            all.forEach(said::remove);
            publish(ticket);
        }
    }

    private synchronized void hear(UUID relay, String text) {
        VisitElsewhere visit;
        try {
            visit = codec.body(text, VisitElsewhere.class);
        } catch (RefusedFrame e) {
            throw new IllegalArgumentException("A newer relay means something else.", e);
        }
        var session = visit.session();
        var before = said.get(session);
        if (!visit.left()) {
            if (!over.containsKey(visit.ticket())) {
                put(session, said(relay, before, visit.ticket(), visit.typing(), visit.page()));
            }
        } else if (before != null && before.relay().equals(relay)) {
            said.remove(session);
            drop(session, before.ticket());
            publish(before.ticket());
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
        over.values().removeIf(until -> until.compareTo(now) <= 0);
        said.entrySet().removeIf(each -> {
            var one = each.getValue();
            if (one.holds(now)) {
                return false;
            }
            if (one.hasGone(now)) {
                peers.tell(TOPIC, codec.encode(new VisitElsewhere(each.getKey(), one.ticket(), false, null, true)));
            }
            drop(each.getKey(), one.ticket());
            return true;
        });
        var tickets = new HashSet<>(published.keySet());
        tickets.addAll(sessions.keySet());
        tickets.forEach(this::publish);
    }

    private void publish(TicketId ticket) {
        var nothing = new Visit(ticket, false, null);
        var next = visit(ticket);
        var before = next.isOver() ? published.remove(ticket) : published.put(ticket, next);
        if (!next.equals(before == null ? nothing : before)) {
            live.tellAgents(next);
        }
    }

    /// What is told of a ticket, whatever the number of the shopper's devices: the page is the one that was opened
    /// last.
    private Visit visit(TicketId ticket) {
        var now = elapsed.elapsed();
        var all = sessions.getOrDefault(ticket, Set.of()).stream()
                .map(said::get)
                .filter(Objects::nonNull)
                .filter(one -> one.holds(now))
                .toList();
        var page = all.stream()
                .filter(one -> one.page() != null && tellsPages.getAsBoolean())
                .max(Comparator.comparingLong(Said::changed));
        return new Visit(
                ticket,
                all.stream().anyMatch(one -> one.types(now)),
                page.map(Said::page).orElse(null));
    }
}
