package dev.sportello.desktop;

import dev.sportello.desktop.handover.OpenRequest;
import dev.sportello.model.TicketId;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Does what is asked from outside: by a second start, or by a link. What cannot be done before somebody has signed in
/// waits. FX thread only.
final class OpenRequests {
    private final Stage stage;
    private @Nullable LinkedTicket linked;
    private @Nullable OpenRequest waiting;

    OpenRequests(Stage stage) {
        this.stage = stage;
    }

    /// There is another workplace.
    ///
    /// @param next null for none
    void enter(@Nullable LinkedTicket next) {
        linked = next;
        performWaiting();
    }

    void perform(OpenRequest request) {
        NotificationActs.raise(stage);
        if (linked != null) {
            linked.tryNow();
        }
        // Starting the program once more takes nothing back that waits.
        if (!(request instanceof OpenRequest.Raise)) {
            waiting = request;
            performWaiting();
        }
    }

    private void performWaiting() {
        if (linked == null || waiting == null) {
            return;
        }
        var request = waiting;
        waiting = null;
        switch (request) {
            case OpenRequest.Raise() -> {}
            case OpenRequest.Open(TicketId ticket) -> linked.open(ticket);
            case OpenRequest.Unreadable() -> linked.isUnreadable();
        }
    }
}
