package dev.sportello.desktop;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.Pace;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.inbox.TicketRow;
import dev.sportello.desktop.replica.QueuedCommand;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.replica.Waiting;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.ticket.DelayedClose;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.window.PaneWidths;
import dev.sportello.desktop.window.WindowActs;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an agent sees of closing tickets while no relay can be reached, on a clock that the test moves.
@Tag("long")
class ClosingTest {
    private static final SavedSession SESSION = new SavedSession(URI.create("http://127.0.0.1:1"), "token", ANNA);

    @TempDir
    Path folder;

    private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
    private final MovableClock clock = new MovableClock();
    private final ScriptedJournal journal = new ScriptedJournal();
    private final TicketId maria = journal.open("Maria");
    private final TicketId luca = journal.open("Luca");
    private final TicketId nina = journal.open("Nina");
    private Desk desk;
    private Stage stage;

    /// Bears the title, and is not in front: or what is open would be read after a second, and not be counted.
    private Stage named;

    private DelayedClose closing;
    private Workplace workplace;

    @BeforeEach
    void begin() throws Exception {
        try (var replica = new Replica(folder, ANNA, clock, new Random(1))) {
            journal.fill(replica);
        }
        open();
    }

    @AfterEach
    void end() throws Exception {
        leave();
        http.close();
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
    void undoTakesBackTheLatestAndThenOffersTheOneBefore() throws Exception {
        close(maria);
        close(luca);
        assertThat(toasts()).containsExactly(luca + " closed");
        undo();
        assertThat(workplace.opened()).isEqualTo(luca);
        assertThat(toasts()).containsExactly(maria + " closed");
        undo();
        assertThat(workplace.opened()).isEqualTo(maria);
        assertThat(toasts()).isEmpty();
        clock.move(Duration.ofSeconds(10));
        close(nina);
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(nina)));
    }

    @Test
    void oneSeesHowLongACloseCanBeUndone() throws Exception {
        close(maria);
        clock.move(Duration.ofSeconds(6));
        close(luca);
        assertThat(Fx.get(() -> shown(".toast .countdown").count())).isEqualTo(1);
        undo();
        assertThat(Fx.get(() -> shown(".toast .countdown")
                        .map(line -> line.getTransforms().getFirst().getMxx())
                        .toList()))
                .as("four of ten seconds, or less by now")
                .singleElement()
                .satisfies(share -> assertThat(share).isPositive().isLessThanOrEqualTo(0.4));
    }

    @Test
    void theKeysUndoAlsoWhileTheCursorIsInAText() throws Exception {
        close(maria);
        Fx.run(() -> workplace.open(luca));
        for (var text : List.of(".composer .text-area", "#search")) {
            Fx.run(() -> press(find(text), KeyCode.Z));
        }
        assertThat(toasts()).isEmpty();
        assertThat(inList(maria)).isTrue();
    }

    @Test
    void withNothingToUndoTheKeysAreTheTexts() throws Exception {
        Fx.run(() -> workplace.open(luca));
        Fx.run(() -> {
            var text = (TextArea) find(".composer .text-area");
            text.appendText("Good morning");
            text.undo();
            press(text, KeyCode.Z);
        });
        assertThat(Fx.get(() -> ((TextArea) find(".composer .text-area")).getText()))
                .isEqualTo("Good morning");
    }

    @Test
    void aKeyThatIsHeldDownClosesOneTicket() throws Exception {
        Fx.run(() -> workplace.open(maria));
        Fx.run(() -> {
            press(find("#list"), KeyCode.ENTER);
            press(find("#list"), KeyCode.ENTER);
        });
        assertThat(closing.waiting()).hasSize(1);
        Fx.run(() -> {
            find("#list").fireEvent(key(KeyEvent.KEY_RELEASED, KeyCode.ENTER));
            press(find("#list"), KeyCode.ENTER);
        });
        assertThat(closing.waiting()).hasSize(2);
    }

    @Test
    void aViewThatIsMadeAnewLeavesTheTimeToUndo() throws Exception {
        close(maria);
        Fx.run(workplace::close);
        workplace = view();
        assertThat(closes()).isEmpty();
        assertThat(inList(maria)).isFalse();
        assertThat(toasts()).containsExactly(maria + " closed");
        undo();
        assertThat(inList(maria)).isTrue();
        close(luca);
        Fx.run(workplace::close);
        workplace = view();
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(luca)));
    }

    @Test
    void anotherActThatIsRefusedLeavesAClosedTicketClosed() throws Exception {
        Fx.run(() -> desk.assign(maria, ScriptedJournal.ANNA.id()));
        close(maria);
        await().until(() -> closes().equals(List.of(maria)));
        var assign = Waiting.acts(desk.replica()).getFirst().command();
        assertThat(desk.replica().outbox().refused(assign.id(), Refusal.of(ErrorKind.AGENT_UNKNOWN)))
                .succeedsWithin(RunningDesktop.PATIENCE);
        await().until(() -> toasts().size() == 2);
        assertThat(inList(maria)).isFalse();
    }

    @Test
    void whatElseIsToldLeavesUndoInReach() throws Exception {
        close(maria);
        Fx.run(() -> {
            workplace.open(luca);
            var snooze = (MenuButton) stage.getScene().getRoot().lookup("#snooze");
            snooze.show();
            snooze.getItems().getLast().fire();
            snooze.hide();
        });
        assertThat(toasts()).contains(maria + " closed").hasSize(2);
        undo();
        assertThat(workplace.opened()).isEqualTo(maria);
        assertThat(toasts()).hasSize(1);
    }

    @Test
    void aCloseThatTheRelayRefusesBringsTheTicketBackAndSaysWhy() throws Exception {
        close(maria);
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(maria)));
        assertThat(inList(maria)).isFalse();
        var close = Waiting.acts(desk.replica()).getFirst().command();
        assertThat(desk.replica().outbox().refused(close.id(), Refusal.of(ErrorKind.UNSEEN_MESSAGE)))
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
        var acts = Waiting.acts(desk.replica());
        var outbox = desk.replica().outbox();
        var unseen = outbox.refused(acts.getFirst().command().id(), Refusal.of(ErrorKind.UNSEEN_MESSAGE));
        var late = outbox.refused(acts.getLast().command().id(), Refusal.of(ErrorKind.TICKET_CLOSED));
        assertThat(unseen).succeedsWithin(RunningDesktop.PATIENCE);
        assertThat(late).succeedsWithin(RunningDesktop.PATIENCE);
        await().until(() -> inList(maria));
        assertThat(toasts()).containsExactly("Maria wrote again: not closed");
    }

    @Test
    void aTicketThatWasClosedCountsNoMoreAndDoesAgainWhenThatIsUndone() throws Exception {
        assertThat(named.getTitle()).startsWith("(3) ");
        close(maria);
        assertThat(named.getTitle()).startsWith("(2) ");
        undo();
        assertThat(named.getTitle()).startsWith("(3) ");
    }

    @Test
    void aCloseSaidWithoutANetworkHoldsAlsoAfterARestart() throws Exception {
        close(maria);
        clock.move(Duration.ofSeconds(10));
        await().until(() -> closes().equals(List.of(maria)));
        leave();
        open();
        assertThat(inList(luca)).isTrue();
        assertThat(inList(maria)).isFalse();
        assertThat(named.getTitle()).startsWith("(2) ");
        Fx.run(() -> workplace.open(maria));
        assertThat(Fx.get(() -> shown("#close").count()))
                .as("can be closed again")
                .isZero();
    }

    @Test
    void aCloseSaidWithoutANetworkIsCalledOffWhenTheShopperHasWrittenMeanwhile() throws Exception {
        close(maria);
        leave();
        open();
        assertThat(closes()).as("whoever leaves meant it").containsExactly(maria);
        var known = journal.head().sequence();
        journal.shopperWrites(maria, "Wait, one more thing");
        assertThat(desk.replica().apply(journal.after(known), true).join()).isTrue();
        await().until(() -> inList(maria) && !toasts().isEmpty());
        assertThat(closes()).isEmpty();
        assertThat(toasts()).containsExactly("Maria wrote again: not closed");
        assertThat(named.getTitle()).startsWith("(3) ");
    }

    private void open() throws Exception {
        desk = new Desk(
                new Replica(folder, ANNA, clock, new Random(2)),
                http,
                SESSION,
                new Timing(Pace.STANDARD, clock, new Random(3)));
        closing = new DelayedClose(ticket -> desk.closeTicket(ticket));
        stage = Fx.get(() -> {
            var window = new Stage();
            var scene = new Scene(new StackPane(), 1280, 800);
            Theme.dress(scene, ColorScheme.LIGHT, TextSize.STANDARD);
            window.setScene(scene);
            window.show();
            return window;
        });
        named = Fx.get(Stage::new);
        workplace = view();
    }

    /// The view, in the window that is there.
    private Workplace view() throws Exception {
        var view = Fx.get(() -> new Workplace(
                desk,
                new Rendering(
                        new TimeWords(clock, Locale.ENGLISH),
                        new EmojiPictures(new EmojiIndex()),
                        new KeptPreferences(folder.resolve("preferences.json"))),
                closing,
                PaneWidths.STANDARD,
                new WindowActs(() -> {}, () -> {}, () -> {})));
        Fx.run(() -> view.enter(named, stage.getScene()));
        // Until that, the panes have nothing in them.
        Fx.pulses(2);
        return view;
    }

    private void leave() throws Exception {
        Fx.run(() -> {
            workplace.close();
            closing.close();
            named.titleProperty().unbind();
            stage.hide();
        });
        desk.close();
    }

    private void close(TicketId ticket) throws Exception {
        Fx.run(() -> workplace.open(ticket));
        fire("#close");
    }

    private void undo() throws Exception {
        Fx.run(() -> shown(".toast .link")
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private void fire(String selector) throws Exception {
        Fx.run(() -> ((Button) find(selector)).fire());
    }

    private Node find(String selector) {
        return Objects.requireNonNull(stage.getScene().getRoot().lookup(selector));
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
        return Fx.get(() -> shown(".toast .words")
                .map(Label.class::cast)
                .map(Label::getText)
                .toList());
    }

    private boolean inList(TicketId ticket) throws Exception {
        return Fx.get(() -> ((ListView<?>) stage.getScene().getRoot().lookup("#list"))
                .getItems().stream().anyMatch(row -> ((TicketRow) row).id().equals(ticket)));
    }

    private Stream<Node> shown(String selector) {
        return stage.getScene().getRoot().lookupAll(selector).stream()
                .filter(node -> Stream.iterate(node, Objects::nonNull, (Node one) -> one.getParent())
                        .allMatch(Node::isVisible));
    }

    private List<TicketId> closes() {
        return Waiting.acts(desk.replica()).stream().map(QueuedCommand::ticket).toList();
    }
}
