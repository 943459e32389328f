package dev.sportello.desktop.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.TextShaping;
import dev.sportello.desktop.ui.Theme;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Beside JavaFX's own skin, which shows the same.
class AreaSkinTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "One line",
                "Two\nlines",
                "One line, and an empty one\n",
                "Many words that have to wrap where the area ends, again and again and again and again and again and again",
                "مرحبا بكم في متجرنا، هل تشحنون القميص الكتاني إلى النمسا؟ طلبت اثنين أمس، رقم الطلب 2117",
                "สวัสดีครับสวัสดีครับสวัสดีครับสวัสดีครับสวัสดีครับสวัสดีครับ"
            })
    void aTextIsAsHighAsInTheOtherSkin(String text) throws Exception {
        assertThat(contentHeight(text.repeat(4), true)).isEqualTo(contentHeight(text.repeat(4), false));
    }

    @Test
    void theHeightFollowsTheTextAndTheWidth() throws Exception {
        var area = Fx.get(() -> area(true));
        var stage = Fx.get(() -> shown(area));
        var empty = height(area);
        Fx.run(() -> area.setText("word ".repeat(200)));
        Fx.pulses(4);
        var narrow = height(area);
        Fx.run(() -> stage.setWidth(900));
        Fx.pulses(6);
        var wide = height(area);
        Fx.run(() -> area.setText(""));
        Fx.pulses(4);
        assertThat(narrow).isGreaterThan(wide);
        assertThat(wide).isGreaterThan(empty);
        assertThat(height(area)).isEqualTo(empty);
        Fx.run(stage::hide);
    }

    private static double contentHeight(String text, boolean bounded) throws Exception {
        var area = Fx.get(() -> area(bounded));
        var stage = Fx.get(() -> shown(area));
        Fx.run(() -> area.setText(text));
        Fx.pulses(6);
        var height = height(area);
        Fx.run(stage::hide);
        return height;
    }

    private static TextArea area(boolean bounded) {
        TextShaping.repair();
        var area = new TextArea();
        area.setWrapText(true);
        if (bounded) {
            area.setSkin(new AreaSkin(area, new EmojiPictures(new EmojiIndex())));
        }
        return area;
    }

    private static Stage shown(TextArea area) {
        var stage = new Stage();
        stage.setScene(new Scene(new StackPane(area), 300, 120));
        Theme.dress(stage.getScene(), ColorScheme.LIGHT, TextSize.STANDARD);
        stage.show();
        return stage;
    }

    private static double height(TextArea area) throws Exception {
        return Fx.get(() -> ((Region) ((ScrollPane) area.lookup(".scroll-pane")).getContent()).getHeight());
    }
}
