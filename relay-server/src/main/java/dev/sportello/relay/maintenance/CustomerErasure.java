package dev.sportello.relay.maintenance;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Rule;
import dev.sportello.model.TicketId;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.ProfileErasure;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.journal.Erasure;
import dev.sportello.relay.journal.JournalEpoch;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.relay.privacy.AuditTable;
import dev.sportello.relay.mail.MailErasure;
import dev.sportello.relay.shopper.ShopperSessions;
import dev.sportello.relay.sms.Sms;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.ticket.TicketBook;
import dev.sportello.wire.Codec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Erases a customer from a database that no relay uses: the profile, its orders, events and sessions, its
/// tickets with all their entries, and every table that is made of them. For one thread.
final class CustomerErasure {
    private final Database database;
    private final Clock clock;
    private final Codec codec;
    private final Profiles profiles;
    private final ProfileErasure erasure;
    private final Erasure log;
    private final TicketBook tickets;

    CustomerErasure(Database database, Clock clock) {
        codec = new Codec();
        this.database = database;
        this.clock = clock;
        profiles = Profiles.alone(database, codec);
        erasure = new ProfileErasure(codec, UUID::randomUUID);
        log = new Erasure(new LogReader(codec));
        tickets = new TicketBook(database, codec);
    }

    /// What is kept of a customer.
    ///
    /// @param asked the profile that was found
    /// @param profile who is erased: that one, or whose its own name is now
    /// @param named by what they were looked for; null: by the profile's id
    record Kept(
            ProfileId asked, Profile profile, @Nullable Identity named, Erasure.Extent log, long events, long orders) {}

    /// @return null where the relay knows no such profile
    @Nullable
    Kept find(ProfileId id) {
        return find(id, null);
    }

    private @Nullable Kept find(ProfileId id, @Nullable Identity named) {
        var found = profiles.find(id);
        return found == null
                ? null
                : database.jdbi().inTransaction(handle -> {
                    var meant = named == null ? Profiles.find(handle, erasure.meant(handle, id)) : found;
                    // Begun, counted and taken back: what goes may be more than stands at the profile itself.
                    var all = erasure.begin(handle, id, named, clock.instant());
                    var kept = new Kept(
                            id,
                            Objects.requireNonNullElse(meant, found),
                            named,
                            log.extent(handle, all),
                            all.stream()
                                    .mapToLong(each -> ProfileErasure.events(handle, each))
                                    .sum(),
                            all.stream()
                                    .mapToLong(each -> ProfileErasure.orders(handle, each))
                                    .sum());
                    handle.rollback();
                    return kept;
                });
    }

    /// @return null where the relay knows nobody under that name
    @Nullable
    Kept find(Identity who) {
        var id = profiles.named(who);
        return id == null ? null : find(id, who);
    }

    /// Erases everything in one transaction, closes the database, and rebuilds its files.
    ///
    /// @throws DatabaseUnavailable if everything was erased, but the files cannot be rebuilt
    void erase(Kept kept) throws DatabaseUnavailable {
        database.jdbi().useTransaction(handle -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var all = erasure.erase(handle, kept.asked(), kept.named(), now);
            var gone = log.extent(handle, all).tickets();
            log.erase(handle, gone);
            new AuditTable(codec).add(handle, said(handle, kept.profile().id(), gone, now));
            // The relay rebuilds them at its start, since the log has another epoch.
            tickets.clear(handle);
            gone.forEach(ticket -> Sms.erase(handle, ticket));
            MailErasure.erase(handle, gone);
            all.forEach(profile -> ShopperSessions.erase(handle, profile));
            all.forEach(profile -> MailErasure.erase(handle, profile));
        });
        database.force();
        database.closeReclaiming();
    }

    /// For the audit log: no relay runs whose journal could say so.
    private static Entry said(Handle handle, ProfileId profile, Set<TicketId> tickets, Instant now) {
        var by = new Party.Automatic(Rule.OPERATOR_ASKED);
        return new Entry(
                Math.max(1, JournalEpoch.end(handle).sequence()),
                now,
                null,
                new Change.ProfileErased(by, profile, List.copyOf(tickets)));
    }
}
