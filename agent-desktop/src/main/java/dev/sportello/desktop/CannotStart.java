package dev.sportello.desktop;

/// The program cannot start. The message is a sentence that says what to do.
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence, null, false, false);
    }
}
