package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.peer.Peers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/// Tells that something of a customer has changed, at every relay; what it is, stands in the database. Thread-safe.
public final class CustomerChanges {
    private static final String TOPIC = "customer";

    /// Their ids fit into one text.
    private static final int TOLD_AT_ONCE = 100;

    private final Peers peers;
    private final List<Consumer<ProfileId>> subscribers = new CopyOnWriteArrayList<>();

    /// @param peers the other relays; not started yet
    public CustomerChanges(Peers peers) {
        this.peers = peers;
        peers.hear(
                TOPIC,
                (_, text) -> Arrays.stream(text.split(","))
                        .map(id -> new ProfileId(UUID.fromString(id)))
                        .forEach(this::tell));
    }

    /// @param subscriber does not block
    public void subscribe(Consumer<ProfileId> subscriber) {
        subscribers.add(subscriber);
    }

    /// To be called behind the commit.
    public void publish(ProfileId profile) {
        publish(Set.of(profile));
    }

    /// To be called behind the commit. Other relays are told of many at once: an import changes thousands a second.
    public void publish(Set<ProfileId> profiles) {
        profiles.forEach(this::tell);
        profiles.stream()
                .map(ProfileId::toString)
                .gather(Gatherers.windowFixed(TOLD_AT_ONCE))
                .forEach(some -> peers.tell(TOPIC, String.join(",", some)));
    }

    private void tell(ProfileId profile) {
        subscribers.forEach(subscriber -> subscriber.accept(profile));
    }
}
