package dev.sportello.relay.journal;

/// Where an entry stands in the log.
///
/// @param row the number of its row
public record EntryRef(long sequence, long row) {}
