package dev.sportello.desktop.replica;

/// How much of the snapshot is here.
///
/// @param tickets that are here
/// @param of so many there were when loading began
public record LoadProgress(long tickets, long of) {}
