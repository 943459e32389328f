package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.CommandOutbox;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.TeamBodies.ChangePassword;
import dev.sportello.wire.AgentBodies.Release;
import dev.sportello.wire.AgentBodies.ThreadPage;
import dev.sportello.wire.AgentBodies.TicketPage;
import dev.sportello.wire.Command;
import dev.sportello.wire.RelayFrame.Trouble;
import dev.sportello.wire.RelayFrame.Viewer;
import dev.sportello.wire.RelayFrame.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The views' single interface to connection, replica and outbox. Thread-safe; no method but [#close] waits, so each
/// may be called on the FX thread. Futures complete on other threads, and fail with [RequestFailed].
public final class Desk implements AutoCloseable {
    private static final int PAGE = 50;

    private final Replica replica;
    private final RelayAddress relay;
    private final RelayRequests requests;
    private final AdminRequests admin;
    private final CustomerRequests customers;
    private final Connection connection;
    private final Duration closeTimeout;
    private volatile @Nullable CompletableFuture<Void> signedOut;

    /// Begins to connect at once. The desk closes the replica with itself.
    public Desk(Replica replica, RelayHttp http, SavedSession session, Timing timing) {
        this.replica = replica;
        relay = new RelayAddress(session.relay());
        requests = http.requests(relay, session.token());
        admin = new AdminRequests(requests, timing);
        closeTimeout = timing.pace().closeTimeout();
        connection = new Connection(replica, http.network(), requests, session, timing);
        customers = new CustomerRequests(requests, replica, connection);
        connection.start();
    }

    /// The relay's address, without a slash at its end.
    public URI address() {
        return relay.base();
    }

    public Replica replica() {
        return replica;
    }

    /// What only admins may ask the relay for.
    public AdminRequests admin() {
        return admin;
    }

    /// Whom the relay is asked about.
    public CustomerRequests customers() {
        return customers;
    }

    public LinkState link() {
        return connection.state();
    }

    /// Subscribes to every change of the link from now on, off the FX thread. Run what is returned to unsubscribe.
    public Runnable onLink(Consumer<LinkState> listener) {
        return connection.listen(listener);
    }

    /// Connects now, without waiting for the next try.
    public void tryNow() {
        connection.tryNow();
    }

    /// Puts a reply into the outbox on disk, from where it is sent when there is a link; the replica shows it at once.
    /// The ticket counts as read up to here.
    ///
    /// @param to the ticket that the agent saw: should another have its number by now, nothing is sent
    /// @return the id that its message will have
    /// @throws IllegalArgumentException if the text may not be sent; ask [dev.sportello.wire.MessageText] before
    public MessageId reply(Ticket to, String text) {
        var id = replica.outbox().reply(to, text);
        var known = replica.ticket(to.id());
        if (known != null) {
            markRead(to.id(), known.lastShopperMessage());
        }
        return id;
    }

    /// As [#reply], by email, in a ticket of whatever channel and standing.
    ///
    /// @param quotesChat whether the chat so far stands below the text
    /// @throws IllegalArgumentException if it may not be sent; ask [dev.sportello.wire.MessageText] before
    public MessageId email(Ticket to, String subject, String text, boolean quotesChat) {
        var id = replica.outbox().email(to, subject, text, quotesChat);
        var known = replica.ticket(to.id());
        if (known != null) {
            markRead(to.id(), known.lastShopperMessage());
        }
        return id;
    }

    /// Asks the relay to send a message again that has failed to leave it.
    ///
    /// @param to the ticket that the agent saw
    public void sendAgain(Ticket to, MessageId message) {
        replica.outbox().act(to, id -> new Command.SendAgain(id, to.id(), message, null));
    }

    /// Sends a failed reply again, behind those written since.
    public void tryAgain(MessageId message) {
        replica.outbox().tryAgain(message);
    }

    /// Forgets a failed reply.
    public void discard(MessageId message) {
        replica.outbox().discard(message);
    }

    /// Moves the agent's own cursor forward; backward is ignored.
    public void markRead(TicketId ticket, long upTo) {
        replica.outbox().markRead(ticket, upTo);
    }

    /// Moves the agent's own cursor back: what the shopper wrote after it is unread again.
    public void markUnread(TicketId ticket, long upTo) {
        replica.outbox().act(id -> new Command.MarkUnread(id, ticket, upTo));
    }

    /// Closes a ticket for ever.
    ///
    /// @param seen the ticket as the agent saw it when closing it: should there be a later message of the shopper,
    ///     or another ticket under its number, that stays open
    public void closeTicket(Ticket seen) {
        replica.outbox().act(seen, id -> new Command.CloseTicket(id, seen.id(), seen.lastShopperMessage()));
    }

    /// @param until a time to come; null: only until the shopper writes
    public void snooze(TicketId ticket, @Nullable Instant until) {
        replica.outbox().act(id -> new Command.Snooze(id, ticket, until));
    }

    public void reopen(TicketId ticket) {
        replica.outbox().act(id -> new Command.Reopen(id, ticket));
    }

    /// @param agent to whom; null: to nobody
    public void assign(TicketId ticket, @Nullable AgentId agent) {
        replica.outbox().act(id -> new Command.Assign(id, ticket, agent));
    }

    public void noReplyNeeded(TicketId ticket) {
        replica.outbox().act(id -> new Command.NoReplyNeeded(id, ticket));
    }

    /// Subscribes to every act that the relay refused, off the FX thread. Run what is returned to unsubscribe.
    public Runnable onRefusal(Consumer<CommandOutbox.RefusedAct> listener) {
        return replica.outbox().onRefusal(listener);
    }

    /// Shows the colleagues which ticket is open here; reported again as often as needed.
    ///
    /// @param ticket null for none
    public void lookAt(@Nullable TicketId ticket, boolean typing) {
        connection.lookAt(ticket, typing);
    }

    /// Which agents have the ticket open now, this one among them.
    public List<Viewer> viewers(TicketId ticket) {
        return connection.viewers().of(ticket);
    }

    /// Subscribes to changes of who looks at which ticket, off the FX thread. Run what is returned to unsubscribe.
    public Runnable onViewers(Consumer<TicketId> listener) {
        return connection.viewers().listen(listener);
    }

    /// What the shopper of a ticket does now; null where nothing is known.
    public @Nullable Visit visit(TicketId ticket) {
        return connection.shoppers().of(ticket);
    }

    /// Subscribes to changes of what the shoppers of tickets do, off the FX thread. Run what is returned to
    /// unsubscribe.
    public Runnable onVisits(Consumer<TicketId> listener) {
        return connection.shoppers().listen(listener);
    }

    /// Which channels do not work, as the relay last said.
    public List<Trouble> troubles() {
        return connection.troubles().failing();
    }

    /// Subscribes to changes of which channels do not work, off the FX thread. Run what is returned to
    /// unsubscribe.
    public Runnable onTroubles(Consumer<List<Trouble>> listener) {
        return connection.troubles().listen(listener);
    }

    /// What the agent had begun to write in this ticket.
    public Draft draft(Ticket ticket) {
        return replica.draft(ticket);
    }

    /// Keeps a draft, written to the disk a moment later; an empty one forgets it.
    public void draft(Ticket ticket, Draft draft) {
        replica.draft(ticket, draft);
    }

    /// A page of the thread's entries just before a sequence number, from the disk or from the relay.
    public CompletableFuture<ThreadPage> older(TicketId ticket, long before) {
        return replica.older(ticket, before, PAGE)
                .thenCompose(local -> isWholePage(local)
                        ? CompletableFuture.completedFuture(new ThreadPage(local, !begins(local)))
                        : olderFromRelay(ticket, before));
    }

    /// Where the disk has less, the rest of the page is at the relay.
    private static boolean isWholePage(List<Entry> entries) {
        return entries.size() == PAGE || begins(entries);
    }

    private static boolean begins(List<Entry> entries) {
        return !entries.isEmpty() && entries.getFirst().change() instanceof Change.TicketOpened;
    }

    private CompletableFuture<ThreadPage> olderFromRelay(TicketId ticket, long before) {
        return requests.get(
                "/agent/tickets/" + ticket.number() + "/thread?limit=" + PAGE + "&before=" + before, ThreadPage.class);
    }

    /// Which version the relay's program is of.
    public CompletableFuture<Release> release() {
        return requests.get("/agent/release", Release.class);
    }

    /// One ticket from the relay, also one that was closed long ago.
    public CompletableFuture<Ticket> ticket(TicketId ticket) {
        return requests.get("/agent/tickets/" + ticket.number(), Ticket.class);
    }

    /// Tickets of one status from the relay, newest activity first.
    ///
    /// @param before the `sequence` of the last ticket of the page before; null for the first page
    public CompletableFuture<TicketPage> tickets(Status.Kind kind, @Nullable Long before) {
        var status = kind.name().toLowerCase(Locale.ROOT);
        return requests.get(
                "/agent/tickets?status=" + status + "&limit=" + PAGE + (before == null ? "" : "&before=" + before),
                TicketPage.class);
    }

    /// Changes the agent's own password, which ends all sessions but this one.
    public CompletableFuture<String> changePassword(String current, String password) {
        return requests.put("/agent/password", new ChangePassword(current, password));
    }

    /// Ends the session at the relay, if it can be reached, and takes what is known of shoppers off this disk. Drafts
    /// and replies that were not sent stay for the same agent's return. Close the desk then.
    public CompletableFuture<Void> signOut() {
        var left = lastAnswers()
                .thenCompose(_ -> requests.post("/agent/sign-out", ""))
                .handle((_, _) -> true)
                .thenCompose(_ -> {
                    connection.close();
                    return replica.forget();
                });
        signedOut = left;
        return left;
    }

    /// Completes when the relay has answered all commands; soon also where it cannot be reached, or is slow: what
    /// it has not answered stays on the disk.
    private CompletableFuture<Void> lastAnswers() {
        var said = replica.outbox().answered().completeOnTimeout(null, closeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        var listening = connection.listen(state -> {
            if (!(state instanceof LinkState.Live)) {
                said.complete(null);
            }
        });
        if (!(connection.state() instanceof LinkState.Live)) {
            said.complete(null);
        }
        return said.whenComplete((_, _) -> listening.run());
    }

    /// Whether the agent has signed out, so that the session is good for nothing.
    public boolean isSignedOut() {
        return signedOut != null;
    }

    /// Waits a moment for the last commands to reach the relay, and for a sign-out to complete; then closes the link
    /// and the files. Returns when they are closed.
    @Override
    public void close() {
        var leaving = signedOut;
        if (leaving == null) {
            lastAnswers().join();
        } else {
            leaving.handle((_, _) -> true).join();
        }
        connection.close();
        replica.close();
    }
}
