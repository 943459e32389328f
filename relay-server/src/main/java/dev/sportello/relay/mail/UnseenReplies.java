package dev.sportello.relay.mail;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.model.UnseenMail;
import dev.sportello.relay.follow.TableSink;
import dev.sportello.model.Position;
import dev.sportello.relay.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Notes in which chats agents have written, until their shoppers have seen it. For the thread of one follower.
final class UnseenReplies implements TableSink.Tables {
    static final String NAME = "unseen-replies";

    private final Settings settings;
    private final Clock clock;

    /// @param first when the earliest of a batch was written
    /// @param upTo the last one's sequence number
    private record Written(Instant first, long upTo) {}

    UnseenReplies(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Of what was written before, nobody is told.
    @Override
    public Position begin(Handle handle, Position head) {
        UnseenTable.clear(handle);
        return head;
    }

    @Override
    public void take(Handle handle, List<Entry> entries) {
        var written = new LinkedHashMap<TicketId, Written>();
        var seen = new HashMap<TicketId, Long>();
        entries.forEach(entry -> take(entry, written, seen));
        seen.forEach((ticket, upTo) -> UnseenTable.seen(handle, ticket, upTo));
        var unseen = on();
        if (unseen != null) {
            var now = clock.instant();
            written.forEach(
                    (ticket, by) -> UnseenTable.wrote(handle, ticket, by.upTo, by.first.plus(unseen.after()), now));
        }
    }

    private static void take(Entry entry, Map<TicketId, Written> written, Map<TicketId, Long> seen) {
        switch (entry.change()) {
            case Change.MessageAdded(var message)
            when message.author() instanceof Party.ByAgent ->
                written.merge(
                        Objects.requireNonNull(entry.ticket()),
                        new Written(entry.at(), entry.sequence()),
                        (before, next) -> new Written(before.first, next.upTo));
            case Change.SeenByShopper(long upTo) -> forget(entry, upTo, written, seen);
            // Who ends a chat wants no more of it.
            case Change.TicketClosed(Party by)
            when by instanceof Party.Shopper -> forget(entry, entry.sequence(), written, seen);
            default -> {}
        }
    }

    private static void forget(Entry entry, long upTo, Map<TicketId, Written> written, Map<TicketId, Long> seen) {
        var ticket = Objects.requireNonNull(entry.ticket());
        seen.merge(ticket, upTo, Math::max);
        var last = written.get(ticket);
        if (last != null && last.upTo <= upTo) {
            written.remove(ticket);
        }
    }

    private @Nullable UnseenMail on() {
        var channels = settings.account().channels();
        var unseen = channels.unseen();
        var smtp = channels.smtp();
        return unseen != null && unseen.on() && smtp != null && smtp.on() ? unseen : null;
    }
}
