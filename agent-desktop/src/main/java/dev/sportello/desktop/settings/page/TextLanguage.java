package dev.sportello.desktop.settings.page;

import java.util.Locale;

/// Which of a text's languages is shown: the one for every language without its own, or one that the hub speaks.
public enum TextLanguage {
    EVERY(""),
    ENGLISH("en"),
    ITALIAN("it"),
    GERMAN("de"),
    FRENCH("fr"),
    SPANISH("es");

    private final String tag;

    TextLanguage(String tag) {
        this.tag = tag;
    }

    /// A BCP 47 tag; empty for every language.
    String tag() {
        return tag;
    }

    /// The language in itself, as who speaks it looks for it.
    String inItself() {
        var locale = Locale.forLanguageTag(tag);
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
