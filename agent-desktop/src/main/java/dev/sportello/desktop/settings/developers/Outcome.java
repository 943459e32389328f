package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;

/// How it went what an admin has asked for.
enum Outcome {
    NONE,
    BUSY,
    DONE,
    NOT_REACHED,
    FORBIDDEN,
    /// A colleague has changed it meanwhile.
    OUTDATED,
    /// The relay says that it cannot be so.
    UNFIT,
    /// The relay cannot store it; its operator has to look.
    NOT_STORED,
    FAILED;

    static Outcome of(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Offline _ -> NOT_REACHED;
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.FORBIDDEN -> FORBIDDEN;
                    case ErrorKind.NOT_FOUND, ErrorKind.SETTINGS_OUTDATED -> OUTDATED;
                    case ErrorKind.INPUT_INVALID, ErrorKind.SETTINGS_INVALID -> UNFIT;
                    case ErrorKind.STORAGE_FAILED -> NOT_STORED;
                    case ErrorName _ -> FAILED;
                };
            default -> FAILED;
        };
    }

    /// What to say; empty where there is nothing to say.
    String words(Texts texts) {
        return switch (this) {
            case NONE, BUSY, DONE -> "";
            case NOT_REACHED -> texts.get("outcome.not-reached");
            case FORBIDDEN -> texts.get("outcome.forbidden");
            case OUTDATED -> texts.get("outcome.outdated");
            case UNFIT -> texts.get("outcome.unfit");
            case NOT_STORED -> texts.get("outcome.not-stored");
            case FAILED -> texts.get("outcome.failed");
        };
    }
}
