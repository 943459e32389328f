package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.model.TicketId;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
class SmallScreenTest {
    /// The whole list of shortcuts is in the smallest window, and what does not fit is scrolled to by key.
    @ParameterizedTest
    @CsvSource({"en, STANDARD", "it, LARGEST"})
    void allShortcutsAreReachable(String language, TextSize text) throws Exception {
        try (var desk = new SampleDesk(BusyDay.busy())) {
            var look = new Look(ColorScheme.LIGHT, Locale.of(language), text, 1, 900, 600);
            var window = SampleWindow.show(look, desk, new TicketId(1042));
            window.press(KeyCode.F1);
            window.settle();
            var list = Fx.get(() -> {
                var node = window.find(".shortcuts");
                return node.localToScene(node.getLayoutBounds());
            });
            assertThat(list.getMinY()).isNotNegative();
            assertThat(list.getMaxY()).isLessThanOrEqualTo(600);
            assertThat(Fx.get(() -> window.shown(".shortcut-row > .label")
                            .map(Label.class::cast)
                            .filter(one -> one.isTextTruncated())
                            .map(Label::getText)
                            .toList()))
                    .isEmpty();
            window.press(KeyCode.END);
            window.settle();
            var last = Fx.get(() -> {
                var row =
                        window.shown(".shortcut-row").reduce((_, next) -> next).orElseThrow();
                return row.localToScene(row.getLayoutBounds());
            });
            assertThat(last.getMaxY()).isLessThanOrEqualTo(600);
            window.close();
        }
    }

    /// What is left of a small screen, also of one whose texts are enlarged by half.
    @ParameterizedTest
    @CsvSource({"1366, 690, STANDARD", "910, 460, STANDARD", "910, 460, LARGEST"})
    void theComposerIsReachable(int width, int height, TextSize text) throws Exception {
        try (var desk = new SampleDesk(BusyDay.busy())) {
            var look = new Look(ColorScheme.LIGHT, Locale.UK, text, 1, width, height);
            var window = SampleWindow.show(look, desk, new TicketId(1042));
            var composer = Fx.get(() -> {
                var node = window.find(".composer .text-area");
                return node.localToScene(node.getBoundsInLocal());
            });
            assertThat(composer.getMaxY()).isLessThanOrEqualTo(height);
            assertThat(composer.getMinY()).isPositive();
            assertThat(composer.getMaxX()).isLessThanOrEqualTo(width);
            window.close();
        }
    }
}
