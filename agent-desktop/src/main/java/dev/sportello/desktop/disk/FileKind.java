package dev.sportello.desktop.disk;

/// What the program keeps in a file of its own.
public enum FileKind {
    /// Tickets and messages as they came from the relay, which has them all.
    TICKETS,
    /// What the agent wrote and the relay may not have, in two copies.
    WRITTEN,
    /// Who is signed in.
    SESSION,
    /// By what relays know this computer.
    DEVICES,
    /// What the agent prefers on this computer.
    PREFERENCES
}
