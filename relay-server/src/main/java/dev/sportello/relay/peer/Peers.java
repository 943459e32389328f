package dev.sportello.relay.peer;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The other relays on the same database: what is said here reaches them within milliseconds and is never stored. A
/// relay that is away does not hear it, so that whatever must not be missed also stands in the database. Thread-safe.
public interface Peers extends AutoCloseable {

    /// Takes what another relay has said.
    @FunctionalInterface
    interface Receiver {

        /// Called on a thread of the peers, in the order of each sender, but for what is told first; does not block
        /// for long.
        ///
        /// @param relay who has said it
        void hear(UUID relay, String text);
    }

    /// Tells all other relays. Returns at once; what cannot be sent now is sent when the database is back, unless too
    /// much waits for that.
    ///
    /// @param topic whose receivers get it, a word
    /// @param text at most 4,000 bytes
    void tell(String topic, String text);

    /// Tells all other relays what none of them may miss, before all other news that wait. Where even that has no
    /// room, they do what they do after an interruption.
    ///
    /// @param topic whose receivers get it, a word
    /// @param text at most 4,000 bytes
    void tellFirst(String topic, String text);

    /// Tells all other relays when a transaction is committed, and never if it is not.
    void tellWith(Handle transaction, String topic, String text);

    /// Adds a receiver. Only before [#start].
    void hear(String topic, Receiver receiver);

    /// Adds work to be done whenever something may have been missed, since the connection was interrupted, or another
    /// relay could not tell what none may miss, or is no longer heard. Only before [#start].
    void afterInterruption(Runnable work);

    /// Adds work to be done whenever another relay comes, which has heard of nothing yet: what it is told then reaches
    /// it. Only before [#start].
    void whenAnotherComes(Runnable work);

    void start();

    @Override
    void close();

    /// The peers of a relay that has none.
    static Peers none() {
        return NoPeers.INSTANCE;
    }
}
