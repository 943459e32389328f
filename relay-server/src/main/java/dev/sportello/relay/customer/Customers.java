package dev.sportello.relay.customer;

import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.Codec;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// What is known of shoppers. Immutable and thread-safe.
public record Customers(
        Profiles profiles, Events events, Orders orders, CustomerSearch search, CustomerChanges changes) {

    /// @param ids makes the ids of new profiles and orders
    /// @param peers the other relays; not started yet
    public static Customers open(Jdbi jdbi, Codec codec, Supplier<UUID> ids, Peers peers) {
        var changes = new CustomerChanges(peers);
        var profiles = new Profiles(jdbi, codec, ids);
        var events = new Events(jdbi, codec, changes);
        return new Customers(
                profiles,
                events,
                new Orders(jdbi, codec, ids, events, changes),
                new CustomerSearch(jdbi, profiles),
                changes);
    }
}
