package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.preferences.Density;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the rows of the list show, and what is offered over them.
@Tag("long")
class InboxRowsTest extends OnSampleWindow {
    private static final TicketId SOFIA = new TicketId(1049);

    @Test
    void theWaitIsInTheLineOfTheTimeAndTheLineBelowIsForWords() throws Exception {
        assertThat(middle(LUCA, ".waiting")).isCloseTo(middle(LUCA, ".time"), offset(2.0));
        assertThat(window.inRow(LUCA, ".waiting").getParent())
                .isNotEqualTo(window.inRow(LUCA, ".one-line").getParent());
        assertThat(width(LUCA, ".one-line")).isGreaterThan(200);
    }

    @Test
    void whatNobodyHasGoesUpToTheEndOfItsRow() throws Exception {
        assertThat(window.inRow(LUCA, ".mini").isVisible()).isFalse();
        assertThat(right(LUCA, ".one-line")).isCloseTo(right(LUCA, ".time"), offset(1.0));
    }

    @Test
    void whoWroteTheLastMessageIsSaidInFull() throws Exception {
        var paul = new TicketId(1036);
        var who = (Label) window.inRow(paul, ".prefix");
        assertThat(Fx.get(() -> who.getWidth() + 1 >= who.prefWidth(-1))).isTrue();
    }

    @Test
    void theInitialsOfWhoHasATicketAreLargeEnoughToRead() throws Exception {
        var initials = (Label) window.inRow(MARIA, ".mini");
        assertThat(Fx.get(() -> initials.getFont().getSize())).isGreaterThanOrEqualTo(9);
        assertThat(initials.getWidth()).isGreaterThanOrEqualTo(20);
        assertThat(initials.getText()).isEqualTo("AB");
    }

    @Test
    void aDraftIsMarkedWhereItsTicketIsNotOpen() throws Exception {
        window.write("Let me look");
        assertThat(words(MARIA)).doesNotContain("Draft");
        window.open(LUCA);
        assertThat(words(MARIA)).isEqualTo("Draft: Let me look");
        window.open(MARIA);
        assertThat(words(MARIA)).doesNotContain("Draft");
        window.write("");
        window.open(LUCA);
        assertThat(words(MARIA)).doesNotContain("Draft");
    }

    @Test
    void aReplyThatWaitsForTheRelayIsWhatTheLineSays() throws Exception {
        desk.loseRelay();
        var _ = desk.desk().reply(Objects.requireNonNull(desk.desk().replica().ticket(LUCA)), "On its way");
        window.settle();
        assertThat(words(LUCA)).isEqualTo("You: On its way");
        assertThat(window.inRow(LUCA, ".queued-sign").isVisible()).isTrue();
        assertThat(window.inRow(MARIA, ".queued-sign").isVisible()).isFalse();
    }

    @Test
    void theMouseOverARowOffersToTakeSnoozeAndCloseItWithoutOpeningIt() throws Exception {
        window.pointAt(LUCA);
        window.click(".row-acts .take");
        assertThat(window.asked()).singleElement().isInstanceOfSatisfying(Command.Assign.class, assign -> {
            assertThat(assign.ticket()).isEqualTo(LUCA);
            assertThat(assign.agent()).isEqualTo(Staff.ANNA.id());
        });
        window.pointAt(LUCA);
        window.click(".row-acts .snooze");
        Fx.run(() -> Objects.requireNonNull(SampleWindow.contextMenu())
                .getItems()
                .getLast()
                .fire());
        assertThat(window.asked().getLast()).isInstanceOf(Command.Snooze.class);
        window.pointAt(ELENA);
        window.click(".row-acts .close");
        assertThat(window.closing()).containsExactly(ELENA);
        assertThat(window.opened()).isEqualTo(MARIA);
    }

    @Test
    void whatIsOfferedOverARowCoversNoWordsAndMovesNoName() throws Exception {
        var row = window.rowOf(LUCA);
        var name = Fx.get(() -> inScene(row.lookup(".shopper")).getMinY());
        window.pointAt(LUCA);
        window.settle();
        assertThat(Fx.get(() -> inScene(row.lookup(".shopper")).getMinY())).isEqualTo(name);
        var acts = Fx.get(() -> inScene(row.lookup(".row-acts")));
        var words = Fx.get(() -> Stream.of(".shopper", ".time", ".waiting", ".prefix", ".one-line")
                .flatMap(style -> row.lookupAll(style).stream())
                .filter(InboxRowsTest::isDrawn)
                .toList());
        assertThat(words)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(Fx.get(() -> inScene(one)).intersects(acts))
                        .as(one.toString())
                        .isFalse());
    }

    private static boolean isDrawn(Node node) {
        return node.isVisible() && (node.getParent() == null || isDrawn(node.getParent()));
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void whatIsYoursIsNotOfferedToBeTaken() throws Exception {
        window.pointAt(MARIA);
        assertThat(((Button) window.find(".row-acts .take")).isVisible()).isFalse();
        window.pointAt(LUCA);
        assertThat(((Button) window.find(".row-acts .take")).isVisible()).isTrue();
    }

    @Test
    void buttonsGoWhenAnotherTicketComesUnderTheMouse() throws Exception {
        window.pointAt(MARIA);
        assertThat(window.shows(".row-acts")).isTrue();
        shop.shopper(LUCA, Duration.ZERO, "And one more thing");
        window.settle();
        assertThat(Fx.get(() -> window.shown(".row-acts").count())).isZero();
    }

    @Test
    void theKeysTakeTheOpenTicket() throws Exception {
        window.open(LUCA);
        window.key(Shortcut.TAKE);
        assertThat(window.asked())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Assign.class,
                        assign -> assertThat(assign.agent()).isEqualTo(Staff.ANNA.id()));
    }

    @Test
    void compactRowsAreLower() throws Exception {
        var list = (ListView<?>) window.find(".tickets");
        assertThat(list.getFixedCellSize()).isEqualTo(66);
        Fx.run(() -> Theme.dress(list.getScene(), ColorScheme.LIGHT, TextSize.STANDARD, Density.COMPACT));
        window.settle();
        assertThat(list.getFixedCellSize()).isEqualTo(52);
        assertThat(bottom(SOFIA, ".one-line")).isLessThanOrEqualTo(52);
    }

    private String words(TicketId ticket) throws Exception {
        return window.inRow(ticket, ".one-line").getAccessibleText();
    }

    private double width(TicketId ticket, String selector) throws Exception {
        return window.inRow(ticket, selector).getLayoutBounds().getWidth();
    }

    private double right(TicketId ticket, String selector) throws Exception {
        Node node = window.inRow(ticket, selector);
        return Fx.get(() -> inScene(node).getMaxX());
    }

    private double middle(TicketId ticket, String selector) throws Exception {
        Node node = window.inRow(ticket, selector);
        return Fx.get(() -> node.localToScene(node.getLayoutBounds()).getCenterY());
    }

    private double bottom(TicketId ticket, String selector) throws Exception {
        Node node = window.inRow(ticket, selector);
        var row = window.rowOf(ticket);
        return Fx.get(() -> node.localToScene(node.getLayoutBounds()).getMaxY()
                - row.localToScene(row.getLayoutBounds()).getMinY());
    }
}
