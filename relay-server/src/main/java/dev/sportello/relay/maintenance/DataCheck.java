package dev.sportello.relay.maintenance;

import dev.sportello.model.Ticket;
import dev.sportello.relay.customer.CustomersCheck;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.journal.CommittedRow;
import dev.sportello.relay.journal.JournalEpoch;
import dev.sportello.relay.journal.LogCheck;
import dev.sportello.relay.settings.SettingsCheck;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.storage.IndexCheck;
import dev.sportello.relay.storage.SchemaCheck;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.TicketsCheck;
import dev.sportello.wire.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads everything that a database holds: the log's checksums and order, the tables that are made of it, what
/// refers to something else, and the indexes. For one thread.
final class DataCheck {
    private final Database database;
    private final Codec codec = new Codec();
    private final Progress progress;
    private final LogCheck log;
    private final TicketsCheck tickets = new TicketsCheck(codec);
    private final List<String> problems = new ArrayList<>();
    private long entries;
    private long answers;

    DataCheck(Database database, Terminal terminal) {
        this.database = database;
        progress = new Progress(terminal.out(), "Reading the log", "entries");
        log = new LogCheck(database, codec);
    }

    /// @return what is wrong, each as a sentence; empty where nothing is
    ///
    /// @throws DatabaseUnavailable if its tables could not be compared with what they should be
    List<String> run() throws DatabaseUnavailable {
        var tables = SchemaCheck.problems(database);
        if (!tables.isEmpty()) {
            // What is read from other columns than are there says nothing.
            return tables;
        }
        var last = database.jdbi().withHandle(JournalEpoch::end).sequence();
        var projected = log.projectedUpTo(TicketsCheck.version());
        log.run(row -> follow(row, projected.orElse(0), last));
        // Of a log with holes nobody can tell what its tables should say.
        if (projected.isPresent() && log.problems().isEmpty()) {
            log.compareAnswers(answers);
            database.jdbi().useHandle(tickets::compare);
            checkReferences();
        }
        problems.addAll(SettingsCheck.problems(database, codec));
        problems.addAll(CustomersCheck.problems(database, codec));
        problems.addAll(IndexCheck.problems(database));
        var all = new ArrayList<>(log.problems());
        all.addAll(tickets.problems());
        all.addAll(problems);
        return all;
    }

    private void follow(CommittedRow row, long projected, long last) {
        entries += row.entries().size();
        progress.at(row.end(), last);
        if (row.number() <= projected) {
            answers += row.answers().size();
            tickets.follow(row);
        }
    }

    private void checkReferences() {
        var profiles = Profiles.alone(database, codec);
        var known = tickets.tickets();
        known.stream().map(Ticket::profile).distinct().forEach(profile -> {
            if (profiles.find(profile) == null) {
                problems.add("The profile " + profile.value() + " of a ticket is missing.");
            }
        });
        var team = new Team(database).all().stream().map(agent -> agent.id()).collect(Collectors.toSet());
        known.stream()
                .filter(ticket -> ticket.assignee() != null && !team.contains(ticket.assignee()))
                .forEach(
                        ticket -> problems.add("The ticket " + ticket.id().number() + " is assigned to nobody known."));
    }

    /// How many entries were read.
    long entries() {
        return entries;
    }

    int ticketCount() {
        return tickets.tickets().size();
    }
}
