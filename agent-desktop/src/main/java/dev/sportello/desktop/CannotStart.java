package dev.sportello.desktop;

import java.nio.file.Path;

/// The program cannot start. The message is an English sentence that says what to do; a window has its own words for
/// each reason.
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String folder;
    private final String detail;

    /// Why it cannot start.
    enum Reason {
        /// The data folder cannot be read or written.
        UNUSABLE,
        /// Another desktop has it.
        IN_USE,
        /// What only the message says.
        OTHER
    }

    public CannotStart(String sentence) {
        this(Reason.OTHER, sentence, "", "");
    }

    private CannotStart(Reason reason, String sentence, String folder, String detail) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.folder = folder;
        this.detail = detail;
    }

    /// @param detail what the system says
    static CannotStart unusable(Path folder, String detail) {
        var sentence = "The folder " + folder + " cannot be used (" + detail
                + "). Make room and check its permissions, or name another with --data.";
        return new CannotStart(Reason.UNUSABLE, sentence, folder.toString(), detail);
    }

    static CannotStart inUse(Path folder) {
        var sentence = "Another Sportello desktop uses the folder " + folder
                + ". Go on there, or start this one with another folder: --data.";
        return new CannotStart(Reason.IN_USE, sentence, folder.toString(), "");
    }

    Reason reason() {
        return reason;
    }

    /// Empty where it is about none.
    String folder() {
        return folder;
    }

    /// What the system says; empty for nothing.
    String detail() {
        return detail;
    }
}
