package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.Scheme;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.screens.Fx;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThemeTest {
    private static final Color LIGHT = Color.web("#1b1f27");
    private static final Color DARK = Color.web("#e9ebef");

    private final SimpleObjectProperty<Preferences> preferences =
            new SimpleObjectProperty<>(Preferences.STANDARD.with(Scheme.LIGHT));
    private final Label small = new Label("small");
    private Scene scene;

    @BeforeEach
    void dress() throws Exception {
        scene = Fx.get(() -> new Scene(new StackPane(small)));
        small.getStyleClass().add("small");
        Fx.run(() -> Theme.follow(scene, preferences));
    }

    @Test
    void anotherThemeHoldsAtOnceAndTheWindowsFrameHasIt() throws Exception {
        assertThat(color(small)).isEqualTo(LIGHT);
        prefer(preferences.get().with(Scheme.DARK));
        assertThat(color(small)).isEqualTo(DARK);
        assertThat(Fx.get(() -> scene.getPreferences().getColorScheme())).isEqualTo(ColorScheme.DARK);
    }

    @Test
    void everyTextGrowsWithTheSizeThatIsPreferred() throws Exception {
        assertThat(size(small)).isEqualTo(12);
        for (var larger : TextSize.values()) {
            prefer(preferences.get().with(larger));
            assertThat(size(small))
                    .as("%s", larger)
                    .isEqualTo(
                            switch (larger) {
                                case SMALL -> 11;
                                case STANDARD -> 12;
                                case LARGE -> 14;
                                case LARGEST -> 16;
                            });
        }
    }

    @Test
    void aWindowThatIsDressedLikeAnotherChangesWithIt() throws Exception {
        var beside = new Label("beside");
        var dialog = Fx.get(() -> new Scene(new StackPane(beside)));
        Fx.run(() -> Theme.dressAs(scene, dialog));
        prefer(Preferences.STANDARD.with(Scheme.DARK).with(TextSize.LARGEST));
        assertThat(color(beside)).isEqualTo(DARK);
        assertThat(size(beside)).isEqualTo(17);
    }

    private void prefer(Preferences next) throws Exception {
        Fx.run(() -> preferences.set(next));
    }

    private static Color color(Label label) throws Exception {
        return Fx.get(() -> {
            label.getScene().getRoot().applyCss();
            return (Color) label.getTextFill();
        });
    }

    private static long size(Label label) throws Exception {
        return Fx.get(() -> {
            label.getScene().getRoot().applyCss();
            return Math.round(label.getFont().getSize());
        });
    }
}
