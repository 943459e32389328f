package dev.sportello.relay.follow;

/// Where the outbox delivers one kind of rows. Called by one thread for each kind.
@FunctionalInterface
public interface Receiver {

    /// Delivers one row. It may have been delivered before: a relay that is killed after the delivery and before
    /// it has noted so delivers again, under the same id. Whoever waits for others sets a time limit.
    ///
    /// @throws DeliveryRejected if trying again cannot help; it is given up
    /// @throws NotYet if its turn has not come
    /// @throws Exception if it may; it is tried again later
    void deliver(Delivery delivery) throws Exception;
}
