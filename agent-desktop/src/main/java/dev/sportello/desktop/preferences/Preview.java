package dev.sportello.desktop.preferences;

/// Whether a notification shows what was written. Others may look at the screen.
public enum Preview {
    SHOWN,
    HIDDEN
}
