package dev.sportello.relay.visit;

import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.storage.Outage;
import dev.sportello.wire.ClientFrame.OpenPage;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.RelayFrame.CurrentPage;
import dev.sportello.wire.ToldPage;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks what hubs say of their shoppers: each only of the own live chat, and only pages of the site on which the hub
/// stands. Thread-safe.
public final class VisitReports {
    private static final Logger LOG = LoggerFactory.getLogger(VisitReports.class);

    private final Visits visits;
    private final Function<TicketId, @Nullable Ticket> tickets;
    private final RateLimit<ProfileId> rate;

    /// @param tickets finds a ticket; may block
    /// @param rate how often one shopper may say something, over all connections
    public VisitReports(Visits visits, Function<TicketId, @Nullable Ticket> tickets, RateLimit<ProfileId> rate) {
        this.visits = visits;
        this.tickets = tickets;
        this.rate = rate;
    }

    /// Takes what a shopper does. It is never answered, so whatever cannot be taken is passed over: what is said too
    /// often, and of another's ticket, or of one that is over, since the chat may have ended a moment ago.
    ///
    /// @param session names it; not its token
    /// @param origin the site whose page it is
    public void take(ProfileId shopper, String session, String origin, Visiting visiting) {
        if (!rate.tryPass(shopper)) {
            return;
        }
        try {
            tell(shopper, session, origin, visiting);
        } catch (RuntimeException e) {
            if (!Outage.causes(e)) {
                LOG.error("A report of what a shopper does failed.", withoutMessage(e));
            }
        }
    }

    /// A message may quote the address of the shopper's page.
    private static Throwable withoutMessage(RuntimeException problem) {
        var bare = new IllegalStateException(problem.getClass().getName());
        bare.setStackTrace(problem.getStackTrace());
        return bare;
    }

    private void tell(ProfileId shopper, String session, String origin, Visiting visiting) {
        var ticket = tickets.apply(visiting.ticket());
        if (ticket != null
                && ticket.live()
                && ticket.channel() == Channel.WEB_CHAT
                && ticket.profile().equals(shopper)) {
            visits.take(session, ticket.id(), visiting.typing(), page(origin, visiting.page()));
        }
    }

    /// A session has one link more.
    public void came(String session) {
        visits.came(session);
    }

    /// A link of the session has ended.
    public void left(String session) {
        visits.left(session);
    }

    private static @Nullable CurrentPage page(String origin, @Nullable OpenPage page) {
        return page == null
                ? null
                : new CurrentPage(ToldPage.title(page.title()), URI.create(origin + ToldPage.path(page.path())));
    }
}
