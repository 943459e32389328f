package dev.sportello.relay.maintenance;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be used, for the operator: Java names some files and says nothing of what is wrong with them.
final class FileFailure {

    /// The end of a sentence, without its full stop.
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "this user may not read or write " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case FileSystemException other when other.getReason() == null -> other.getFile() + " cannot be used";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private FileFailure() {}
}
