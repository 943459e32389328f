package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class VisibleAreaTest {
    /// A laptop whose taskbar is at its lower edge, and a monitor to the left of it.
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1366, 728);
    private static final Rectangle2D MONITOR = new Rectangle2D(-3840, -500, 3840, 2160);

    @Test
    void aWindowOfALargerScreenIsAsLargeAsTheSmallOne() {
        assertThat(VisibleArea.inside(new Rectangle2D(200, 100, 2400, 1900), LAPTOP))
                .isEqualTo(LAPTOP);
    }

    @Test
    void aWindowThatIsPartlyOutsideIsMovedAndKeepsItsSize() {
        assertThat(VisibleArea.inside(new Rectangle2D(900, 400, 1000, 700), LAPTOP))
                .isEqualTo(new Rectangle2D(366, 28, 1000, 700));
        assertThat(VisibleArea.inside(new Rectangle2D(-50, -30, 1000, 700), LAPTOP))
                .isEqualTo(new Rectangle2D(0, 0, 1000, 700));
    }

    @Test
    void aWindowThatIsVisibleStaysWhereItIs() {
        var window = new Rectangle2D(100, 20, 1000, 700);
        assertThat(VisibleArea.inside(window, LAPTOP)).isEqualTo(window);
    }

    @Test
    void itBelongsToTheScreenThatMostOfItIsOn() {
        var window = new Rectangle2D(-700, 0, 1000, 700);
        assertThat(VisibleArea.around(window, List.of(LAPTOP, MONITOR))).isEqualTo(MONITOR);
    }

    @Test
    void aWindowOfAScreenThatIsGoneComesToTheFirst() {
        var window = new Rectangle2D(-3000, 100, 1000, 700);
        assertThat(VisibleArea.around(window, List.of(LAPTOP))).isEqualTo(LAPTOP);
        assertThat(VisibleArea.inside(window, LAPTOP)).isEqualTo(new Rectangle2D(0, 28, 1000, 700));
    }
}
