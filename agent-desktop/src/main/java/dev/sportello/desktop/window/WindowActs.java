package dev.sportello.desktop.window;

/// What can be done from the main window itself.
///
/// @param signInAgain the session has ended: ask for the password
public record WindowActs(Runnable tryNow, Runnable signInAgain, Runnable signOut) {}
