package dev.sportello.desktop.screens;

import java.util.Locale;
import javafx.application.ColorScheme;

/// How a picture is taken.
record Look(ColorScheme scheme, Locale locale, int scale, int width, int height) {
    Look scaled(int scale) {
        return new Look(scheme, locale, scale, width, height);
    }

    Look in(Locale locale) {
        return new Look(scheme, locale, scale, width, height);
    }

    Look sized(int width, int height) {
        return new Look(scheme, locale, scale, width, height);
    }
}
