package dev.sportello.relay.ticket;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.journal.Turn;
import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
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
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.ShopperBodies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tickets: takes what shoppers and agents ask for, and answers what they want to see. Thread-safe.
public final class Tickets implements Audience {
    private static final int MOST_WOKEN_AT_ONCE = 100;

    private final Journal journal;
    private final TicketBook book;
    private final TicketTable table;
    private final Threads threads;
    private final MissedEntries missed;
    private final Settings settings;
    private final Team team;

    /// Has the journal write the tables of the tickets: so it comes before the journal starts.
    public Tickets(Journal journal, Codec codec, Settings settings, Team team) {
        this.journal = journal;
        this.settings = settings;
        this.team = team;
        book = new TicketBook(journal.database(), codec);
        journal.add(book);
        table = book.table();
        threads = new Threads(new LogReader(codec));
        missed = new MissedEntries(journal, book, threads);
    }

    public CompletableFuture<RelayFrame> receive(Profile shopper, Command.ByShopper command) {
        return receive(shopper, command, Turn.ANY_TIME);
    }

    /// Carries out what a shopper asks for, or refuses it. The answer comes on the writer's thread.
    public CompletableFuture<RelayFrame> receive(Profile shopper, Command.ByShopper command, Turn turn) {
        return journal.submit(new JournalCommand(
                command.id(),
                "shopper:" + shopper.id(),
                remembered(command),
                turn,
                journal -> new ShopperRules(in(journal), shopper, settings.in(journal)).carryOut(command)));
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

    /// Moving a cursor forward twice to the same place is the same as once: no answer needs to be kept for that.
    /// But an agent's own cursor may have been moved back in between.
    private static boolean remembered(Command command) {
        return !(command instanceof Command.ByShopper && command instanceof Command.MovesCursor);
    }

    /// Takes the live tickets of an agent from them, within a transaction of the writer: they are nobody's then.
    public void release(JournalTransaction journal, Party by, AgentId agent) {
        in(journal).release(by, agent);
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
        return journal.gathering(TicketTransaction.class, () -> new TicketTransaction(journal, book, agents, epoch));
    }

    /// The shopper's live ticket and a page of its thread, as of one position. A closed ticket is never shown.
    ///
    /// @param before a sequence number; null for the end of the thread
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public ShopperBodies.Thread thread(ProfileId shopper, @Nullable Long before, int limit) {
        return journal.snapshot((handle, position) -> {
            var live = table.live(handle, new Slot(shopper, Channel.WEB_CHAT));
            if (live == null) {
                return new ShopperBodies.Thread(position, null, List.of(), false);
            }
            var ticket = live.ticket();
            var page = threads.page(handle, ticket.id(), before, limit, Threads.Reader.SHOPPER);
            return new ShopperBodies.Thread(
                    position,
                    ShopperBodies.LiveTicket.of(ticket),
                    page.newestFirst().reversed(),
                    page.more());
        });
    }

    /// Where an agent's desktop begins that knows nothing.
    public AgentBodies.Snapshot snapshot(AgentId you) {
        return journal.snapshot((handle, position) -> {
            var everybody = team.all(handle);
            return new AgentBodies.Snapshot(
                    position,
                    settings.read(handle),
                    everybody.stream()
                            .filter(agent -> agent.id().equals(you))
                            .findFirst()
                            .orElseThrow(),
                    everybody,
                    table.countLive(handle));
        });
    }

    /// A page of the live tickets, highest number first, with the ends of their threads and the agent's own
    /// cursors, as of one position.
    ///
    /// @param before the lowest number of the page before; null for the first page
    /// @param limit 1 to [AgentBodies.SnapshotPage#MOST]; what lies outside is moved to the nearer end
    public AgentBodies.SnapshotPage snapshotPage(AgentId you, @Nullable Long before, int limit) {
        var most = Math.clamp(limit, 1, AgentBodies.SnapshotPage.MOST);
        return journal.snapshot((handle, position) -> {
            var found = table.livePage(handle, ResultPage.before(before), most + 1);
            var tickets = found.stream().limit(most).toList();
            var ids = tickets.stream().map(Ticket::id).toList();
            return new AgentBodies.SnapshotPage(
                    position,
                    tickets,
                    threads.recent(handle, ids, AgentBodies.SnapshotPage.RECENT),
                    ReadCursors.of(handle, you, ids),
                    found.size() > most);
        });
    }

    /// A page of the tickets of one status, newest activity first.
    ///
    /// @param before the sequence number of the last ticket of the page before; null for the first page
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public AgentBodies.TicketPage tickets(Status.Kind status, @Nullable Long before, int limit) {
        return journal.snapshot((handle, _) -> {
            var page = ResultPage.of(limit, most -> table.page(handle, status, ResultPage.before(before), most));
            return new AgentBodies.TicketPage(page.newestFirst(), page.more());
        });
    }

    /// A page of all tickets of a profile, closed ones too, newest activity first.
    ///
    /// @param before the sequence number of the last ticket of the page before; null for the first page
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public AgentBodies.TicketPage ofProfile(ProfileId profile, @Nullable Long before, int limit) {
        return journal.snapshot((handle, _) -> {
            var page = ResultPage.of(limit, most -> table.ofProfile(handle, profile, ResultPage.before(before), most));
            return new AgentBodies.TicketPage(page.newestFirst(), page.more());
        });
    }

    /// A ticket, closed or not.
    ///
    /// @throws RefusedFrame `ticket-unknown`
    public Ticket ticket(TicketId id) throws RefusedFrame {
        return journal.<Optional<Ticket>>snapshot((handle, _) ->
                        Optional.ofNullable(table.find(handle, id)).map(KnownTicket::ticket))
                .orElseThrow(Tickets::unknown);
    }

    /// A page of one thread, oldest first.
    ///
    /// @param before a sequence number; null for the end of the thread
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    /// @throws RefusedFrame `ticket-unknown`
    public AgentBodies.ThreadPage thread(TicketId ticket, @Nullable Long before, int limit) throws RefusedFrame {
        var thread = journal.<Optional<AgentBodies.ThreadPage>>snapshot((handle, _) -> {
            if (table.find(handle, ticket) == null) {
                return Optional.empty();
            }
            var page = threads.page(handle, ticket, before, limit, Threads.Reader.AGENT);
            return Optional.of(new AgentBodies.ThreadPage(page.newestFirst().reversed(), page.more()));
        });
        return thread.orElseThrow(Tickets::unknown);
    }

    private static RefusedFrame unknown() {
        return new RefusedFrame(ErrorKind.TICKET_UNKNOWN, ErrorKind.TICKET_UNKNOWN.sentence(), null);
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
