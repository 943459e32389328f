package dev.sportello.desktop.sample;

import dev.sportello.desktop.replica.Addressee;
import dev.sportello.desktop.replica.LocalThread;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// A small shop, always the same: what the pictures show and the views are tested with. What happens in it is a
/// journal, which a desktop can follow.
public final class Shop {
    /// A Thursday, in the middle of the working day.
    public static final Instant NOW = Instant.parse("2026-03-05T10:42:00Z");

    public static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    private final ScriptedJournal journal = new ScriptedJournal();

    public ScriptedJournal journal() {
        return journal;
    }

    /// Opens a ticket and returns its number.
    public TicketId open(long number, String name, Duration ago) {
        var id = new TicketId(number);
        var channel = number % 7 == 0 ? Channel.SMS : Channel.WEB_CHAT;
        enter(id, ago, new Change.TicketOpened(Shoppers.profile(name), name, channel));
        return id;
    }

    public void shopper(TicketId id, Duration ago, String text) {
        enter(id, ago, new Change.MessageAdded(new Message(messageId(), new Party.Shopper(), text)));
    }

    public void agent(TicketId id, Duration ago, Agent agent, String text) {
        enter(id, ago, new Change.MessageAdded(new Message(messageId(), agent.party(), text)));
    }

    public void automatic(TicketId id, Duration ago, String text) {
        enter(id, ago, new Change.MessageAdded(new Message(messageId(), new Party.Automatic(Rule.WITHIN_HOURS), text)));
    }

    /// Anna has read all of a ticket.
    public void read(TicketId id) {
        enter(id, Duration.ZERO, new Change.ReadByAgent(Staff.ANNA.id(), head()));
    }

    public void enter(TicketId id, Duration ago, Change.OfTicket change) {
        journal.append(id, NOW.minus(ago), change);
    }

    /// Marco has changed the settings.
    public void save(SettingsPage page) {
        journal.append(null, NOW, new Change.SettingsSaved(Staff.MARCO.party(), page));
    }

    /// Somebody comes into the team, or is another one now.
    public void change(Agent agent) {
        journal.append(new Change.AgentChanged(Staff.MARCO.party(), agent));
    }

    public long head() {
        return journal.head().sequence();
    }

    public List<Ticket> tickets() {
        return journal.tickets();
    }

    public Ticket ticket(TicketId id) {
        return journal.ticket(id);
    }

    /// What shows in a ticket's thread.
    public List<Entry> entries(TicketId id) {
        return journal.thread(id);
    }

    public LocalThread thread(TicketId id, QueuedCommand... queued) {
        return new LocalThread(entries(id), List.of(queued));
    }

    public static QueuedCommand queued(TicketId id, String text) {
        return new QueuedCommand(addressee(id), reply(id, text), NOW);
    }

    public static QueuedCommand failed(TicketId id, String text) {
        var refusal = Refusal.of(ErrorKind.TICKET_CLOSED);
        return new QueuedCommand(addressee(id), reply(id, text), NOW.minusSeconds(20), null, refusal);
    }

    private static Addressee addressee(TicketId id) {
        return new Addressee(id, null, null, "");
    }

    private static Command.Reply reply(TicketId id, String text) {
        return new Command.Reply(new CommandId(messageId(text).value()), id, text);
    }

    private MessageId messageId() {
        return messageId("message " + head());
    }

    private static MessageId messageId(String seed) {
        return new MessageId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
    }
}
