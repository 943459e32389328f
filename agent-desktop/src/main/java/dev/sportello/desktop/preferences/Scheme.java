package dev.sportello.desktop.preferences;

/// Light or dark colours.
public enum Scheme {
    /// As the system is, and changing with it.
    SYSTEM,
    LIGHT,
    DARK
}
