package dev.sportello.desktop.tray;

/// What the agent chooses at the tray.
public enum TrayAct {
    /// The window is to be seen: the first entry of the menu, and a click at the icon.
    OPEN,
    /// No notifications for an hour, or again from now on.
    MUTE,
    QUIT
}
