package dev.sportello.desktop.preferences;

/// The skin tone in which an agent's emoji are shown, where they have one.
public enum SkinTone {
    PLAIN(""),
    LIGHT("\uD83C\uDFFB"),
    MEDIUM_LIGHT("\uD83C\uDFFC"),
    MEDIUM("\uD83C\uDFFD"),
    MEDIUM_DARK("\uD83C\uDFFE"),
    DARK("\uD83C\uDFFF");

    private final String modifier;

    SkinTone(String modifier) {
        this.modifier = modifier;
    }

    /// The code point that follows the person's; empty for none.
    public String modifier() {
        return modifier;
    }
}
