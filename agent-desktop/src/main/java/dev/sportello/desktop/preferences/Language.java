package dev.sportello.desktop.preferences;

import java.util.IllformedLocaleException;
import java.util.Locale;

/// The language of the program.
public enum Language {
    /// As the system is.
    SYSTEM(""),
    ENGLISH("en"),
    ITALIAN("it");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The language, with the system's region: who reads English in Italy writes dates and times as one does there.
    ///
    /// @param system what the system is set to
    public Locale locale(Locale system) {
        if (this == SYSTEM || system.getLanguage().equals(tag)) {
            return system;
        }
        try {
            return new Locale.Builder()
                    .setLanguage(tag)
                    .setRegion(system.getCountry())
                    .build();
        } catch (IllformedLocaleException noRegion) {
            return Locale.of(tag);
        }
    }
}
