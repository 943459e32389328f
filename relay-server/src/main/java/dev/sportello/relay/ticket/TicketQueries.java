package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.ShopperBodies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What shoppers and agents want to see of the tickets, each answer as of one position of the journal. Thread-safe.
public final class TicketQueries {
    private final Journal journal;
    private final TicketBook book;
    private final TicketTable table;
    private final Threads threads;
    private final Settings settings;
    private final Team team;

    TicketQueries(Journal journal, TicketBook book, Threads threads, Settings settings, Team team) {
        this.journal = journal;
        this.book = book;
        this.threads = threads;
        this.settings = settings;
        this.team = team;
        table = book.table();
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

    /// How many of the shop's messages in their live chat a shopper has not seen.
    ///
    /// @param most counts no further
    public int unseen(ProfileId shopper, int most) {
        return journal.snapshot((handle, _) -> {
            var live = table.live(handle, new Slot(shopper, Channel.WEB_CHAT));
            if (live == null) {
                return 0;
            }
            var ticket = live.ticket();
            var page = threads.page(handle, ticket.id(), null, most, Threads.Reader.SHOPPER);
            return (int) page.newestFirst().stream()
                    .filter(entry -> entry.sequence() > ticket.seenUpTo() && isOfTheShop(entry.change()))
                    .count();
        });
    }

    /// What agents have answered in a web chat, closed or not, and its shopper has not seen, in order. Nothing where
    /// the shopper has never written; and who ends a chat wants no more of it.
    ///
    /// @param after a sequence number that it comes after, too
    /// @param most of the last that are looked at, 1 to 100
    public List<Entry> unseenReplies(TicketId id, long after, int most) {
        return journal.snapshot((handle, _) -> {
            var known = table.find(handle, id);
            if (known == null
                    || known.ticket().channel() != Channel.WEB_CHAT
                    || known.ticket().lastShopperMessage() == 0) {
                return List.of();
            }
            var page =
                    threads.page(handle, id, null, most, Threads.Reader.SHOPPER).newestFirst();
            var seen = Math.max(Math.max(after, known.ticket().seenUpTo()), lastEnd(page));
            return page.reversed().stream()
                    .filter(entry -> entry.sequence() > seen && isOfAnAgent(entry.change()))
                    .toList();
        });
    }

    /// When the shopper last ended the chat; 0 for never.
    private static long lastEnd(List<Entry> newestFirst) {
        return newestFirst.stream()
                .filter(entry ->
                        entry.change() instanceof Change.TicketClosed closed && closed.by() instanceof Party.Shopper)
                .mapToLong(Entry::sequence)
                .findFirst()
                .orElse(0);
    }

    private static boolean isOfAnAgent(Change change) {
        return change instanceof Change.MessageAdded added && added.message().author() instanceof Party.ByAgent;
    }

    private static boolean isOfTheShop(Change change) {
        return change instanceof Change.MessageAdded added && !(added.message().author() instanceof Party.Shopper);
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
                    table.countLive(handle),
                    ErasedTickets.lately(handle));
        });
    }

    /// A page of the live tickets, highest number first, with the ends of their threads and the agent's own
    /// cursors, as of one position.
    ///
    /// @param before the lowest number of the page before; null for the first page
    /// @param limit 1 to [AgentBodies.SnapshotPage#MOST]; what lies outside is moved to the nearer end. The page is
    ///     shorter where the threads are long ([RecentThreads])
    public AgentBodies.SnapshotPage snapshotPage(AgentId you, @Nullable Long before, int limit) {
        var most = Math.clamp(limit, 1, AgentBodies.SnapshotPage.MOST);
        return journal.snapshot((handle, position) -> {
            var found = table.livePage(handle, ResultPage.before(before), most + 1);
            var page =
                    RecentThreads.of(handle, threads, found.stream().limit(most).toList());
            var ids = page.tickets().stream().map(Ticket::id).toList();
            return new AgentBodies.SnapshotPage(
                    position,
                    page.tickets(),
                    page.entries(),
                    ReadCursors.of(handle, you, ids),
                    found.size() > page.tickets().size());
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

    /// A page of all tickets of one customer, closed ones too, newest activity first.
    ///
    /// @param profiles all of that customer
    /// @param before the sequence number of the last ticket of the page before; null for the first page
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public AgentBodies.TicketPage ofCustomer(Set<ProfileId> profiles, @Nullable Long before, int limit) {
        return journal.snapshot((handle, _) -> {
            var page =
                    ResultPage.of(limit, most -> table.ofProfiles(handle, profiles, ResultPage.before(before), most));
            return new AgentBodies.TicketPage(page.newestFirst(), page.more());
        });
    }

    /// The web chat of a profile in which something happened last.
    TicketId lastChat(ProfileId profile) {
        return ofCustomer(Set.of(profile), null, 100).tickets().stream()
                .filter(ticket -> ticket.channel() == Channel.WEB_CHAT)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// A ticket, closed or not.
    ///
    /// @throws RefusedFrame `ticket-unknown`
    public Ticket ticket(TicketId id) throws RefusedFrame {
        return journal.<Optional<Ticket>>snapshot((handle, _) ->
                        Optional.ofNullable(table.find(handle, id)).map(KnownTicket::ticket))
                .orElseThrow(TicketQueries::unknown);
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
        return thread.orElseThrow(TicketQueries::unknown);
    }

    private static RefusedFrame unknown() {
        return new RefusedFrame(ErrorKind.TICKET_UNKNOWN, ErrorKind.TICKET_UNKNOWN.sentence(), null);
    }

    /// Whose ticket it is, closed or not.
    ///
    /// @return null where there is no such ticket
    public @Nullable ProfileId owner(TicketId id) {
        var ticket = find(id);
        return ticket == null ? null : ticket.profile();
    }

    /// Whether somebody has a ticket by a channel that is not closed.
    public boolean hasLive(ProfileId profile, Channel channel) {
        return journal.snapshot((handle, _) -> table.live(handle, new Slot(profile, channel)) != null);
    }

    /// A ticket, closed or not; from memory where something of it was published lately.
    ///
    /// @return null where there is no such ticket
    public @Nullable Ticket find(TicketId id) {
        var known = book.published(id);
        if (known != null) {
            return known;
        }
        return journal.<Optional<Ticket>>snapshot((handle, _) ->
                        Optional.ofNullable(table.find(handle, id)).map(KnownTicket::ticket))
                .orElse(null);
    }
}
