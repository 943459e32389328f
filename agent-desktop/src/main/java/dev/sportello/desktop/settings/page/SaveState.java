package dev.sportello.desktop.settings.page;

/// The state of saving a page as a whole.
///
/// @param changed whether the page says something else than what is saved
/// @param faulty whether something on it has to be corrected before it can be saved
/// @param savable whether saving makes sense now
public record SaveState(Progress progress, boolean changed, boolean faulty, boolean savable) {

    /// How the last save went.
    public enum Progress {
        EDITING,
        SAVING,
        SAVED,
        /// The relay was not reached. What was typed is still here.
        NOT_REACHED,
        /// The relay says that somebody saved meanwhile. What they saved follows with the journal.
        OUTDATED,
        /// The relay says that this agent may not.
        FORBIDDEN,
        FAILED
    }
}
