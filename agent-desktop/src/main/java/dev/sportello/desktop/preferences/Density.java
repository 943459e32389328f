package dev.sportello.desktop.preferences;

/// How high a ticket's row in the list is.
public enum Density {
    COMFORTABLE,

    /// More tickets at a glance.
    COMPACT
}
