package dev.sportello.desktop.ticket;

import dev.sportello.model.Ticket;
import java.util.List;
import javafx.stage.Window;

/// Something that an agent can do to a ticket. [TicketActs] lists them all. FX thread only.
///
/// It needs no link to the relay: what is done waits in the outbox until there is one.
public sealed interface Act {
    Presentation presentation();

    /// Whether it can be done to a ticket, as that is known here.
    Availability availability(Ticket ticket);

    /// Done at once.
    non-sealed interface Immediate extends Act {
        /// Only where it is allowed.
        void perform(Ticket ticket);

        /// As [#perform], and asks before, where something would be lost by it.
        ///
        /// @param window over which it asks
        default void start(Ticket ticket, Window window) {
            perform(ticket);
        }

        /// As [#start], by the act's key, where the key says more than the button.
        default void startByKey(Ticket ticket, Window window) {
            start(ticket, window);
        }
    }

    /// Done when the agent has chosen how: until when, or to whom.
    non-sealed interface Choosing extends Act {
        /// Times pass and the team changes: ask again each time they are shown.
        ///
        /// @return in groups with a separator between them, none of them empty
        List<List<Choice>> choices(Ticket ticket);

        /// What is chosen now, for the bar; empty where it is not said there.
        default String chosen(Ticket ticket) {
            return "";
        }
    }
}
