package dev.sportello.relay.visit;

import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.wire.ClientFrame.OpenPage;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame.CurrentPage;
import dev.sportello.wire.ToldPage;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks what hubs say of their shoppers: each only of the own live chat, and only pages of the site on which the hub
/// stands. Thread-safe.
public final class VisitReports {
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

    /// Takes what a shopper does. What is said of another's ticket, or of one that is over, is passed over: the chat
    /// may have ended a moment ago.
    ///
    /// @param session names it; not its token
    /// @param origin the site whose page it is
    /// @throws RefusedFrame `rate-limited`
    public void take(ProfileId shopper, String session, String origin, Visiting visiting) throws RefusedFrame {
        if (!rate.tryPass(shopper)) {
            throw new RefusedFrame(ErrorKind.RATE_LIMITED);
        }
        var ticket = tickets.apply(visiting.ticket());
        if (ticket != null
                && ticket.live()
                && ticket.channel() == Channel.WEB_CHAT
                && ticket.profile().equals(shopper)) {
            visits.take(session, ticket.id(), visiting.typing(), page(origin, visiting.page()));
        }
    }

    /// A session has a link again, or still.
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
