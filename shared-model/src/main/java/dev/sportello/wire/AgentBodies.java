package dev.sportello.wire;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.Position;
import dev.sportello.model.Profile;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies of the desktop's HTTP requests and of their answers.
public final class AgentBodies {

    /// `POST /agent/sign-in`
    ///
    /// @param device what the agent calls the machine, for the list of sessions
    /// @param deviceToken of an earlier sign-in from the same device; null for a new one. It replaces no password:
    ///     with it, nobody who tries passwords elsewhere keeps this agent waiting
    public record SignIn(
            String email,
            String password,
            String device,
            @Nullable String deviceToken) {
        public SignIn(String email, String password, String device) {
            this(email, password, device, null);
        }

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
    /// @param zone the admin's time zone, which a shop takes that has set none; null to leave it out
    public record FirstAdmin(
            String code,
            String name,
            String email,
            String password,
            String device,
            @Nullable String zone) {
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
    ///
    /// @param deviceToken to be kept on the device, and shown at the next sign-in from there
    public record SignedIn(
            String token, Agent you, @Nullable String deviceToken) {
        public SignedIn {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(you, "you");
        }

        @Override
        public String toString() {
            return "SignedIn[" + you + "]";
        }
    }

    /// `GET /agent/snapshot`: where a desktop begins that knows nothing. It links from the position on, and loads the
    /// tickets page by page meanwhile.
    ///
    /// @param liveTickets how many there are to load
    public record Snapshot(Position position, Account account, Agent you, List<Agent> team, long liveTickets) {
        public Snapshot {
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

    /// `PUT /agent/settings`, by an admin: saves one page.
    ///
    /// @param id the same again gets the same answer
    /// @param page its version is the one that was edited
    public record SaveSettings(CommandId id, SettingsPage page) {
        public SaveSettings {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(page, "page");
        }
    }

    /// `POST /agent/team`, by an admin: invites somebody into the team, or invites again who has not come yet. Answered
    /// by [Invited].
    public record Invite(CommandId id, String name, String email, Role role) {
        public Invite {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(role, "role");
        }
    }

    /// The answer: what the admin passes on. The relay keeps no copy that could be read.
    ///
    /// @param code good for one use
    public record Invited(Agent agent, String code, Instant expiresAt) {
        public Invited {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        @Override
        public String toString() {
            return "Invited[" + agent + "]";
        }
    }

    /// `POST /agent/invitation`, by whoever was invited; answered as sign-in.
    ///
    /// @param name as the invited one wants to be called
    public record AcceptInvitation(String code, String name, String password, String device) {
        public AcceptInvitation {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "AcceptInvitation[" + name + "]";
        }
    }

    /// `PUT /agent/password`: another password for whoever is signed in. Ends all other sessions.
    public record ChangePassword(String current, String password) {
        public ChangePassword {
            Objects.requireNonNull(current, "current");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "ChangePassword[…]";
        }
    }

    /// The answer to `POST /agent/team/{id}/reset-code`, by an admin: what the admin passes on. The relay keeps no copy
    /// that could be read.
    ///
    /// @param code good for one use
    public record ResetCode(Agent agent, String code, Instant expiresAt) {
        public ResetCode {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        @Override
        public String toString() {
            return "ResetCode[" + agent + "]";
        }
    }

    /// `POST /agent/password-reset`, by whoever was given a reset code; answered as sign-in.
    ///
    /// @param deviceToken as of [SignIn]
    public record ResetPassword(
            String email,
            String code,
            String password,
            String device,
            @Nullable String deviceToken) {
        public ResetPassword {
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(device, "device");
        }

        @Override
        public String toString() {
            return "ResetPassword[" + email + "]";
        }
    }

    /// `PUT /agent/team/{id}`, by an admin: another role, disabled, or back again. Only what is meant is named, so that
    /// a new role from a desktop that is behind does not let in again who was disabled meanwhile.
    ///
    /// @param role null to leave it
    /// @param disabled whether the agent may not sign in any more, which ends all sessions; null to leave it.
    ///     Who comes back has no password, and needs a [ResetCode]
    public record ChangeAgent(
            CommandId id, @Nullable Role role, @Nullable Boolean disabled) {
        public ChangeAgent {
            Objects.requireNonNull(id, "id");
            if (role == null && disabled == null) {
                throw new IllegalArgumentException("role or disabled is needed");
            }
        }

        public static ChangeAgent role(CommandId id, Role role) {
            return new ChangeAgent(id, role, null);
        }

        public static ChangeAgent disabled(CommandId id, boolean disabled) {
            return new ChangeAgent(id, null, disabled);
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
