package dev.sportello.relay.customer;

import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.Codec;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// What is known of shoppers. Immutable and thread-safe.
public record Customers(
        Profiles profiles,
        Events events,
        Orders orders,
        Intake intake,
        BulkIntake bulk,
        CustomerSearch search,
        LateReports late,
        Merges merges,
        CustomerChanges changes) {

    /// @param ids makes the ids of new profiles and orders
    /// @param peers the other relays; not started yet
    public static Customers open(Jdbi jdbi, Codec codec, Supplier<UUID> ids, Peers peers) {
        var changes = new CustomerChanges(peers);
        var ingest = new IngestTransactions(jdbi);
        var profiles = new Profiles(ingest, codec, ids, changes);
        var events = new Events(jdbi, codec, changes);
        var orders = new Orders(ingest, codec, ids, events, changes);
        var intake = new Intake(ingest, codec, ids, events, changes);
        return new Customers(
                profiles,
                events,
                orders,
                intake,
                new BulkIntake(ingest, intake, orders, events, changes),
                new CustomerSearch(jdbi, profiles),
                new LateReports(jdbi),
                new Merges(jdbi, codec, ids, events, changes),
                changes);
    }
}
