package dev.sportello.relay.privacy;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage.Retention;
import dev.sportello.relay.customer.Events;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.OldTickets;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Deletes closed tickets and events that are as old as the shop keeps them, where it has said so: a little at a
/// time, so that chats go on, and at one relay at a time. Thread-safe.
public final class Expiry {
    private static final Duration EVERY = Duration.ofMinutes(1);

    /// Of one turn: a shop's first deletion takes hours rather than its chats' time.
    private static final int TURNS = 5;

    private static final int TICKETS = 100;
    private static final int EVENTS = 1_000;
    private static final Party RETENTION = new Party.Automatic(Rule.RETENTION_ENDED);

    private final Database database;
    private final Journal journal;
    private final Settings settings;
    private final OldTickets tickets;
    private final Events events;
    private final Clock clock;

    Expiry(Journal journal, Settings settings, OldTickets tickets, Events events, Clock clock) {
        database = journal.database();
        this.journal = journal;
        this.settings = settings;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    public static Expiry open(Foundation foundation, Settings settings, Tickets tickets, Events events) {
        var journal = foundation.journal();
        var old = new OldTickets(journal, tickets);
        var expiry = new Expiry(journal, settings, old, events, foundation.clock());
        foundation.periodic().every("expiry", EVERY, () -> expiry.run(foundation.periodic()::goesOn));
        return expiry;
    }

    /// How much is older than so many days now.
    ///
    /// @param ticketDays null: none are counted
    /// @param eventDays null: none are counted
    public OutOfDate count(@Nullable Integer ticketDays, @Nullable Integer eventDays) {
        return new OutOfDate(
                ticketDays == null ? 0 : tickets.count(before(ticketDays)),
                eventDays == null ? 0 : events.countBefore(before(eventDays)));
    }

    private Instant before(int days) {
        return now().minus(Duration.ofDays(days));
    }

    /// Deletes some of it, where it is this relay's turn.
    ///
    /// @param goesOn is asked before each little
    void run(BooleanSupplier goesOn) {
        if (!database.jdbi().inTransaction(handle -> ExpiryTable.take(handle, now()))) {
            return;
        }
        try {
            deleteOld(goesOn);
        } finally {
            database.jdbi().useTransaction(handle -> ExpiryTable.letGo(handle, now()));
        }
    }

    /// What hinders one of the two is no reason to keep the other. How long each is kept is asked before each little:
    /// an admin may have saved another time.
    private void deleteOld(BooleanSupplier goesOn) {
        try {
            finishBegun();
            for (var turn = 0; turn < TURNS && goesOn.getAsBoolean(); turn++) {
                var days = settings.read().retention().ticketDays();
                if (days == null) {
                    break;
                }
                expire(days);
            }
        } finally {
            for (var turn = 0; turn < TURNS && goesOn.getAsBoolean(); turn++) {
                var days = settings.read().retention().eventDays();
                if (days == null) {
                    break;
                }
                events.deleteBefore(before(days), EVENTS);
            }
        }
    }

    /// What a relay was killed over.
    private void finishBegun() {
        database.jdbi().withHandle(ExpiryTable::all).forEach(this::finish);
    }

    private void finish(ExpiryTable.Row begun) {
        journal.erase(begun.tickets(), begun.rows());
        database.jdbi().useTransaction(handle -> ExpiryTable.delete(handle, begun.id()));
    }

    private void expire(int days) {
        var old = tickets.before(before(days), TICKETS, ExpiryTable.MOST_ROWS);
        if (old.isEmpty()) {
            return;
        }
        var expired = Set.copyOf(old.keySet());
        var rows = new HashSet<Long>();
        old.values().forEach(rows::addAll);
        var begun = new ArrayList<ExpiryTable.Row>();
        var answer = journal.submit(new JournalCommand(
                        new CommandId(UUID.randomUUID()), "relay", false, transaction -> {
                            // Once more where the transaction was repeated.
                            begun.clear();
                            if (keepsLonger(settings.in(transaction).retention(), days)) {
                                return 0;
                            }
                            begun.addAll(ExpiryTable.insert(transaction.handle(), expired, rows));
                            tickets.erase(transaction, expired, ids -> new Change.TicketsExpired(RETENTION, ids));
                            return 0;
                        }))
                .join();
        if (answer instanceof RelayFrame.Refused refused) {
            throw new IllegalStateException(refused.refusal().sentence());
        }
        begun.forEach(this::finish);
    }

    private static boolean keepsLonger(Retention now, int days) {
        return now.ticketDays() == null || now.ticketDays() > days;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
