package dev.sportello.relay.ticket;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Channel;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.ShopperBodies;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tickets: takes what shoppers and agents ask for, and answers what they want to see. Thread-safe.
public final class Tickets {
    private final Journal journal;
    private final TicketTable table;
    private final ThreadTable threads;

    /// Only for the writer's thread.
    private final TicketCache cache = new TicketCache();

    /// One object for a journal: its cache takes every change of a ticket to be its own.
    public Tickets(Journal journal, Codec codec) {
        this.journal = journal;
        table = new TicketTable(codec);
        threads = new ThreadTable(codec);
    }

    /// Carries out what a shopper asks for, or refuses it. The answer comes on the writer's thread.
    public CompletableFuture<RelayFrame> receive(Profile shopper, Command.ByShopper command) {
        return journal.submit(new JournalCommand(
                command.id(),
                "shopper:" + shopper.id(),
                remembered(command),
                journal -> new ShopperRules(in(journal), shopper).carryOut(command)));
    }

    /// Carries out what an agent asks for, or refuses it. The answer comes on the writer's thread.
    public CompletableFuture<RelayFrame> receive(Agent agent, Command.ByAgent command) {
        return journal.submit(new JournalCommand(
                command.id(),
                "agent:" + agent.id(),
                remembered(command),
                journal -> new AgentRules(in(journal), agent).carryOut(command)));
    }

    /// Moving a cursor twice to the same place is the same as once: no answer needs to be kept for that.
    private static boolean remembered(Command command) {
        return switch (command) {
            case Command.SendMessage _, Command.EndChat _, Command.Reply _ -> true;
            case Command.MarkDelivered _, Command.MarkSeen _, Command.MarkRead _ -> false;
        };
    }

    /// Carries out something of the relay's own in a transaction of the writer.
    CompletableFuture<RelayFrame> submit(CommandId id, String sender, Function<TicketTransaction, Long> work) {
        return journal.submit(new JournalCommand(id, sender, true, journal -> work.apply(in(journal))));
    }

    private TicketTransaction in(JournalTransaction journal) {
        return journal.gathering(TicketTransaction.class, () -> new TicketTransaction(journal, cache, table, threads));
    }

    /// The shopper's live ticket and a page of its thread, as of one position. A closed ticket is never shown.
    ///
    /// @param before a sequence number; null for the end of the thread
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public ShopperBodies.Thread thread(ProfileId shopper, @Nullable Long before, int limit) {
        return journal.snapshot((handle, position) -> {
            var ticket = table.live(handle, shopper, Channel.WEB_CHAT);
            if (ticket == null) {
                return new ShopperBodies.Thread(position, null, List.of(), false);
            }
            var page = Page.of(limit, most -> threads.beforeForShopper(handle, ticket.id(), Page.before(before), most));
            return new ShopperBodies.Thread(
                    position,
                    ShopperBodies.LiveTicket.of(ticket),
                    page.newestFirst().reversed(),
                    page.more());
        });
    }

    /// All that an agent's inbox needs, as of one position.
    public AgentBodies.Snapshot snapshot(Account account, Agent you, List<Agent> team) {
        return journal.snapshot((handle, position) -> new AgentBodies.Snapshot(
                position,
                account,
                you,
                team,
                table.live(handle),
                threads.recentOfLive(handle, AgentBodies.Snapshot.RECENT),
                ReadCursors.ofLive(handle, you.id())));
    }

    /// A page of the tickets of one status, newest activity first.
    ///
    /// @param before the sequence number of the last ticket of the page before; null for the first page
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public AgentBodies.TicketPage tickets(Status.Kind status, @Nullable Long before, int limit) {
        return journal.snapshot((handle, _) -> {
            var page = Page.of(limit, most -> table.page(handle, status, Page.before(before), most));
            return new AgentBodies.TicketPage(page.newestFirst(), page.more());
        });
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
            var page = Page.of(limit, most -> threads.before(handle, ticket, Page.before(before), most));
            return Optional.of(new AgentBodies.ThreadPage(page.newestFirst().reversed(), page.more()));
        });
        return thread.orElseThrow(
                () -> new RefusedFrame(ErrorKind.TICKET_UNKNOWN, ErrorKind.TICKET_UNKNOWN.sentence(), null));
    }
}
