package dev.sportello.relay.journal;

/// How much the journal takes at once.
///
/// @param waiting how many commands may wait; one more is refused as `busy`
/// @param batch how many commands share a commit at most
public record JournalLimits(int waiting, int batch) {
    public static final JournalLimits DEFAULT = new JournalLimits(8_192, 256);

    public JournalLimits {
        if (waiting < 1 || batch < 1) {
            throw new IllegalArgumentException("Both limits are 1 or more.");
        }
    }
}
