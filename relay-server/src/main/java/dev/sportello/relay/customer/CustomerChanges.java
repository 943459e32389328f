package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.peer.Peers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells that something of a customer has changed, at every relay; what it is, stands in the database. Thread-safe.
public final class CustomerChanges {
    private static final String TOPIC = "customer";

    private final Peers peers;
    private final List<Consumer<ProfileId>> subscribers = new CopyOnWriteArrayList<>();

    /// @param peers the other relays; not started yet
    public CustomerChanges(Peers peers) {
        this.peers = peers;
        peers.hear(TOPIC, (_, text) -> tell(new ProfileId(UUID.fromString(text))));
    }

    /// @param subscriber does not block
    public void subscribe(Consumer<ProfileId> subscriber) {
        subscribers.add(subscriber);
    }

    /// To be called behind the commit.
    public void publish(ProfileId profile) {
        tell(profile);
        peers.tell(TOPIC, profile.toString());
    }

    private void tell(ProfileId profile) {
        subscribers.forEach(subscriber -> subscriber.accept(profile));
    }
}
