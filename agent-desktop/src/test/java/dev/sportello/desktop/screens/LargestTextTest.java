package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.BusyDay;
import java.util.Locale;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The smallest window with the largest text, in the language with the longer words.
@Tag("long")
class LargestTextTest {
    @Test
    void everyPageOfTheSettingsIsReachedWhereTheirListIsLongerThanTheWindow() throws Exception {
        var look = new Look(ColorScheme.LIGHT, Locale.ITALY, TextSize.LARGEST, 1, 900, 600);
        var screen = SettingsOnScreen.open(look, true);
        var root = Fx.get(() -> screen.find("#list").getScene().getRoot());
        assertThat(Fx.get(() -> root.minHeight(-1))).isLessThanOrEqualTo(480);
        for (var entry : new String[] {"#page-audit", "#page-preferences"}) {
            Fx.run(() -> screen.find(entry).requestFocus());
            screen.settle();
            var place = Fx.get(() -> {
                var node = screen.find(entry);
                return node.localToScene(node.getLayoutBounds());
            });
            assertThat(place.getMinY()).as(entry).isNotNegative();
            assertThat(place.getMaxY())
                    .as(entry)
                    .isLessThanOrEqualTo(Fx.get(() -> root.getScene().getHeight()));
        }
        screen.close();
    }

    @Test
    void whatNamesThingsIsShownInFull() throws Exception {
        var look = new Look(ColorScheme.LIGHT, Locale.ITALY, TextSize.LARGEST, 1, 900, 600);
        try (var desk = new SampleDesk(BusyDay.busy())) {
            var window = SampleWindow.show(look, desk, OnSampleWindow.MARIA);
            window.fire("#showCustomer");
            window.settle();
            for (var selector :
                    new String[] {".shopper-name", ".opening-line", ".status-filter .label", ".fact-name"}) {
                assertThat(Fx.get(() -> window.shown(selector)
                                .map(Labeled.class::cast)
                                .map(LargestTextTest::cut)
                                .toList()))
                        .as(selector)
                        .isNotEmpty()
                        .containsOnly("");
            }
            window.close();
        }
    }

    /// What is shown of a text that is cut; empty for one that is whole.
    private static String cut(Labeled label) {
        var shown = ((Text) Objects.requireNonNull(label.lookup(".text"), label.getText())).getText();
        return shown.replace("\n", "").equals(label.getText().replace("\n", "")) ? "" : shown;
    }
}
