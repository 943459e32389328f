package dev.sportello.desktop.preferences;

/// How large texts are.
public enum TextSize {
    SMALL,
    STANDARD,
    LARGE,
    LARGEST
}
