package dev.sportello.desktop.disk;

import java.nio.file.Path;
import java.util.Objects;

/// A damaged file that was renamed, so that a new one could take its place. Nothing of it was deleted.
///
/// @param file where it lies now
/// @param whole whether all that it held is there again: from its copy, or since it can be loaded once more
public record SetAside(FileKind kind, Path file, boolean whole) {
    public SetAside {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
    }
}
