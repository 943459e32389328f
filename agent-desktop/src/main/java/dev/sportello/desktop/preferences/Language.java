package dev.sportello.desktop.preferences;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The language of the program.
public enum Language {
    /// As the system is, if there are texts in that language; else English.
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
    /// @return a language that there are texts in
    public Locale locale(Locale system) {
        return this == SYSTEM ? shown(system) : locale(tag, region(system));
    }

    /// The nearest to a locale that the window can be shown in: texts and dates of one language, in that locale's
    /// region. Other calendars and digits that it asks for are left out: no text around them is made for any.
    ///
    /// @return a language that there are texts in
    public static Locale shown(Locale wanted) {
        return locale(wanted.getLanguage(), region(wanted));
    }

    /// What a system is set to that may have one setting for its words and another one for its dates.
    public static Locale shown(Locale words, Locale dates) {
        return locale(words.getLanguage(), Objects.requireNonNullElse(region(dates), words.getCountry()));
    }

    private static Locale locale(String language, @Nullable String region) {
        var there = language.equals(ITALIAN.tag) ? ITALIAN : ENGLISH;
        try {
            return new Locale.Builder().setLanguage(there.tag).setRegion(region).build();
        } catch (IllformedLocaleException noRegion) {
            return Locale.of(there.tag);
        }
    }

    /// A region may be set apart from the one that stands beside the language (`rg`, Unicode Technical Standard 35).
    private static @Nullable String region(Locale locale) {
        var apart = locale.getUnicodeLocaleType("rg");
        if (apart != null && apart.endsWith("zzzz")) {
            return apart.substring(0, apart.length() - 4).toUpperCase(Locale.ROOT);
        }
        return locale.getCountry().isEmpty() ? null : locale.getCountry();
    }
}
