package dev.sportello.wire;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.Position;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Objects;

/// The bodies of the desktop's HTTP requests and of their answers.
public final class AgentBodies {

    /// `POST /agent/sign-in`
    ///
    /// @param device what the agent calls the machine, for the list of sessions
    public record SignIn(String email, String password, String device) {
        public SignIn {
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "SignIn[" + email + "]";
        }
    }

    /// `POST /agent/first-admin`
    ///
    /// @param code the one-time code that the relay prints at its first start
    public record FirstAdmin(String code, String name, String email, String password, String device) {
        public FirstAdmin {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "FirstAdmin[" + email + "]";
        }
    }

    /// The answer to both.
    public record SignedIn(String token, Agent you) {
        public SignedIn {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(you, "you");
        }

        @Override
        public String toString() {
            return "SignedIn[" + you + "]";
        }
    }

    /// `GET /agent/snapshot`: all live tickets with their recent thread, as they stood at one position.
    ///
    /// @param thread the last [#RECENT] thread entries of each ticket, in the order of the journal
    /// @param read the asking agent's own cursors
    public record Snapshot(
            Position position,
            Account account,
            Agent you,
            List<Agent> team,
            List<Ticket> tickets,
            List<Entry> thread,
            List<ReadCursor> read) {
        /// How many thread entries of each ticket a snapshot holds.
        public static final int RECENT = 30;

        public Snapshot {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(you, "you");
            team = List.copyOf(team);
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

    /// `GET /agent/profiles/{id}/events?before=INSTANT&limit=N`: newest first.
    public record EventPage(List<Event> events, boolean more) {
        public EventPage {
            events = List.copyOf(events);
        }
    }

    private AgentBodies() {}
}
