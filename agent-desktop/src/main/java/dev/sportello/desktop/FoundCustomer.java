package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.customer.CustomerModel;
import dev.sportello.desktop.customer.FindSheet;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.window.WindowController;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import java.util.Comparator;
import java.util.Locale;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Lets the agent find a customer, and shows them: the last of their tickets, if there is one, and all that is known
/// beside it. FX thread only.
final class FoundCustomer {
    private final Desk desk;
    private final InboxModel inbox;
    private final CustomerModel customer;
    private final WindowController window;
    private final LinkedTicket linked;

    FoundCustomer(Desk desk, InboxModel inbox, CustomerModel customer, WindowController window, LinkedTicket linked) {
        this.desk = desk;
        this.inbox = inbox;
        this.customer = customer;
        this.window = window;
        this.linked = linked;
    }

    void find(Window over, Locale locale) {
        FindSheet.showOver(over, desk.customers(), this::lastTicket, locale, this::show);
    }

    private void show(Profile found) {
        inbox.selected().set(null);
        customer.open(found.id(), null);
        window.showCustomer();
        customer.lastTicket(ticket -> {
            // Nothing takes away what the agent has chosen meanwhile.
            if (inbox.selected().get() == null) {
                linked.open(ticket);
            }
        });
    }

    private @Nullable Ticket lastTicket(ProfileId profile) {
        return desk.replica().tickets().stream()
                .filter(ticket -> ticket.profile().equals(profile))
                .max(Comparator.comparing(Ticket::lastActivityAt))
                .orElse(null);
    }
}
