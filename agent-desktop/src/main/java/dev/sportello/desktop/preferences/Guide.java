package dev.sportello.desktop.preferences;

/// Whether an admin still wants to see what a new shop needs.
public enum Guide {
    SHOWN,
    DISMISSED
}
