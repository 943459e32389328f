package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Ticket;
import dev.sportello.wire.AgentBodies;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Closed tickets, fetched from the relay page by page while the agent scrolls. FX thread only.
public final class ClosedTickets {
    private final Source source;
    private final Consumer<List<Ticket>> receiver;
    private final Paging paging = new Paging();
    private @Nullable Long before;
    private boolean wanted;

    /// Where the pages come from: `Desk.tickets` of status closed.
    public interface Source {
        /// @param before the `sequence` of the last ticket of the page before; null for the first page
        CompletableFuture<AgentBodies.TicketPage> page(@Nullable Long before);
    }

    /// @param receiver receives each page on the FX thread
    public ClosedTickets(Source source, Consumer<List<Ticket>> receiver) {
        this.source = source;
        this.receiver = receiver;
    }

    Paging paging() {
        return paging;
    }

    /// What was fetched is forgotten: begins with the first page again, if that was ever asked for.
    public void startOver() {
        before = null;
        paging.startOver();
        if (wanted) {
            more();
        }
    }

    /// Fetches the next page, unless one is on its way or there is none.
    void more() {
        wanted = true;
        paging.load(() -> source.page(before), page -> {
            if (!page.tickets().isEmpty()) {
                before = page.tickets().getLast().sequence();
            }
            receiver.accept(page.tickets());
            return page.more();
        });
    }
}
