package dev.sportello.relay.rig;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.History.Event;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what must never happen in a [History]. Each problem is a sentence. Not thread-safe.
public final class HistoryCheck {
    private final History history;
    private final FinalState end;
    private final List<String> problems = new ArrayList<>();
    private final Map<CommandId, Entry> kept = new HashMap<>();

    private HistoryCheck(History history, FinalState end) {
        this.history = history;
        this.end = end;
    }

    /// @return no problem, or each as a sentence
    public static List<String> problems(History history, FinalState end) {
        var check = new HistoryCheck(history, end);
        check.threads();
        check.answers();
        check.orderOfSenders();
        check.problems.addAll(ListenerCheck.problems(history, end));
        return List.copyOf(check.problems);
    }

    /// Each message once; nothing after a close; sequence numbers rise.
    private void threads() {
        end.threads().forEach((ticket, thread) -> {
            long before = 0;
            var closed = false;
            for (var entry : thread) {
                expect(entry.sequence() > before, "Ticket %s: %s is out of order.", ticket, entry);
                expect(!closed, "Ticket %s: %s came after the close.", ticket, entry);
                before = entry.sequence();
                closed = entry.change() instanceof Change.TicketClosed;
                if (entry.change() instanceof Change.MessageAdded(Message message)) {
                    automatic(ticket, thread, entry, message);
                    var twin = kept.put(new CommandId(message.id().value()), entry);
                    expect(twin == null, "Message %s stands twice: %s and %s.", message.id(), twin, entry);
                }
            }
        });
    }

    /// An automatic reply stands just behind the shopper's message that it replies to: the one within hours behind the
    /// first, the one outside hours once, since a crowd's hours don't change and a run is shorter than a night.
    private void automatic(TicketId ticket, List<Entry> thread, Entry entry, Message message) {
        if (!(message.author() instanceof Party.Automatic(Rule rule))) {
            return;
        }
        var at = thread.indexOf(entry);
        var asked =
                at > 0 && byShopper(thread.get(at - 1)) && thread.get(at - 1).sequence() == entry.sequence() - 1;
        expect(asked, "Ticket %s: nobody asked for the automatic reply %s.", ticket, entry);
        var first = thread.subList(0, Math.max(0, at - 1)).stream().noneMatch(HistoryCheck::byShopper);
        var again = thread.subList(0, at).stream().anyMatch(before -> by(rule, before));
        expect(!again, "Ticket %s was replied to twice: %s.", ticket, entry);
        expect(rule != Rule.WITHIN_HOURS || first, "Ticket %s: %s does not follow the first message.", ticket, entry);
    }

    private static boolean byShopper(Entry entry) {
        return entry.change() instanceof Change.MessageAdded(Message message) && message.byShopper();
    }

    private static boolean by(Rule rule, Entry entry) {
        return entry.change() instanceof Change.MessageAdded(Message message)
                && message.author().equals(new Party.Automatic(rule));
    }

    private static boolean automatic(Entry entry) {
        return entry.change() instanceof Change.MessageAdded(Message message)
                && message.author() instanceof Party.Automatic;
    }

    /// What was acknowledged is kept where the answer said; what was refused left no trace; the same id always gets the
    /// same answer.
    private void answers() {
        var texts = new HashMap<CommandId, String>();
        var tickets = new HashMap<CommandId, TicketId>();
        for (var sent : history.of(Event.Sent.class)) {
            switch (sent.command()) {
                case Command.SendMessage message -> {
                    texts.put(message.id(), message.text());
                    if (message.ticket() != null) {
                        tickets.put(message.id(), message.ticket());
                    }
                }
                case Command.Reply reply -> {
                    texts.put(reply.id(), reply.text());
                    tickets.put(reply.id(), reply.ticket());
                }
                case Command.SendEmail email -> {
                    texts.put(email.id(), email.text());
                    tickets.put(email.id(), email.ticket());
                }
                case Command.OfMessage _ -> {}
                case Command.ChangesStatus _, Command.ChangesHandling _, Command.MovesCursor _ -> {}
            }
        }
        for (var done : history.of(Event.Done.class)) {
            if (texts.containsKey(done.id())) {
                acknowledged(done, texts.get(done.id()), tickets.get(done.id()));
            }
        }
        for (var refused : history.of(Event.Refused.class)) {
            var entry = kept.get(refused.id());
            var retry = refused.error() instanceof ErrorKind kind && kind.retry();
            expect(entry == null || retry, "%s was refused and yet kept: %s.", refused, entry);
        }
        kept.forEach((id, entry) -> expect(automatic(entry) || texts.containsKey(id), "Nobody sent %s.", entry));
    }

    private void acknowledged(Event.Done done, @Nullable String text, @Nullable TicketId ticket) {
        var entry = kept.get(done.id());
        if (entry == null) {
            problems.add("Acknowledged and lost: " + done + ".");
            return;
        }
        var message = ((Change.MessageAdded) entry.change()).message();
        expect(entry.sequence() == done.sequence(), "%s was acknowledged as %s.", entry, done);
        expect(message.text().equals(text), "%s was sent as \"%s\".", entry, text);
        expect(ticket == null || ticket.equals(entry.ticket()), "%s was sent to ticket %s.", entry, ticket);
    }

    /// What was acknowledged before something else was sent for the first time, stands before it.
    private void orderOfSenders() {
        long acknowledged = 0;
        var first = new HashMap<CommandId, Long>();
        Set<CommandId> checked = new HashSet<>();
        for (var event : history.events()) {
            switch (event) {
                case Event.Sent(String _, Command command) -> first.putIfAbsent(command.id(), acknowledged);
                case Event.Done(String _, CommandId id, long sequence)
                when kept.containsKey(id) -> {
                    if (checked.add(id)) {
                        var before = first.getOrDefault(id, 0L);
                        expect(sequence > before, "%s was sent after %s was acknowledged.", event, before);
                    }
                    acknowledged = Math.max(acknowledged, sequence);
                }
                case Event.Done _, Event.Refused _, Event.Saw _, Event.Loaded _ -> {}
            }
        }
    }

    private void expect(boolean holds, String problem, @Nullable Object... about) {
        if (!holds) {
            problems.add(problem.formatted(about));
        }
    }
}
