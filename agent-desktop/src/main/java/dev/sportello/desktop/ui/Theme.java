package dev.sportello.desktop.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light and dark: the same names with other colours. FX thread only.
public final class Theme {
    private static final List<String> FONTS =
            List.of("fonts/Inter-Regular.ttf", "fonts/Inter-Medium.ttf", "fonts/Inter-SemiBold.ttf");

    /// Dresses the scene as the system is dressed, and changes with it.
    public static void followSystem(Scene scene) {
        var preferences = Platform.getPreferences();
        dress(scene, preferences.getColorScheme());
        ChangeListener<ColorScheme> follow = (_, _, scheme) -> dress(scene, scheme);
        preferences.colorSchemeProperty().addListener(follow);
    }

    /// Dresses the scene one way and leaves it so.
    public static void dress(Scene scene, ColorScheme scheme) {
        loadFonts();
        var dark = scheme == ColorScheme.DARK;
        scene.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(address(dark ? "dark.css" : "light.css"), address("sportello.css"));
    }

    /// Dresses the scene like another.
    public static void dressAs(Scene model, Scene scene) {
        scene.setUserAgentStylesheet(model.getUserAgentStylesheet());
        scene.getStylesheets().setAll(model.getStylesheets());
    }

    private static void loadFonts() {
        if (Font.getFontNames("Inter").isEmpty()) {
            FONTS.forEach(font -> Font.loadFont(address(font), 0));
        }
    }

    private static String address(String resource) {
        return Objects.requireNonNull(Theme.class.getResource(resource), resource)
                .toExternalForm();
    }

    private Theme() {}
}
