package dev.sportello.desktop.thread;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.preferences.Habits;
import dev.sportello.desktop.preferences.KeptHabits;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the agent writes: drafts and replies, of which colleagues hear while they are written. FX thread only.
public final class ComposerModel implements AutoCloseable {
    /// Who has not touched a key for so long is not writing.
    private static final Duration PAUSE = Duration.seconds(3);

    private final Desk desk;
    private final ObservableValue<SendKey> sendKey;
    private final KeptHabits habits;
    private final BooleanProperty knowsKeys = new SimpleBooleanProperty();
    private final Subscription learned;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private final ObjectProperty<Reach> reach = new SimpleObjectProperty<>(Reach.UNKNOWN);
    private @Nullable TicketId open;
    private boolean looks = true;

    /// @param sendKey the key that sends
    public ComposerModel(Desk desk, ObservableValue<SendKey> sendKey, KeptHabits habits) {
        this.desk = desk;
        this.sendKey = sendKey;
        typing.setOnFinished(_ -> report());
        this.habits = habits;
        learned = habits.current().subscribe(now -> knowsKeys.set(now.knowsKeys()));
    }

    /// Colleagues hear which ticket is open.
    ///
    /// @param ticket null for none
    public void open(@Nullable TicketId ticket) {
        open = ticket;
        typing.stop();
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
        learned.unsubscribe();
        open(null);
    }

    /// By what the shopper of the open ticket can be reached.
    public void take(Reach now) {
        reach.set(now);
    }

    /// Whether a text can be sent as a reply in a ticket, also in one that is not open here.
    public boolean takesReply(Ticket ticket, String text) {
        return Ways.of(ticket, reach.get()).takesReply(ticket, text);
    }

    ReadOnlyObjectProperty<Reach> reach() {
        return reach;
    }

    ObservableValue<SendKey> sendKey() {
        return sendKey;
    }

    /// Whether these keys send.
    boolean sends(KeyEvent enter) {
        return switch (sendKey.getValue()) {
            case ENTER -> !enter.isShiftDown() && !enter.isControlDown() && !enter.isMetaDown();
            case SHORTCUT_ENTER -> enter.isShortcutDown() && !enter.isShiftDown();
        };
    }

    /// Whether the agent needs no hint at the keys any more.
    ReadOnlyBooleanProperty knowsKeys() {
        return knowsKeys;
    }

    KeptHabits habits() {
        return habits;
    }

    /// What was begun in a ticket; an empty one for nothing.
    Draft draft(Ticket ticket) {
        return desk.draft(ticket);
    }

    /// An empty one forgets what was there.
    void keep(Ticket ticket, Draft draft) {
        desk.draft(ticket, draft);
    }

    /// The agent has pressed a key that writes a reply: others see that one is being written. Nothing else counts,
    /// no draft that comes back and no text that is put there.
    void types(Ticket ticket) {
        desk.lookAt(ticket.id(), true);
        typing.playFromStart();
    }

    /// No reply is being written any more: nobody need wait for the pause to pass.
    void rests() {
        if (typing.getStatus() == Animation.Status.RUNNING) {
            typing.stop();
            report();
        }
    }

    void send(Ticket ticket, Written written) {
        var _ = switch (written) {
            case Written.Reply(String text) -> desk.reply(ticket, text);
            case Written.Email(String subject, String text, boolean quotesChat) ->
                desk.email(ticket, subject, text, quotesChat);
        };
        habits.change(Habits::replied);
        rests();
    }

    /// Asks the relay to send once more what it could not deliver.
    void sendAgain(Ticket ticket, MessageId message) {
        desk.sendAgain(ticket, message);
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
