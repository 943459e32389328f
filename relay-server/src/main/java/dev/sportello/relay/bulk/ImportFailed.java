package dev.sportello.relay.bulk;

/// A file cannot be imported at all, or no further now. The message says why, and what to do.
public final class ImportFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public ImportFailed(String sentence) {
        super(sentence);
    }
}
