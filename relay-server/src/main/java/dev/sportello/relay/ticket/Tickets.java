package dev.sportello.relay.ticket;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Party;
import dev.sportello.model.OrderCard;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.journal.Turn;
import dev.sportello.model.Entry;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.relay.live.Audience;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.MessageText;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tickets: takes what shoppers and agents do to them. What they want to see, [TicketQueries] answers. Thread-safe.
public final class Tickets implements Audience {
    private static final int MOST_WOKEN_AT_ONCE = 100;

    private final Journal journal;
    private final TicketBook book;
    private final MissedEntries missed;
    private final TicketQueries queries;
    private final Settings settings;
    private final Team team;
    private final Map<Channel.Known, Carrier> carriers = new ConcurrentHashMap<>();

    /// Has the journal write the tables of the tickets: so it comes before the journal starts.
    public Tickets(Journal journal, Codec codec, Settings settings, Team team) {
        this.journal = journal;
        this.settings = settings;
        this.team = team;
        book = new TicketBook(journal.database(), codec);
        journal.add(book);
        var threads = new Threads(new LogReader(codec));
        missed = new MissedEntries(journal, book, threads);
        queries = new TicketQueries(journal, book, threads, settings, team);
    }

    /// By what messages leave on a channel beside the web chat; until this is said, the channel is off.
    public void carriedBy(Channel.Known channel, Carrier carrier) {
        carriers.put(channel, carrier);
    }

    /// What is asked about them.
    public TicketQueries queries() {
        return queries;
    }

    public CompletableFuture<RelayFrame> receive(Profile shopper, Command.ByShopper command) {
        return receive(shopper, command, Turn.ANY_TIME);
    }

    /// Carries out what a shopper asks for, or refuses it. The answer comes on the writer's thread.
    public CompletableFuture<RelayFrame> receive(Profile shopper, Command.ByShopper command, Turn turn) {
        return receive(shopper, command, null, turn);
    }

    /// The same.
    ///
    /// @param about the shopper's own order that the message is about; null for none
    public CompletableFuture<RelayFrame> receive(
            Profile shopper, Command.ByShopper command, @Nullable OrderCard about, Turn turn) {
        return journal.submit(new JournalCommand(
                command.id(),
                "shopper:" + shopper.id(),
                remembered(command),
                turn,
                journal -> new ShopperRules(in(journal), shopper, settings.in(journal), about).carryOut(command)));
    }

    public CompletableFuture<RelayFrame> receive(Agent agent, Command.ByAgent command) {
        return receive(agent, command, Turn.ANY_TIME);
    }

    /// Carries out what an agent asks for, or refuses it. The answer comes on the writer's thread.
    public CompletableFuture<RelayFrame> receive(Agent agent, Command.ByAgent command, Turn turn) {
        return journal.submit(new JournalCommand(
                command.id(),
                "agent:" + agent.id(),
                remembered(command),
                turn,
                journal -> new AgentRules(in(journal), agent).carryOut(command)));
    }

    /// Takes what a shopper wrote by another channel.
    ///
    /// @param with what the channel's feature does in the same transaction, after it, with the ticket as it
    ///     is then; it may run twice
    /// @return the answer, on the writer's thread
    public CompletableFuture<RelayFrame> receive(Incoming incoming, With with) {
        return journal.submit(new JournalCommand(incoming.id(), incoming.sender(), true, journal -> {
            var transaction = in(journal);
            var rules = new IncomingRules(transaction, settings.in(journal));
            var received = rules.receive(incoming);
            with.go(journal, new ReceivedTicket(transaction, rules, received));
            return received.sequence();
        }));
    }

    /// What a channel's feature does in the transaction of the writer that takes a message.
    @FunctionalInterface
    public interface With {
        void go(JournalTransaction journal, ReceivedTicket ticket);
    }

    /// Carries out something of a channel's own in a transaction of the writer: what has become of a message.
    ///
    /// @param decide writes to the feature's own tables, and says what happens to the ticket; null: nothing. It may
    ///     run twice
    /// @return the answer, on the writer's thread
    public CompletableFuture<RelayFrame> tell(
            TicketId ticket, String sender, Function<JournalTransaction, Change.@Nullable OfTicket> decide) {
        return submit(new CommandId(UUID.randomUUID()), sender, false, tickets -> {
            var found = tickets.find(ticket);
            var change = decide.apply(tickets.journal());
            if (found == null || change == null || !found.allows(change)) {
                return found == null ? 0L : found.sequence();
            }
            return tickets.append(found, change).sequence();
        });
    }

    /// Writes to a customer first: in their live chat, or in a new one, which waits in the hub until they come by.
    /// Waits for the journal.
    ///
    /// @throws RefusedFrame `chat-off`; `customer-without-account`, who could never read it; `text-…`
    public AgentBodies.Written writeTo(Agent agent, Profile customer, AgentBodies.WriteTo words)
            throws RefusedFrame, InterruptedException {
        MessageText.check(words.text(), words.id());
        if (customer.customerId() == null) {
            throw new RefusedFrame(ErrorKind.CUSTOMER_WITHOUT_ACCOUNT);
        }
        var sequence = JournalAnswer.sequence(journal.submit(new JournalCommand(
                words.id(), "agent:" + agent.id(), true, journal -> {
                    if (settings.in(journal).webChat().visibility() == SettingsPage.Visibility.OFF) {
                        throw new RefusedFrame(ErrorKind.CHAT_OFF);
                    }
                    return new AgentRules(in(journal), agent).writeTo(customer, words);
                })));
        return new AgentBodies.Written(queries.lastChat(customer.id()), sequence);
    }

    /// Moving a cursor forward twice to the same place is the same as once: no answer needs to be kept for that.
    /// But an agent's own cursor may have been moved back in between.
    private static boolean remembered(Command command) {
        return !(command instanceof Command.ByShopper && command instanceof Command.MovesCursor);
    }

    /// Takes the live tickets of an agent from them, within a transaction of the writer: they are nobody's then.
    public void release(JournalTransaction journal, Party by, AgentId agent) {
        in(journal).release(by, agent);
    }

    /// Takes all tickets of a profile out of the journal, within a transaction of the writer.
    ///
    /// @param change says so of the tickets that it is given
    /// @return these tickets
    public List<TicketId> erase(
            JournalTransaction journal, ProfileId profile, Function<List<TicketId>, Change.Erases> change) {
        return in(journal).erase(profile, change);
    }

    /// Takes those of some tickets out of the journal that are still there, within a transaction of the writer.
    void erase(JournalTransaction journal, Set<TicketId> old, Function<List<TicketId>, Change.Erases> change) {
        var transaction = in(journal);
        var there = old.stream().filter(id -> transaction.find(id) != null).toList();
        if (!there.isEmpty()) {
            var _ = transaction.erase(there, change);
        }
    }

    /// Carries out something of the relay's own in a transaction of the writer.
    ///
    /// @param remembered as in [JournalCommand]
    CompletableFuture<RelayFrame> submit(
            CommandId id, String sender, boolean remembered, Function<TicketTransaction, Long> work) {
        return journal.submit(new JournalCommand(id, sender, remembered, journal -> work.apply(in(journal))));
    }

    /// Opens the snoozed tickets whose time has come, and returns when that is on disk. To be called every second;
    /// the first time it finds those whose time came while the relay was down.
    ///
    /// @throws IllegalStateException if the database failed; what was not woken is still due
    public void wake(Instant now) {
        for (var due = book.due(now, MOST_WOKEN_AT_ONCE); !due.isEmpty(); due = book.due(now, MOST_WOKEN_AT_ONCE)) {
            for (var ticket : due) {
                var answer = submit(
                                new CommandId(UUID.randomUUID()), "relay", false, tickets -> tickets.wake(ticket, now))
                        .join();
                if (answer instanceof RelayFrame.Refused refused) {
                    throw new IllegalStateException(refused.refusal().sentence());
                }
            }
        }
    }

    /// The highest ticket number that was given out; 0 before the first.
    public long highestNumber() {
        return book.lastNumber();
    }

    private TicketTransaction in(JournalTransaction journal) {
        var agents = team.in(journal);
        var epoch = this.journal.head().epoch();
        return journal.gathering(
                TicketTransaction.class, () -> new TicketTransaction(journal, book, agents, epoch, carriers));
    }

    @Override
    public @Nullable ProfileId shopper(Entry entry) {
        var ticket = entry.ticket() == null ? null : book.published(entry.ticket());
        return ticket != null && Visibility.toShopper(ticket, entry.change()) ? ticket.profile() : null;
    }

    @Override
    public Optional<List<JournalEntry>> missed(ProfileId shopper, long after) {
        return missed.of(shopper, after);
    }
}
