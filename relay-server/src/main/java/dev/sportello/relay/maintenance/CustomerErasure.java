package dev.sportello.relay.maintenance;

import dev.sportello.model.Profile;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.journal.Erasure;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.relay.shopper.ShopperSessions;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.ticket.TicketBook;
import dev.sportello.wire.Codec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Erases a customer from a database that no relay uses: the profile, its events and sessions, its tickets with all
/// their entries, and every table that is made of them. For one thread.
final class CustomerErasure {
    private final Database database;
    private final Profiles profiles;
    private final Erasure log;
    private final TicketBook tickets;

    CustomerErasure(Database database) {
        var codec = new Codec();
        this.database = database;
        profiles = new Profiles(database.jdbi(), codec, UUID::randomUUID);
        log = new Erasure(new LogReader(codec));
        tickets = new TicketBook(database, codec);
    }

    /// What is kept of a customer.
    record Kept(Profile profile, Erasure.Extent log) {}

    /// @param customerId the shop's own
    /// @return null where the relay knows no such customer
    @Nullable
    Kept find(String customerId) {
        var profile = profiles.find(customerId).orElse(null);
        return profile == null
                ? null
                : new Kept(profile, database.jdbi().withHandle(handle -> log.extent(handle, profile.id())));
    }

    /// Erases everything in one transaction, closes the database, and rebuilds its files.
    ///
    /// @return how many events were erased
    /// @throws DatabaseUnavailable if everything was erased, but the files cannot be rebuilt
    int erase(Kept kept) throws DatabaseUnavailable {
        var profile = kept.profile().id();
        var events = database.jdbi().inTransaction(handle -> {
            log.erase(handle, kept.log().tickets());
            // The relay rebuilds them at its start, since the log has another epoch.
            tickets.clear(handle);
            ShopperSessions.erase(handle, profile);
            return Profiles.erase(handle, profile);
        });
        database.force();
        database.closeReclaiming();
        return events;
    }
}
