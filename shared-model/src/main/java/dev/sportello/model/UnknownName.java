package dev.sportello.model;

/// One of a set of named things that is newer than this program: known by its name only, and written by it again.
public interface UnknownName {

    /// As it stands on the wire and on disk.
    String name();
}
