package dev.sportello.desktop.preferences;

/// What an agent prefers on this computer. Immutable.
public record Preferences(Scheme scheme, Language language, TextSize textSize, SendKey sendKey) {

    /// What holds until something else is chosen.
    public static final Preferences STANDARD =
            new Preferences(Scheme.SYSTEM, Language.SYSTEM, TextSize.STANDARD, SendKey.ENTER);

    public Preferences with(Scheme next) {
        return new Preferences(next, language, textSize, sendKey);
    }

    public Preferences with(Language next) {
        return new Preferences(scheme, next, textSize, sendKey);
    }

    public Preferences with(TextSize next) {
        return new Preferences(scheme, language, next, sendKey);
    }

    public Preferences with(SendKey next) {
        return new Preferences(scheme, language, textSize, next);
    }
}
