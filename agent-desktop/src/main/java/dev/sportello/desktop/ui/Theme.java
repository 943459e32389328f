package dev.sportello.desktop.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.sportello.desktop.preferences.Density;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light and dark, small and large: the same names with other colours and sizes. FX thread only.
public final class Theme {
    private static final List<String> FONTS =
            List.of("fonts/Inter-Regular.ttf", "fonts/Inter-Medium.ttf", "fonts/Inter-SemiBold.ttf");

    /// Dresses the scene as the agent prefers, and changes with that and with the system, as long as the program runs.
    public static void follow(Scene scene, ObservableValue<Preferences> preferences) {
        var system = Platform.getPreferences().colorSchemeProperty();
        preferences.subscribe(next -> dress(scene, next, system.get()));
        system.subscribe((_, next) -> dress(scene, preferences.getValue(), next));
    }

    private static void dress(Scene scene, Preferences preferences, ColorScheme system) {
        dress(scene, scheme(preferences, system), preferences.textSize(), preferences.density());
    }

    private static ColorScheme scheme(Preferences preferences, ColorScheme system) {
        return switch (preferences.scheme()) {
            case SYSTEM -> system;
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }

    /// Dresses the scene one way and leaves it so.
    public static void dress(Scene scene, ColorScheme scheme, TextSize size) {
        dress(scene, scheme, size, Density.COMFORTABLE);
    }

    /// Dresses the scene one way and leaves it so.
    public static void dress(Scene scene, ColorScheme scheme, TextSize size, Density density) {
        loadFonts();
        var dark = scheme == ColorScheme.DARK;
        // For what the system draws: the frame of the window.
        scene.getPreferences().setColorScheme(scheme);
        scene.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        var sheets = new ArrayList<>(List.of(dark ? "dark.css" : "light.css", sheet(size), "sportello.css"));
        switch (density) {
            case COMFORTABLE -> {}
            case COMPACT -> sheets.add("compact.css");
        }
        scene.getStylesheets().setAll(sheets.stream().map(Theme::address).toList());
    }

    /// Dresses the scene like another, and changes with it.
    public static void dressAs(Scene model, Scene scene) {
        scene.getPreferences().colorSchemeProperty().bind(model.getPreferences().colorSchemeProperty());
        scene.userAgentStylesheetProperty().bind(model.userAgentStylesheetProperty());
        Bindings.bindContent(scene.getStylesheets(), model.getStylesheets());
    }

    private static String sheet(TextSize size) {
        return switch (size) {
            case SMALL -> "text-small.css";
            case STANDARD -> "text-standard.css";
            case LARGE -> "text-large.css";
            case LARGEST -> "text-largest.css";
        };
    }

    /// Finds the fonts of the system and of the program, which takes a moment. Once, before anything is drawn.
    public static void prepare() {
        var _ = Font.getDefault();
        loadFonts();
        TextShaping.repair();
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
