package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.wire.Command;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a thread's rows from its entries. Lives for one call of [#of].
final class ThreadRows {
    private final Ticket ticket;
    private final Story story;
    private final AgentId you;
    private final ZoneId zone;
    private final long lastSeen;

    /// The messages that are to be sent again, before the relay has heard of it.
    private final Set<MessageId> again;

    private final List<ThreadRow> rows = new ArrayList<>();
    private @Nullable LocalDate day;

    /// What is known of the thread.
    ///
    /// @param entries oldest first
    /// @param queued what the agent wrote and the journal has not yet brought back
    /// @param deliveries what became of the messages that left by SMS or email
    /// @param quotesShown the emails of which one wants to see what they quote
    record Story(List<Entry> entries, List<QueuedCommand> queued, Deliveries deliveries, Set<MessageId> quotesShown) {}

    private ThreadRows(Ticket ticket, Story story, AgentId you, ZoneId zone) {
        this.ticket = ticket;
        this.story = story;
        lastSeen = lastSeen(ticket, story.entries());
        this.you = you;
        this.zone = zone;
        again = story.queued().stream()
                .map(QueuedCommand::command)
                .filter(Command.OfMessage.class::isInstance)
                .map(command -> ((Command.OfMessage) command).message())
                .collect(Collectors.toSet());
    }

    /// @param zone in which days begin
    static List<ThreadRow> of(Ticket ticket, Story story, AgentId you, ZoneId zone) {
        var made = new ThreadRows(ticket, story, you, zone);
        story.entries().forEach(made::add);
        story.queued().forEach(made::add);
        return List.copyOf(made.rows);
    }

    private void add(Entry entry) {
        switch (entry.change()) {
            case Change.HasText text -> add(bubble(entry, text));
            case Change.Notice notice -> add(entry.at(), new ThreadRow.Notice(entry.sequence(), entry.at(), notice));
            case Change.Unknown unknown -> add(entry, unknown);
            case Change.OfMessage _, Change.MovesCursor _, Change.OfAccount _ -> {}
        }
    }

    private void add(Entry entry, Change.Unknown unknown) {
        if (!unknown.quiet()) {
            add(entry.at(), new ThreadRow.Newer(entry.sequence(), entry.at()));
        }
    }

    private void add(Instant at, ThreadRow row) {
        separate(at);
        rows.add(row);
    }

    private void add(QueuedCommand queued) {
        if (queued.command() instanceof Command.HasText said) {
            var mail = said instanceof Command.SendEmail email
                    ? mail(said.id().message(), new Email(email.subject(), "", null, List.of()))
                    : null;
            var author = new ThreadRow.Author.You();
            add(new ThreadRow.Bubble(
                    said.id().message(), author, said.text(), queued.at(), mail, receipt(queued, mail != null)));
        }
    }

    private ThreadRow.Receipt receipt(QueuedCommand queued, boolean email) {
        var refusal = queued.refusal();
        var carried = email || DeliveryStatus.isCarried(ticket);
        return new ThreadRow.Receipt(
                carried && refusal == null ? DeliveryStatus.QUEUED : queued.delivery(),
                null,
                refusal == null ? null : new ThreadRow.Failure.Refused(refusal),
                false);
    }

    private void add(ThreadRow.Bubble bubble) {
        separate(bubble.at());
        if (!rows.isEmpty() && rows.getLast() instanceof ThreadRow.Bubble above && above.leadsTo(bubble)) {
            rows.set(rows.size() - 1, above.above(bubble));
            rows.add(bubble.below());
        } else {
            rows.add(bubble);
        }
    }

    private void separate(Instant at) {
        var date = at.atZone(zone).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            rows.add(new ThreadRow.Day(date));
        }
    }

    private ThreadRow.Bubble bubble(Entry entry, Change.HasText text) {
        var message = text.message();
        var author = author(message.author());
        var mail = text instanceof Change.EmailAdded added ? mail(message.id(), added.email()) : null;
        var receipt = author instanceof ThreadRow.Author.Shopper ? null : receipt(entry, text);
        return new ThreadRow.Bubble(message.id(), author, message.text(), entry.at(), mail, receipt)
                .about(message.order());
    }

    private ThreadRow.Mail mail(MessageId id, Email email) {
        return new ThreadRow.Mail(email, story.quotesShown().contains(id));
    }

    private ThreadRow.Receipt receipt(Entry entry, Change.HasText text) {
        if (!DeliveryStatus.isCarried(ticket, text)) {
            return new ThreadRow.Receipt(DeliveryStatus.of(ticket, entry), seenAt(entry), null, false);
        }
        var id = text.message().id();
        var told = again.contains(id) ? null : story.deliveries().of(id);
        var status = DeliveryStatus.of(told);
        return new ThreadRow.Receipt(
                status,
                null,
                told != null && status == DeliveryStatus.FAILED
                        ? new ThreadRow.Failure.NotDelivered(told.reason())
                        : null,
                false);
    }

    /// Known of the last message that was seen; those before were seen then or earlier.
    private @Nullable Instant seenAt(Entry entry) {
        return entry.sequence() == lastSeen ? ticket.seenAt() : null;
    }

    private static long lastSeen(Ticket ticket, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.sequence() <= ticket.seenUpTo())
                .filter(entry -> entry.change() instanceof Change.HasText text
                        && !text.message().byShopper()
                        && !DeliveryStatus.isCarried(ticket, text))
                .mapToLong(Entry::sequence)
                .max()
                .orElse(0);
    }

    private ThreadRow.Author author(Party party) {
        return switch (party) {
            case Party.Shopper _ -> new ThreadRow.Author.Shopper();
            case Party.Automatic _ -> new ThreadRow.Author.Automatic();
            case Party.ByAgent(AgentId agent, String firstName) ->
                agent.equals(you) ? new ThreadRow.Author.You() : new ThreadRow.Author.Colleague(firstName);
            case Party.Unknown _ -> new ThreadRow.Author.Somebody();
        };
    }
}
