package dev.sportello.desktop.notification;

import dev.sportello.desktop.preferences.NotificationMode;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.Preview;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ReplicaChange;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.model.WaitingMarks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which news of the tickets deserve a notification, and when it is withdrawn. Used by one thread.
///
/// What is shown concerns Mine and Unassigned, is new to the agent, and is not in front. Several messages of one ticket
/// are one notification. What happened while there was no link is one summary.
public final class TicketNotifications implements AutoCloseable {
    private static final int MOST_NAMES = 3;

    private final Replica replica;
    private final Notifier notifier;
    private final Supplier<Preferences> preferences;
    private final Supplier<NotificationTexts> texts;
    private final Supplier<WindowFocus> front;
    private final Clock clock;
    private final Instant began;

    /// How many messages each notification stands for.
    private final Map<TicketId, Integer> shown = new HashMap<>();

    private final Set<TicketId> missed = new LinkedHashSet<>();

    /// Up to when everything is known; null before anything is. What shoppers wrote later, and came with a snapshot,
    /// was missed.
    private @Nullable Instant known;

    /// Whether a snapshot is still to come, in part.
    private boolean loading;

    /// Since when each shopper of whom the agent was reminded has waited.
    private final Map<TicketId, Instant> reminded = new HashMap<>();

    /// @param texts in the language of the moment
    /// @param front what is looked at at the moment
    public TicketNotifications(
            Replica replica,
            Notifier notifier,
            Supplier<Preferences> preferences,
            Supplier<NotificationTexts> texts,
            Supplier<WindowFocus> front,
            Clock clock) {
        this.replica = replica;
        this.notifier = notifier;
        this.preferences = preferences;
        this.texts = texts;
        this.front = front;
        this.clock = clock;
        began = clock.instant();
        known = latest();
    }

    /// News of the replica, in their order.
    public void take(List<ReplicaChange> changes) {
        for (var change : changes) {
            switch (change) {
                case ReplicaChange.Applied applied -> take(applied);
                case ReplicaChange.Replaced() -> loading = true;
                case ReplicaChange.Loaded loaded -> missedIn(loaded.tickets());
                case ReplicaChange.Written _ -> {}
            }
        }
        List.copyOf(shown.keySet()).forEach(this::withdrawIfPast);
        if (loading && replica.position() != null && replica.load().progress() == null) {
            loading = false;
            known = latest();
            tellOfMissed();
        }
    }

    private void take(ReplicaChange.Applied applied) {
        for (var entry : applied.entries()) {
            if (!loading && (known == null || entry.at().isAfter(known))) {
                known = entry.at();
            }
            var ticket = entry.ticket();
            if (ticket == null || !fromShopper(entry)) {
                continue;
            }
            if (applied.live()) {
                tell(ticket);
            } else {
                missed.add(ticket);
            }
        }
    }

    /// A snapshot has no entries: what happened later than what was known is news, where a shopper waits.
    private void missedIn(Set<TicketId> tickets) {
        var before = known;
        if (before == null) {
            return;
        }
        for (var id : tickets) {
            var ticket = replica.ticket(id);
            if (ticket != null
                    && ticket.waitingSince() != null
                    && ticket.lastActivityAt().isAfter(before)) {
                missed.add(id);
            }
        }
    }

    private @Nullable Instant latest() {
        return replica.tickets().stream()
                .map(Ticket::lastActivityAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean fromShopper(Entry entry) {
        return entry.change() instanceof Change.HasText said && said.message().byShopper();
    }

    private void tell(TicketId id) {
        var ticket = replica.ticket(id);
        if (ticket == null || !isNews(ticket) || front.get().shows(id)) {
            return;
        }
        var messages = shown.merge(id, 1, Integer::sum);
        show(
                new Topic.OneTicket(id),
                words -> words.news(ticket, messages, preferences.get().preview() == Preview.SHOWN));
    }

    /// Whether a ticket has something new that concerns the agent.
    private boolean isNews(@Nullable Ticket ticket) {
        return ticket != null && ticket.waitingSince() != null && replica.unread(ticket.id()) && concerns(ticket);
    }

    private boolean concerns(Ticket ticket) {
        var assignee = ticket.assignee();
        return assignee == null || assignee.equals(replica.you().id());
    }

    /// There is a link: what was missed has been caught up.
    public void didCatchUp() {
        if (!loading) {
            tellOfMissed();
        }
    }

    private void tellOfMissed() {
        var news = missed.stream()
                .map(replica::ticket)
                .filter(this::isNews)
                .map(Objects::requireNonNull)
                .toList();
        missed.clear();
        if (news.isEmpty() || front.get().focused()) {
            return;
        }
        if (news.size() == 1) {
            tell(news.getFirst().id());
            return;
        }
        var names = news.stream()
                .map(Ticket::shopperName)
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        show(new Topic.CaughtUp(), words -> words.caughtUp(news.size(), names));
    }

    /// The agent looks at another ticket, or at the window again.
    public void didLook() {
        var now = front.get();
        if (now.focused()) {
            notifier.withdraw(new Topic.CaughtUp());
        }
        var ticket = now.ticket();
        if (ticket != null && now.shows(ticket)) {
            withdraw(ticket);
        }
    }

    /// Reminds of shoppers in Mine who have waited longer than the red mark; of each once, and of nobody who had waited
    /// so long before the program started. To be called now and then.
    public void remind() {
        var now = clock.instant();
        var red = marks().red();
        reminded.keySet().removeIf(id -> {
            var ticket = replica.ticket(id);
            return ticket == null || ticket.waitingSince() == null;
        });
        for (var ticket : replica.tickets()) {
            var since = ticket.waitingSince();
            if (since == null || !replica.you().id().equals(ticket.assignee()) || !ticket.takesActs()) {
                continue;
            }
            var due = since.plus(red);
            if (!due.isAfter(now) && !since.equals(reminded.put(ticket.id(), since)) && due.isAfter(began)) {
                remindOf(ticket, since, now);
            }
        }
    }

    private void remindOf(Ticket ticket, Instant since, Instant now) {
        if (!front.get().shows(ticket.id())) {
            var _ = shown.putIfAbsent(ticket.id(), 0);
            show(new Topic.OneTicket(ticket.id()), words -> words.waiting(ticket, Duration.between(since, now)));
        }
    }

    private WaitingMarks marks() {
        var account = replica.account();
        return account == null ? WaitingMarks.STANDARD : account.general().waiting();
    }

    private void show(Topic topic, Function<NotificationTexts, NotificationTexts.Said> say) {
        var now = preferences.get();
        if (!now.notifies(clock)) {
            return;
        }
        var words = texts.get();
        var said = say.apply(words);
        var silent = now.notices() != NotificationMode.ALOUD;
        var buttons = words.buttons(takesReply(topic));
        var _ = notifier.show(new Notification(topic, said.title(), said.text(), silent, buttons));
    }

    /// An email is answered by an email, in the window.
    private boolean takesReply(Topic topic) {
        var ticket = topic instanceof Topic.OneTicket(TicketId id) ? replica.ticket(id) : null;
        return ticket != null && ticket.takesActs() && ticket.channel() != Channel.EMAIL;
    }

    /// Read, answered, closed or another agent's by now, here or on another device.
    private void withdrawIfPast(TicketId id) {
        var ticket = replica.ticket(id);
        var waits = ticket != null && ticket.waitingSince() != null && concerns(ticket);
        var reminds = waits && reminded.containsKey(id);
        if (!reminds && !isNews(ticket)) {
            withdraw(id);
        }
    }

    private void withdraw(TicketId id) {
        if (shown.remove(id) != null) {
            notifier.withdraw(new Topic.OneTicket(id));
        }
    }

    /// Takes all notifications away: whoever signs in next has others.
    @Override
    public void close() {
        List.copyOf(shown.keySet()).forEach(this::withdraw);
        notifier.withdraw(new Topic.CaughtUp());
    }
}
