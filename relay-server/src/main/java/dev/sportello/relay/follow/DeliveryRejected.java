package dev.sportello.relay.follow;

/// A delivery that the receiver will never take.
public final class DeliveryRejected extends Exception {
    private static final long serialVersionUID = 1;

    /// @param reason as it is kept and shown: no secrets, no texts of shoppers
    public DeliveryRejected(String reason) {
        super(reason);
    }
}
