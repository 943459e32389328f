package dev.sportello.desktop.thread;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What the agent writes: drafts and replies, of which colleagues hear while they are written. FX thread only.
public final class Writing implements AutoCloseable {
    /// Who has not touched a key for so long is not writing.
    private static final Duration PAUSE = Duration.seconds(3);

    private final Desk desk;
    private final ObservableValue<SendKey> sendKey;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private @Nullable TicketId open;
    private boolean looks = true;

    /// @param sendKey the key that sends
    public Writing(Desk desk, ObservableValue<SendKey> sendKey) {
        this.desk = desk;
        this.sendKey = sendKey;
        typing.setOnFinished(_ -> report());
    }

    /// Colleagues hear which ticket is open.
    ///
    /// @param ticket null for none
    public void open(@Nullable TicketId ticket) {
        open = ticket;
        report();
    }

    /// Whether the agent looks at this window: who does other things meanwhile has no ticket open, for colleagues.
    public void look(boolean here) {
        looks = here;
        report();
    }

    private void report() {
        desk.lookAt(looks ? open : null, false);
    }

    /// No ticket is open here any more.
    @Override
    public void close() {
        typing.stop();
        open(null);
    }

    ObservableValue<SendKey> sendKey() {
        return sendKey;
    }

    /// What was begun in a ticket; an empty one for nothing.
    Draft draft(Ticket ticket) {
        return desk.draft(ticket);
    }

    /// An empty one forgets what was there.
    void keep(Ticket ticket, Draft draft) {
        desk.draft(ticket, draft);
        if (!draft.isEmpty()) {
            desk.lookAt(ticket.id(), true);
            typing.playFromStart();
        }
    }

    void send(Ticket ticket, String text) {
        var _ = desk.reply(ticket, text);
        // Who has sent it writes no more; colleagues need not wait for the pause to pass.
        typing.stop();
        report();
    }

    /// Sends a failed reply again.
    void again(MessageId message) {
        desk.tryAgain(message);
    }

    /// Forgets a failed reply.
    void discard(MessageId message) {
        desk.discard(message);
    }
}
