package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Rule;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.FeatureTransaction;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.team.TeamTransaction;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tickets as they stand within one transaction of the writer, on top of how the log has left them ([TicketBook]).
/// State comes only from [Ticket#apply]. Nothing is written here: what is appended comes into the book once it is
/// committed. Only for the writer's thread.
final class TicketTransaction implements FeatureTransaction {
    private static final long BEFORE_THE_FIRST = 1_000;
    private static final String ADDRESS_CHANGED =
            "The customer has another address by now. Write the message again, and it goes there.";

    private final JournalTransaction journal;
    private final TicketBook book;
    private final UUID epoch;
    private final Map<Channel.Known, Carrier> carriers;
    private final Map<TicketId, Ticket> changed = new LinkedHashMap<>();
    private final Map<Slot, TicketId> last = new HashMap<>();
    private final Map<ReadCursors.Key, Long> cursors = new HashMap<>();
    private final Set<TicketId> erased = new HashSet<>();
    private final Set<ProfileId> erasedProfiles = new HashSet<>();
    private final TeamTransaction team;
    private long lastNumber;

    /// @param epoch of the journal
    TicketTransaction(
            JournalTransaction journal,
            TicketBook book,
            TeamTransaction team,
            UUID epoch,
            Map<Channel.Known, Carrier> carriers) {
        this.carriers = carriers;
        this.team = team;
        this.epoch = epoch;
        this.journal = journal;
        this.book = book;
        lastNumber = Math.max(book.lastNumber(), BEFORE_THE_FIRST);
    }

    Instant now() {
        return journal.now();
    }

    /// The transaction in which all this happens, for what other features know in it.
    JournalTransaction journal() {
        return journal;
    }

    @Nullable
    Ticket find(TicketId id) {
        if (erased.contains(id)) {
            return null;
        }
        var known = changed.get(id);
        return known != null ? known : book.find(journal.handle(), id);
    }

    /// The ticket that a command means: never another one that has its number by now.
    ///
    /// @param id the number that it names
    /// @throws RefusedFrame `epoch-outdated` where it was made for another journal, `ticket-unknown`
    Ticket meant(TicketId id, Command command) throws RefusedFrame {
        var opened = command.opened();
        if (opened != null && !opened.epoch().equals(epoch)) {
            throw refused(ErrorKind.EPOCH_OUTDATED, command);
        }
        var ticket = find(id);
        if (ticket == null || (opened != null && !opened.fits(ticket.openedAt()))) {
            throw refused(ErrorKind.TICKET_UNKNOWN, command);
        }
        return ticket;
    }

    static RefusedFrame refused(ErrorKind error, Command command) {
        return new RefusedFrame(error, error.sentence(), command.id());
    }

    @Nullable
    Ticket live(Slot slot) {
        var id = last.get(slot);
        var ticket = id != null ? find(id) : find(book.last(journal.handle(), slot));
        return ticket != null && ticket.live() ? ticket : null;
    }

    /// The same ticket, as this transaction has left it.
    private @Nullable Ticket find(@Nullable Ticket committed) {
        return committed == null || erased.contains(committed.id())
                ? null
                : changed.getOrDefault(committed.id(), committed);
    }

    /// Takes all tickets of a profile out of the log, those of this transaction too.
    List<TicketId> erase(ProfileId profile, Function<List<TicketId>, Change.Erases> change) {
        var ids = new LinkedHashSet<>(book.of(journal.handle(), profile));
        changed.values().stream()
                .filter(ticket -> ticket.profile().equals(profile))
                .map(Ticket::id)
                .forEach(ids::add);
        erasedProfiles.add(profile);
        return erase(ids, change);
    }

    /// Whether nothing more may be kept of a profile.
    boolean isErased(ProfileId profile) {
        return erasedProfiles.contains(profile) || book.isErased(profile);
    }

    /// @return those of the tickets that were still there
    List<TicketId> erase(Collection<TicketId> tickets, Function<List<TicketId>, Change.Erases> change) {
        var gone = tickets.stream().filter(id -> !erased.contains(id)).toList();
        var _ = journal.append(change.apply(gone));
        erased.addAll(gone);
        gone.forEach(changed::remove);
        carriers.values().forEach(carrier -> carrier.erase(journal, gone));
        return gone;
    }

    /// Opens a ticket. The caller has made sure that the profile has no live one on the channel.
    ///
    /// @param by as in [Change.TicketOpened]
    Ticket open(Slot slot, String shopperName, @Nullable Party by, Instant at) {
        var id = new TicketId(++lastNumber);
        var change = new Change.TicketOpened(slot.profile(), shopperName, slot.channel(), by);
        var entry = journal.append(id, change, at);
        last.put(slot, id);
        var ticket = Ticket.opened(entry);
        changed.put(id, ticket);
        return ticket;
    }

    /// Opens a snoozed ticket whose time has come.
    ///
    /// @param now the time by which the ticket was found to be due
    /// @return the sequence number to answer
    long wake(TicketId id, Instant now) {
        var ticket = find(id);
        if (ticket == null) {
            return 0;
        }
        // Meanwhile the shopper may have written, or an agent have put it aside for longer.
        return ticket.due(now)
                ? append(ticket, new Change.TicketReopened(new Party.Automatic(Rule.SNOOZE_ENDED)))
                        .sequence()
                : ticket.sequence();
    }

    /// Whether somebody is an agent who works here.
    boolean works(AgentId agent) {
        return team.works(agent);
    }

    /// Takes the live tickets of an agent, who works here no more, from them: they are nobody's then.
    void release(Party by, AgentId agent) {
        // An earlier command of this transaction may have given them one: the database does not know that yet.
        var mayBeTheirs = new LinkedHashSet<>(book.maybeAssigned(journal.handle(), agent));
        mayBeTheirs.addAll(changed.keySet());
        mayBeTheirs.removeAll(erased);
        for (var id : mayBeTheirs) {
            var ticket = Objects.requireNonNull(find(id), "a ticket that is known");
            if (ticket.live() && agent.equals(ticket.assignee())) {
                append(ticket, new Change.Assigned(by, null));
            }
        }
    }

    Ticket append(Ticket ticket, Change.OfTicket change) {
        return append(ticket, change, now());
    }

    /// Appends a change to the journal, and applies it.
    ///
    /// @throws IllegalStateException if the change may not happen to the ticket as it stands
    /// @return the ticket after it, whose sequence number is the entry's
    Ticket append(Ticket ticket, Change.OfTicket change, Instant at) {
        if (!ticket.allows(change)) {
            throw new IllegalStateException(change + " cannot happen to " + ticket.id() + ": " + ticket.status() + ".");
        }
        var entry = journal.append(ticket.id(), change, at);
        if (change instanceof Change.AgentCursor cursor) {
            cursors.put(key(cursor.agent(), ticket), cursor.upTo());
        }
        var after = ticket.apply(entry);
        changed.put(ticket.id(), after);
        return after;
    }

    /// Where a message would go by a channel.
    ///
    /// @throws RefusedFrame with the reason why none can go there
    String address(Ticket ticket, Channel by, Command command) throws RefusedFrame {
        var carrier = carriers.get(by);
        if (carrier == null) {
            throw refused(ErrorKind.CHANNEL_OFF, command);
        }
        try {
            return carrier.address(journal, ticket);
        } catch (RefusedFrame e) {
            throw new RefusedFrame(e.refusal(), command.id());
        }
    }

    /// Appends a message, and hands it over to what carries it.
    ///
    /// @param address as [#address] has said it
    Ticket send(Ticket ticket, Change.HasText added, Channel by, String address, boolean quotesChat) {
        var entry = journal.append(ticket.id(), added, now());
        var after = ticket.apply(entry);
        changed.put(ticket.id(), after);
        carrier(by).carry(journal, after, entry, address, quotesChat);
        return after;
    }

    /// Appends what a rule says, and sends it where it can go; else it is not said at all.
    Ticket sendIfPossible(Ticket ticket, Change.MessageAdded added) {
        var carrier = carriers.get(ticket.channel());
        try {
            return carrier == null
                    ? ticket
                    : send(ticket, added, ticket.channel(), carrier.address(journal, ticket), false);
        } catch (RefusedFrame _) {
            return ticket;
        }
    }

    /// Sends a message once more.
    ///
    /// @throws RefusedFrame `message-not-failed`; `input-invalid` if it would go elsewhere now; or why none can go
    ///     there
    Ticket sendAgain(Ticket ticket, Command.SendAgain command) throws RefusedFrame {
        for (var carrier : carriers.entrySet()) {
            var before = carrier.getValue().failedAddress(journal, ticket, command.message());
            if (before != null) {
                if (!before.equals(address(ticket, carrier.getKey(), command))) {
                    throw new RefusedFrame(ErrorKind.INPUT_INVALID, ADDRESS_CHANGED, command.id());
                }
                var queued = new Change.DeliveryChanged(command.message(), new Delivery(Delivery.State.QUEUED));
                var entry = journal.append(ticket.id(), queued, now());
                var after = ticket.apply(entry);
                changed.put(ticket.id(), after);
                carrier.getValue().carryAgain(journal, after, command.message(), entry);
                return after;
            }
        }
        throw refused(ErrorKind.MESSAGE_NOT_FAILED, command);
    }

    private Carrier carrier(Channel by) {
        return Objects.requireNonNull(carriers.get(by), "a channel with a carrier");
    }

    /// The ticket as it stands, if the change may happen to it.
    ///
    /// @throws RefusedFrame `ticket-closed`: that is the only standing that forbids what its caller may ask for
    static Ticket allowed(Ticket ticket, Change.OfTicket change, Command command) throws RefusedFrame {
        if (!ticket.allows(change)) {
            throw refused(ErrorKind.TICKET_CLOSED, command);
        }
        return ticket;
    }

    private static ReadCursors.Key key(AgentId agent, Ticket ticket) {
        return new ReadCursors.Key(agent, ticket.id());
    }

    /// Up to where the agent has read the ticket.
    long cursor(AgentId agent, TicketId ticket) {
        var key = new ReadCursors.Key(agent, ticket);
        var moved = cursors.get(key);
        return moved != null ? moved : book.cursor(journal.handle(), agent, ticket);
    }
}
