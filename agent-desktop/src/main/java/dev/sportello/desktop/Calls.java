package dev.sportello.desktop;

import dev.sportello.desktop.handover.Call;
import dev.sportello.model.TicketId;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Does what is asked from outside: by a second start, or by a link. What cannot be done before somebody has signed in
/// waits. FX thread only.
final class Calls {
    private final Stage stage;
    private @Nullable LinkedTicket linked;
    private @Nullable TicketId asked;

    Calls(Stage stage) {
        this.stage = stage;
    }

    /// There is another workplace.
    ///
    /// @param next null for none
    void enter(@Nullable LinkedTicket next) {
        linked = next;
        openAsked();
    }

    void answer(Call call) {
        NotificationActs.raise(stage);
        switch (call) {
            case Call.Raise() -> {}
            case Call.Open(TicketId ticket) -> {
                asked = ticket;
                openAsked();
            }
            case Call.Unreadable() -> {
                if (linked != null) {
                    linked.isUnreadable();
                }
            }
        }
    }

    private void openAsked() {
        if (linked != null && asked != null) {
            linked.open(asked);
            asked = null;
        }
    }
}
