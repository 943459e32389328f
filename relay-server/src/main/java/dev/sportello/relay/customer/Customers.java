package dev.sportello.relay.customer;

import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import java.util.UUID;
import java.util.function.Supplier;

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
    public static Customers open(Database database, Codec codec, Supplier<UUID> ids, Peers peers) {
        var jdbi = database.jdbi();
        var changes = new CustomerChanges(peers);
        var transactions = new CustomerTransactions(database);
        var profiles = new Profiles(transactions, codec, ids, changes);
        var events = new Events(jdbi, codec, changes);
        var orders = new Orders(transactions, codec, ids, events, changes);
        var intake = new Intake(transactions, codec, ids, events, changes);
        return new Customers(
                profiles,
                events,
                orders,
                intake,
                new BulkIntake(transactions, intake, orders, events, changes),
                new CustomerSearch(jdbi, profiles),
                new LateReports(jdbi),
                new Merges(transactions, codec, ids, events, changes),
                changes);
    }
}
