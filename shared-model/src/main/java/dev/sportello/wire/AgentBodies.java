package dev.sportello.wire;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.Position;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies of the desktop's HTTP requests and of their answers, but for those of [TeamBodies].
public final class AgentBodies {

    /// `GET /agent/snapshot`: where a desktop begins that knows nothing. It links from the position on, and loads the
    /// tickets page by page meanwhile.
    ///
    /// @param liveTickets how many there are to load
    /// @param erased the tickets that were erased lately: what is kept for them elsewhere goes too
    public record Snapshot(
            Position position, Account account, Agent you, List<Agent> team, long liveTickets, List<TicketId> erased) {
        public Snapshot {
            erased = List.copyOf(erased);
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(you, "you");
            team = List.copyOf(team);
        }
    }

    /// `GET /agent/snapshot/tickets?before=NUMBER&limit=N`: live tickets with their recent threads, as they stood at
    /// one position, which is that of this page. Highest number first: what happens between two pages moves none of
    /// them.
    ///
    /// @param thread the last [#RECENT] thread entries of each ticket, in the order of the journal
    /// @param read the asking agent's own cursors in these tickets
    /// @param more whether there are tickets with lower numbers
    public record SnapshotPage(
            Position position, List<Ticket> tickets, List<Entry> thread, List<ReadCursor> read, boolean more) {
        /// How many thread entries of each ticket a page holds.
        public static final int RECENT = 30;

        /// How many tickets a page may hold.
        public static final int MOST = 500;

        public SnapshotPage {
            Objects.requireNonNull(position, "position");
            tickets = List.copyOf(tickets);
            thread = List.copyOf(thread);
            read = List.copyOf(read);
        }
    }

    /// Up to where one agent has read one ticket.
    public record ReadCursor(TicketId ticket, long upTo) {
        public ReadCursor {
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// `GET /agent/release`
    ///
    /// @param version of the relay's program, such as `1.4.0`; an inbox that is older says so
    public record Release(String version) {
        public Release {
            Objects.requireNonNull(version, "version");
        }
    }

    /// `GET /agent/tickets?status=closed&before=N&limit=N`: newest activity first.
    public record TicketPage(List<Ticket> tickets, boolean more) {
        public TicketPage {
            tickets = List.copyOf(tickets);
        }
    }

    /// `GET /agent/tickets/{number}/thread?before=SEQUENCE&limit=N`: the entries just before, oldest first.
    public record ThreadPage(List<Entry> entries, boolean more) {
        public ThreadPage {
            entries = List.copyOf(entries);
        }
    }

    /// `GET /agent/profiles/{id}/events?before=INSTANT&kinds=KIND,KIND&limit=N`: newest first.
    public record EventPage(List<Event> events, boolean more) {
        public EventPage {
            events = List.copyOf(events);
        }
    }

    /// `GET /agent/profiles/{id}/orders?before=INSTANT&limit=N`: placed last first.
    public record OrderPage(List<Order> orders, boolean more) {
        public OrderPage {
            orders = List.copyOf(orders);
        }
    }

    /// `GET /agent/customers?query=TEXT&after=NEXT&limit=N`: in the order of what was found of them.
    ///
    /// @param next asks for the page behind this one; null: there is none
    public record CustomerPage(
            List<Profile> customers, @Nullable String next) {
        public CustomerPage {
            customers = List.copyOf(customers);
        }
    }

    /// `GET /agent/audit?before=INSTANT&limit=N`, by an admin: what was done to the account and to customers' data,
    /// newest first.
    public record AuditPage(List<Entry> entries, boolean more) {
        public AuditPage {
            entries = List.copyOf(entries);
        }
    }

    /// `POST /agent/profiles/{id}/chat`: writes to a customer, in the chat that is live or in a new one.
    ///
    /// @param id the same again changes nothing, and gets the same answer
    public record WriteTo(CommandId id, String text) {
        public WriteTo {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "WriteTo[" + id + "]";
        }
    }

    /// The answer to [WriteTo].
    ///
    /// @param ticket where the message stands
    /// @param sequence of the message's entry
    public record Written(TicketId ticket, long sequence) {
        public Written {
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// `PUT /agent/settings`, by an admin: saves one page.
    ///
    /// @param id the same again gets the same answer
    /// @param page its version is the one that was edited
    /// @param cleared what its editor has emptied, as [EditedPage] names it; null where it knows all fields.
    ///     What else the page lacks stays as it is
    public record SaveSettings(
            CommandId id, SettingsPage page, @Nullable List<String> cleared) {
        public SaveSettings {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(page, "page");
            cleared = cleared == null ? null : List.copyOf(cleared);
        }

        /// Saves a page whose editor knows all of its fields.
        public SaveSettings(CommandId id, SettingsPage page) {
            this(id, page, null);
        }
    }

    /// The answer to what an admin saved: the entry's sequence number.
    public record Saved(long sequence) {}

    /// `PUT /agent/secrets/{name}`, by an admin: a password or a token that the relay needs. No answer ever holds it.
    public record SetSecret(String value) {
        public SetSecret {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "SetSecret[…]";
        }
    }

    /// `GET /agent/secrets`, by an admin: all that there can be.
    public record SecretList(List<SecretState> secrets) {
        public SecretList {
            secrets = List.copyOf(secrets);
        }
    }

    /// @param setAt null where nobody has set it
    public record SecretState(String name, @Nullable Instant setAt) {
        public SecretState {
            Objects.requireNonNull(name, "name");
        }
    }

    private AgentBodies() {}
}
