package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.Protocol;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which agents have which ticket open, and who is writing in it. Never stored: what a desktop says expires by
/// itself, and ends with its link. Thread-safe: guarded by its own lock, under which nothing blocks.
final class Presence {
    private static final String TOPIC = "viewing";

    private final ElapsedTime elapsed;
    private final Peers peers;
    private final Map<Object, Look> looks = new HashMap<>();

    /// The desktops of this relay that have been greeted: each hears each change once.
    private final Map<Object, Consumer<RelayFrame>> receivers = new IdentityHashMap<>();

    /// Names the desktops of this relay to the others.
    private final Map<Object, Long> numbers = new IdentityHashMap<>();

    private long lastNumber;
    private final Map<TicketId, List<Viewer>> published = new HashMap<>();

    /// In which somebody writes still, or writes no more, since [#takeWriting].
    private final Set<TicketId> writingNews = new HashSet<>();

    private record Remote(UUID relay, long desktop) {}

    /// What one desktop has on screen.
    ///
    /// @param until as the elapsed time tells it
    /// @param typingUntil null while the agent is not writing
    private record Look(
            AgentId agent,
            TicketId ticket,
            Duration until,
            @Nullable Duration typingUntil) {}

    /// @param peers the other relays, whose agents are seen here as well; not started yet
    Presence(ElapsedTime elapsed, Peers peers) {
        this.elapsed = elapsed;
        this.peers = peers;
        peers.hear(TOPIC, this::hear);
    }

    /// @param desktop stands for one link, by its identity
    synchronized void looks(Object desktop, AgentId agent, LookAt look) {
        var number = numbers.computeIfAbsent(desktop, _ -> ++lastNumber);
        peers.tell(TOPIC, new ViewingElsewhere(number, agent, look).text());
        set(desktop, agent, look);
    }

    private void set(Object desktop, AgentId agent, LookAt look) {
        if (look.ticket() == null) {
            looks.remove(desktop);
        } else {
            var now = elapsed.elapsed();
            looks.put(
                    desktop,
                    new Look(
                            agent,
                            look.ticket(),
                            now.plus(Protocol.PRESENCE_LASTS),
                            look.typing() ? now.plus(Protocol.TYPING_LASTS) : null));
            if (look.typing()) {
                writingNews.add(look.ticket());
            }
        }
        publish();
    }

    synchronized void left(Object desktop) {
        receivers.remove(desktop);
        var number = numbers.remove(desktop);
        var look = looks.remove(desktop);
        if (look != null) {
            if (number != null) {
                peers.tell(TOPIC, new ViewingElsewhere(number, look.agent(), new LookAt(null, false)).text());
            }
            publish();
        }
    }

    /// A desktop of another relay: it expires here by itself, should that relay end.
    private synchronized void hear(UUID relay, String text) {
        var viewing = ViewingElsewhere.of(text);
        set(new Remote(relay, viewing.desktop()), viewing.agent(), viewing.look());
    }

    /// Sends the viewers to a new desktop, and from now on each change. Under the lock: a change that came in between
    /// would be sent first, and what held before it would stand.
    ///
    /// @param desktop stands for one link, until it has [#left]
    /// @param receiver does not block
    synchronized void greet(Object desktop, Consumer<RelayFrame> receiver) {
        receivers.put(desktop, receiver);
        published.forEach((ticket, viewers) -> receiver.accept(new RelayFrame.Presence(ticket, viewers)));
    }

    /// Publishes the tickets whose viewers are others than when they were last published. To be called every
    /// second, for what expires.
    synchronized void publish() {
        var now = elapsed.elapsed();
        looks.values().removeIf(look -> look.until().compareTo(now) <= 0);
        var viewers = viewers(now);
        Set<TicketId> tickets = new HashSet<>(published.keySet());
        tickets.addAll(viewers.keySet());
        for (var ticket : tickets) {
            var next = viewers.getOrDefault(ticket, List.of());
            var before = published.getOrDefault(ticket, List.of());
            if (!writing(next).equals(writing(before))) {
                writingNews.add(ticket);
            }
            if (!next.equals(before)) {
                var frame = new RelayFrame.Presence(ticket, next);
                receivers.values().forEach(receiver -> receiver.accept(frame));
            }
        }
        published.clear();
        published.putAll(viewers);
    }

    private static List<AgentId> writing(List<Viewer> viewers) {
        return viewers.stream().filter(Viewer::typing).map(Viewer::agent).toList();
    }

    /// Who writes now, in each ticket of which there is news since this was last asked: who writes still, or no more.
    synchronized Map<TicketId, List<AgentId>> takeWriting() {
        var news = new HashMap<TicketId, List<AgentId>>();
        writingNews.forEach(ticket -> news.put(ticket, writing(published.getOrDefault(ticket, List.of()))));
        writingNews.clear();
        return news;
    }

    /// Each agent once for each ticket, whatever the number of devices.
    private Map<TicketId, List<Viewer>> viewers(Duration now) {
        var typing = new HashMap<TicketId, Map<AgentId, Boolean>>();
        for (var look : looks.values()) {
            var types = look.typingUntil() != null && look.typingUntil().compareTo(now) > 0;
            typing.computeIfAbsent(look.ticket(), _ -> new TreeMap<>(Comparator.comparing(AgentId::value)))
                    .merge(look.agent(), types, Boolean::logicalOr);
        }
        var viewers = new HashMap<TicketId, List<Viewer>>();
        typing.forEach((ticket, agents) -> {
            var all = new ArrayList<Viewer>();
            agents.forEach((agent, types) -> all.add(new Viewer(agent, types)));
            viewers.put(ticket, List.copyOf(all));
        });
        return viewers;
    }
}
