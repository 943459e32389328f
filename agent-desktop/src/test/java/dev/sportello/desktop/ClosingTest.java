package dev.sportello.desktop;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.inbox.TicketRow;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.replica.Waiting;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.screens.Look;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an agent sees of closing tickets while no relay can be reached, on a clock that the test moves.
@Tag("long")
class ClosingTest {
    private static final Look LOOK = new Look(ColorScheme.LIGHT, Locale.ENGLISH, 1, 1280, 800);

    private final MovableClock clock = new MovableClock();
    private final Shop shop = new Shop();
    private final ScriptedJournal journal = shop.journal();
    private final TicketId maria = journal.open("Maria");
    private final TicketId luca = journal.open("Luca");
    private final TicketId nina = journal.open("Nina");
    private SampleDesk desk;
    private SampleWindow window;

    @BeforeEach
    void open() throws Exception {
        desk = new SampleDesk(shop, clock);
        desk.loseRelay();
        window = SampleWindow.show(LOOK, desk, null);
    }

    @AfterEach
    void leave() throws Exception {
        window.close();
        desk.close();
    }

    @Test
    void eachTicketIsClosedWhenItsOwnTenSecondsHavePassed() throws Exception {
        close(maria);
        clock.move(Duration.ofSeconds(6));
        close(luca);
        assertThat(closes()).isEmpty();
        clock.move(Duration.ofSeconds(4));
        await().until(() -> closes().equals(List.of(maria)));
        clock.move(Duration.ofSeconds(6));
        await().until(() -> closes().equals(List.of(maria, luca)));
        assertThat(toasts()).isEmpty();
    }

    @Test
    void eachCloseCanBeTakenBackByItself() throws Exception {
        close(maria);
        close(luca);
        assertThat(toasts()).containsExactly("Maria: closed", "Luca: closed");
        undo();
        assertThat(window.opened()).isEqualTo(luca);
        assertThat(toasts()).containsExactly("Maria: closed");
        undo();
        assertThat(window.opened()).isEqualTo(maria);
        assertThat(toasts()).isEmpty();
        clock.move(Duration.ofSeconds(10));
        close(nina);
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(nina)));
    }

    @Test
    void oneSeesHowLongACloseCanBeUndone() throws Exception {
        close(maria);
        close(luca);
        assertThat(Fx.get(() -> window.shown(".toast .countdown").count())).isEqualTo(2);
        undo();
        clock.move(Duration.ofSeconds(6));
        window.rebuild();
        assertThat(Fx.get(() -> window.shown(".toast .countdown")
                        .map(line -> line.getTransforms().getFirst().getMxx())
                        .toList()))
                .as("four of ten seconds, or less by now")
                .singleElement()
                .satisfies(share -> assertThat(share).isPositive().isLessThanOrEqualTo(0.4));
    }

    @Test
    void theKeysUndoAlsoWhileTheCursorIsInAText() throws Exception {
        close(maria);
        window.open(luca);
        for (var text : List.of(".composer .text-area", "#search")) {
            Fx.run(() -> press(window.find(text), KeyCode.Z));
        }
        assertThat(toasts()).isEmpty();
        assertThat(inList(maria)).isTrue();
    }

    @Test
    void withNothingToUndoTheKeysAreTheTexts() throws Exception {
        window.open(luca);
        Fx.run(() -> {
            var text = (TextArea) window.find(".composer .text-area");
            text.appendText("Good morning");
            text.undo();
            press(text, KeyCode.Z);
        });
        assertThat(Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText()))
                .isEqualTo("Good morning");
    }

    @Test
    void aKeyThatIsHeldDownClosesOneTicket() throws Exception {
        window.open(maria);
        Fx.run(() -> {
            press(window.find("#list"), KeyCode.ENTER);
            press(window.find("#list"), KeyCode.ENTER);
        });
        assertThat(window.closing()).hasSize(1);
        Fx.run(() -> {
            window.find("#list").fireEvent(key(KeyEvent.KEY_RELEASED, KeyCode.ENTER));
            press(window.find("#list"), KeyCode.ENTER);
        });
        assertThat(window.closing()).hasSize(2);
    }

    @Test
    void aViewThatIsMadeAnewLeavesTheTimeToUndo() throws Exception {
        close(maria);
        window.rebuild();
        assertThat(closes()).isEmpty();
        assertThat(inList(maria)).isFalse();
        assertThat(toasts()).containsExactly("Maria: closed");
        undo();
        assertThat(inList(maria)).isTrue();
        close(luca);
        window.rebuild();
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(luca)));
    }

    @Test
    void anotherActThatIsRefusedLeavesAClosedTicketClosed() throws Exception {
        Fx.run(() -> desk.desk().assign(maria, ScriptedJournal.ANNA.id()));
        close(maria);
        await().until(() -> closes().equals(List.of(maria)));
        var assign = Waiting.acts(desk.desk().replica()).getFirst().command();
        assertThat(desk.desk().replica().outbox().refused(assign.id(), Refusal.of(ErrorKind.AGENT_UNKNOWN)))
                .succeedsWithin(RunningDesktop.PATIENCE);
        await().until(() -> toasts().size() == 2);
        assertThat(inList(maria)).isFalse();
    }

    @Test
    void whatElseIsToldLeavesUndoInReach() throws Exception {
        close(maria);
        window.open(luca);
        Fx.run(() -> {
            var snooze = (MenuButton) window.find("#snooze");
            snooze.show();
            snooze.getItems().getLast().fire();
            snooze.hide();
        });
        assertThat(toasts()).contains("Maria: closed").hasSize(2);
        undo();
        assertThat(window.opened()).isEqualTo(maria);
        assertThat(toasts()).hasSize(1);
    }

    @Test
    void aCloseThatTheRelayRefusesBringsTheTicketBackAndSaysWhy() throws Exception {
        close(maria);
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(maria)));
        assertThat(inList(maria)).isFalse();
        var close = Waiting.acts(desk.desk().replica()).getFirst().command();
        assertThat(desk.desk().replica().outbox().refused(close.id(), Refusal.of(ErrorKind.UNSEEN_MESSAGE)))
                .succeedsWithin(RunningDesktop.PATIENCE);
        await().until(() -> inList(maria));
        assertThat(toasts()).containsExactly("Maria wrote again: not closed");
    }

    @Test
    void whoClosesWhatAColleagueHasClosedIsToldNothing() throws Exception {
        close(maria);
        close(luca);
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(maria, luca)));
        var acts = Waiting.acts(desk.desk().replica());
        var outbox = desk.desk().replica().outbox();
        var unseen = outbox.refused(acts.getFirst().command().id(), Refusal.of(ErrorKind.UNSEEN_MESSAGE));
        var late = outbox.refused(acts.getLast().command().id(), Refusal.of(ErrorKind.TICKET_CLOSED));
        assertThat(unseen).succeedsWithin(RunningDesktop.PATIENCE);
        assertThat(late).succeedsWithin(RunningDesktop.PATIENCE);
        await().until(() -> inList(maria));
        assertThat(toasts()).containsExactly("Maria wrote again: not closed");
    }

    @Test
    void aTicketThatWasClosedCountsNoMoreAndDoesAgainWhenThatIsUndone() throws Exception {
        assertThat(window.title()).startsWith("(3) ");
        close(maria);
        assertThat(window.title()).startsWith("(2) ");
        undo();
        assertThat(window.title()).startsWith("(3) ");
    }

    @Test
    void aCloseSaidWithoutANetworkHoldsAlsoAfterARestart() throws Exception {
        close(maria);
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(maria)));
        restart();
        assertThat(inList(luca)).isTrue();
        assertThat(inList(maria)).isFalse();
        assertThat(window.title()).startsWith("(2) ");
        window.open(maria);
        assertThat(Fx.get(() -> window.shown("#close").count()))
                .as("can be closed again")
                .isZero();
    }

    @Test
    void aCloseSaidWithoutANetworkIsCalledOffWhenTheShopperHasWrittenMeanwhile() throws Exception {
        close(maria);
        restart();
        assertThat(closes()).as("whoever leaves meant it").containsExactly(maria);
        var known = journal.head().sequence();
        journal.shopperWrites(maria, "Wait, one more thing");
        assertThat(desk.desk().replica().apply(journal.after(known), true).join())
                .isTrue();
        await().until(() -> inList(maria) && !toasts().isEmpty());
        assertThat(closes()).isEmpty();
        assertThat(toasts()).containsExactly("Maria wrote again: not closed");
        assertThat(window.title()).startsWith("(3) ");
    }

    private void restart() throws Exception {
        window.close();
        desk.restart();
        window = SampleWindow.show(LOOK, desk, null);
    }

    private void close(TicketId ticket) throws Exception {
        window.open(ticket);
        window.fire("#close");
    }

    private void undo() throws Exception {
        Fx.run(() -> window.shown(".toast .link")
                .map(Button.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow()
                .fire());
    }

    /// With Ctrl and Shift, and without letting go.
    private static void press(Node focused, KeyCode code) {
        focused.requestFocus();
        focused.fireEvent(key(KeyEvent.KEY_PRESSED, code));
    }

    private static KeyEvent key(EventType<KeyEvent> type, KeyCode code) {
        return new KeyEvent(type, "", "", code, true, true, false, false);
    }

    /// What the toasts say, from the top.
    private List<String> toasts() throws Exception {
        return Fx.get(() -> window.shown(".toast .words")
                .map(Label.class::cast)
                .map(Label::getText)
                .toList());
    }

    private boolean inList(TicketId ticket) throws Exception {
        return Fx.get(() -> ((ListView<?>) window.find("#list"))
                .getItems().stream().anyMatch(row -> ((TicketRow) row).id().equals(ticket)));
    }

    private List<TicketId> closes() {
        return Waiting.acts(desk.desk().replica()).stream()
                .map(QueuedCommand::ticket)
                .toList();
    }
}
