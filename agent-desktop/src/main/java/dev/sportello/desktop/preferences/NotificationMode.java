package dev.sportello.desktop.preferences;

/// How notifications of the operating system come.
public enum NotificationMode {
    ALOUD,
    SILENT,
    OFF
}
