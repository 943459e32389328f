package dev.sportello.relay.journal;

/// The database did not do its part: nothing of the transaction may be acknowledged, and it is not known
/// whether it was committed.
final class StorageFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StorageFailed(Throwable cause) {
        super(cause);
    }

    /// @param work of the database
    static void unlessDone(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw new StorageFailed(e);
        }
    }
}
