package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.screens.Fx;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// How evenly small text is spaced on a screen without a scale.
class TextSpacingTest {
    @Test
    void lettersStandOnThirdsOfAPixel() throws Exception {
        var label = new Label("12:11");
        Fx.run(() -> {
            var root = new StackPane(label);
            Theme.dress(new Scene(root, 200, 40), ColorScheme.LIGHT, TextSize.STANDARD);
            root.applyCss();
            root.layout();
        });
        assertThat(((Text) label.lookup(".text")).getFontSmoothingType()).isEqualTo(FontSmoothingType.LCD);
    }

    @Test
    void aSpaceBeforeAmAndPmIsOneThatTheEyeSees() {
        var time = LocalTime.of(0, 11);
        assertThat(Formats.time(Locale.US).format(time)).isEqualTo("12:11\u00A0AM");
        assertThat(Formats.weekdayAndTime(Locale.US).format(LocalDateTime.of(2026, 3, 1, 0, 11)))
                .doesNotContain("\u202F");
    }
}
