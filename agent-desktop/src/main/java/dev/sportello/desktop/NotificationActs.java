package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.notification.Topic;
import dev.sportello.desktop.notification.NotificationAct;
import dev.sportello.desktop.ticket.DelayedClose;
import dev.sportello.model.TicketId;
import java.time.Instant;
import javafx.stage.Stage;

/// Does in the window what the agent has chosen in a notification. FX thread only.
///
/// @param closing closes a ticket after a moment, in which that can be undone
record NotificationActs(Stage stage, Workplace workplace, Desk desk, DelayedClose closing) {
    void perform(NotificationAct act, Instant now) {
        switch (act) {
            case NotificationAct.Opened(Topic topic) -> open(topic);
            case NotificationAct.Replied(TicketId ticket, String text) -> reply(ticket, text);
            case NotificationAct.CloseAsked(TicketId ticket) -> close(ticket, now);
        }
    }

    private void open(Topic topic) {
        raise(stage);
        if (topic instanceof Topic.OneTicket(TicketId ticket)) {
            workplace.open(ticket);
        }
    }

    private void reply(TicketId id, String text) {
        var ticket = desk.replica().ticket(id);
        if (ticket != null && workplace.takesReply(ticket, text)) {
            var _ = desk.reply(ticket, text.strip());
        } else {
            raise(stage);
            workplace.unsent().show(id, text);
        }
    }

    private void close(TicketId id, Instant now) {
        var ticket = desk.replica().ticket(id);
        if (ticket != null && ticket.takesActs()) {
            closing.close(ticket, now);
        }
    }

    /// To the front of all windows, wherever it was.
    static void raise(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }
}
