package dev.sportello.desktop;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// How long a desktop that knows nothing yet takes to load the live tickets of a large shop, and how much memory both
/// programs hold meanwhile. Each is a process of its own, with the limits of its launcher.
public final class SnapshotSpeed {
    private static final List<String> RELAY =
            List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xms64m", "-Xmx448m");
    private static final List<String> DESKTOP = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xms64m",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw");
    private static final int AT_ONCE = 500;
    private static final Party ANNA = TestAgents.ANNA.party();

    /// @param first from the sign-in until the inbox shows tickets
    /// @param all from the sign-in until all tickets are here
    /// @param relay the most memory that the relay held, in bytes
    /// @param desktop the most memory that the desktop held, in bytes
    public record Result(Duration first, Duration all, long relay, long desktop) {}

    /// `SnapshotSpeed FOLDER TICKETS`
    public static void main(String[] arguments) throws Exception {
        System.out.println(measure(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        System.exit(0);
    }

    /// @param folder empty
    public static Result measure(Path folder, int tickets) throws Exception {
        var own = Files.createDirectories(folder.resolve("relay"));
        var database = new DatabaseConfig.Embedded(own);
        fill(database, tickets);
        TestAgents.hire(database);
        var options = RelayOptions.unlimited(database, own, ShopKey.test());
        try (var relay = new RelayProcess(RELAY, "dev.sportello.relay.Relay", options)) {
            relay.start();
            var arguments = List.of(
                    folder.resolve("desktop").toString(), relay.address().toString());
            try (var desktop = new RelayProcess(DESKTOP, LoadingDesktop.class.getName(), arguments)) {
                desktop.start();
                var times = LoadingDesktop.times(desktop.address());
                return new Result(times.getFirst(), times.getLast(), relay.mostResident(), desktop.mostResident());
            }
        }
    }

    /// Writes the log only: the relay makes all else from it when it starts.
    private static void fill(DatabaseConfig config, int tickets) throws Exception {
        try (var database = Database.open(config);
                var journal = Journal.open(database, new Codec(), Clock.systemUTC(), JournalLimits.DEFAULT)
                        .start()) {
            for (var first = 0; first < tickets; first += AT_ONCE) {
                var begin = first;
                var end = Math.min(tickets, first + AT_ONCE);
                var command = new CommandId(new UUID(1, first));
                var _ = journal.submit(new JournalCommand(command, "bench", false, transaction -> {
                            for (var number = begin; number < end; number++) {
                                open(transaction, number);
                            }
                            return begin;
                        }))
                        .join();
            }
        }
    }

    private static void open(JournalTransaction transaction, int number) {
        var ticket = new TicketId(1_001 + number);
        var profile = new ProfileId(new UUID(2, number));
        append(transaction, ticket, new Change.TicketOpened(profile, "Shopper " + number, Channel.WEB_CHAT));
        say(transaction, ticket, new Party.Shopper(), "Where is my parcel? I ordered two shirts a week ago.");
        if (number % 2 == 0) {
            append(transaction, ticket, new Change.Assigned(ANNA, TestAgents.ANNA.id()));
            say(transaction, ticket, ANNA, "It left us this morning, and should be with you tomorrow or on Friday.");
            say(transaction, ticket, new Party.Shopper(), "Thank you! And can I still change the address?");
        }
    }

    private static void say(JournalTransaction transaction, TicketId ticket, Party author, String text) {
        append(
                transaction,
                ticket,
                new Change.MessageAdded(new Message(new MessageId(UUID.randomUUID()), author, text)));
    }

    private static void append(JournalTransaction transaction, TicketId ticket, Change.OfTicket change) {
        var _ = transaction.append(ticket, change);
    }

    private SnapshotSpeed() {}
}
