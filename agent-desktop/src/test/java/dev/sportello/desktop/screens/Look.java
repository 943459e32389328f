package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.TextSize;
import java.util.Locale;
import javafx.application.ColorScheme;

/// How a picture is taken.
public record Look(ColorScheme scheme, Locale locale, TextSize textSize, int scale, int width, int height) {
    public Look(ColorScheme scheme, Locale locale, int scale, int width, int height) {
        this(scheme, locale, TextSize.STANDARD, scale, width, height);
    }

    public Look scaled(int scale) {
        return new Look(scheme, locale, textSize, scale, width, height);
    }

    public Look in(Locale locale) {
        return new Look(scheme, locale, textSize, scale, width, height);
    }

    public Look in(TextSize textSize) {
        return new Look(scheme, locale, textSize, scale, width, height);
    }

    public Look sized(int width, int height) {
        return new Look(scheme, locale, textSize, scale, width, height);
    }
}
