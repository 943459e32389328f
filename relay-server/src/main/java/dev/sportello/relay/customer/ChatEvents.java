package dev.sportello.relay.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Follower;
import dev.sportello.relay.follow.Sink;
import dev.sportello.relay.follow.TableSink;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.storage.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes into the histories of customers that a chat was started, by whom, and when an agent answered first. For the
/// thread of one follower.
public final class ChatEvents implements Sink {
    private static final String NAME = "chat-events";
    private static final int MOST_REMEMBERED = 10_000;

    private final TableSink tables;
    private final CustomerChanges changes;

    /// Whose histories the batch under way makes longer.
    private final Set<ProfileId> longer = new HashSet<>();

    /// The chats that it has an answer of.
    private final Set<TicketId> inThisBatch = new HashSet<>();

    /// Chats whose first answer is known: their further ones need no look at the database.
    private final Set<TicketId> answered = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TicketId, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    public ChatEvents(Database database, Customers customers) {
        tables = new TableSink(database, NAME, new Histories(customers.events()));
        changes = customers.changes();
    }

    /// Follows the relay's journal, and shows in the metrics how that goes. It does nothing until it is told to begin.
    public static Follower open(Foundation foundation, Customers customers) {
        var sink = new ChatEvents(foundation.database(), customers);
        var backoff = Backoff.standard(foundation.random());
        var follower = foundation.lifetime().owns(Follower.idle(NAME, foundation.journal(), sink, backoff));
        foundation.metrics().follower(NAME, follower, Follower::lag, Follower::failures);
        return follower;
    }

    @Override
    public @Nullable Position position() {
        return tables.position();
    }

    @Override
    public Position begin(Position head) {
        return tables.begin(head);
    }

    @Override
    public Position take(List<Entry> entries, Position upTo) {
        longer.clear();
        inThisBatch.clear();
        var now = tables.take(entries, upTo);
        answered.addAll(inThisBatch);
        changes.publish(longer);
        return now;
    }

    private final class Histories implements TableSink.Tables {
        private final Events events;

        Histories(Events events) {
            this.events = events;
        }

        /// What was made of another journal stays: its events have the same ids where they are made again.
        @Override
        public Position begin(Handle handle, Position head) {
            return new Position(head.epoch(), 0);
        }

        @Override
        public void take(Handle handle, List<Entry> entries) {
            var profiles = new HashMap<TicketId, ProfileId>();
            var made = new ArrayList<Event>();
            for (var entry : entries) {
                switch (entry.change()) {
                    case Change.TicketOpened opened -> {
                        var ticket = Objects.requireNonNull(entry.ticket());
                        // Who was written to first has asked nothing: what follows is no answer.
                        if (opened.by() == null) {
                            profiles.put(ticket, opened.profile());
                        }
                        made.add(event(entry, ticket, opened.profile(), step(opened)));
                    }
                    case Change.EmailAdded(var message, var email)
                    when message.author() instanceof Party.ByAgent -> {
                        var ticket = Objects.requireNonNull(entry.ticket());
                        var profile = profiles.computeIfAbsent(ticket, _ -> profile(handle, ticket));
                        if (profile != null) {
                            made.add(emailed(entry, ticket, profile, message.id(), email));
                        }
                    }
                    case Change.MessageAdded added
                    when added.message().author() instanceof Party.ByAgent -> {
                        var ticket = Objects.requireNonNull(entry.ticket());
                        if (!answered.contains(ticket)) {
                            var profile = profiles.computeIfAbsent(ticket, _ -> profile(handle, ticket));
                            if (profile != null) {
                                made.add(event(entry, ticket, profile, Step.ANSWERED));
                            }
                            inThisBatch.add(ticket);
                        }
                    }
                    default -> {}
                }
            }
            keep(handle, made);
        }

        /// Of several answers the first counts. Who is not known any more has no history.
        private void keep(Handle handle, List<Event> made) {
            var first = new HashMap<EventId, Event>();
            made.stream()
                    .filter(event -> ProfileTable.find(handle, event.profile()).isPresent())
                    .forEach(event -> first.putIfAbsent(event.id(), event));
            var _ = events.keep(handle, List.copyOf(first.values()), null);
            first.values().forEach(event -> longer.add(event.profile()));
        }

        private static @Nullable ProfileId profile(Handle handle, TicketId ticket) {
            return Stream.of(Step.STARTED, Step.WRITTEN_TO, Step.MAILED)
                    .flatMap(step -> profile(handle, id(ticket, step)).stream())
                    .findFirst()
                    .orElse(null);
        }

        private static Optional<ProfileId> profile(Handle handle, EventId event) {
            return handle.createQuery("select profile from event where id = :id")
                    .bind("id", event.value())
                    .map((row, _) -> new ProfileId(row.getObject("profile", UUID.class)))
                    .findOne();
        }
    }

    /// How far a chat has come. The names stand in ids and metrics: they are never changed.
    private enum Step {
        STARTED("chat-started", "Started a chat"),
        ANSWERED("chat-answered", "Got an answer in a chat"),
        WRITTEN_TO("chat-written-to", "Was written to in a chat"),
        MAILED("email-received", "Wrote an email");

        private final String metric;
        private final String summary;

        Step(String metric, String summary) {
            this.metric = metric;
            this.summary = summary;
        }
    }

    private static Step step(Change.TicketOpened opened) {
        if (opened.channel() == Channel.EMAIL) {
            return Step.MAILED;
        }
        return opened.by() == null ? Step.STARTED : Step.WRITTEN_TO;
    }

    private static Event emailed(Entry entry, TicketId ticket, ProfileId profile, MessageId message, Email email) {
        var properties = Map.of("Ticket", "#" + ticket.number(), "Subject", email.subject());
        var id = new EventId(UUID.nameUUIDFromBytes(("email-sent\n" + message).getBytes(UTF_8)));
        return new Event(
                id, profile, entry.at(), Event.Kind.EMAIL, "email-sent", "Was sent an email", null, properties);
    }

    private static Event event(Entry entry, TicketId ticket, ProfileId profile, Step step) {
        var properties = Map.of("Ticket", "#" + ticket.number());
        var kind = step == Step.MAILED ? Event.Kind.EMAIL : Event.Kind.CHAT;
        return new Event(id(ticket, step), profile, entry.at(), kind, step.metric, step.summary, null, properties);
    }

    /// A ticket's number is given out once, also after a restore.
    private static EventId id(TicketId ticket, Step step) {
        return new EventId(UUID.nameUUIDFromBytes((step.metric + "\n" + ticket.number()).getBytes(UTF_8)));
    }
}
