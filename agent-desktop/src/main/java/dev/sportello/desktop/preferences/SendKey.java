package dev.sportello.desktop.preferences;

/// The key that sends a reply.
public enum SendKey {
    /// Enter sends, Shift+Enter breaks the line.
    ENTER,
    /// Ctrl+Enter sends (on a Mac Cmd+Enter), Enter breaks the line.
    SHORTCUT_ENTER
}
