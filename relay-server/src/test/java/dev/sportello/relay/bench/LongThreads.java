package dev.sportello.relay.bench;

import dev.sportello.model.Position;
import dev.sportello.model.Profile;
import dev.sportello.model.TicketId;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What one very long thread costs: who reads in it, its shopper who comes back after long, and everybody when it is
/// closed.
public final class LongThreads {
    /// A piece of the ticket's index holds what one write brought together: here this many messages and replies.
    private static final int PAIRS_AT_ONCE = 8;

    private static final String LONG = "long";
    private static final String SHORT = "short";

    private final Codec codec = new Codec();
    private final Random random = new Random(42);
    private final RelayClient relay;
    private final ShopKey shop;

    private LongThreads(RelayClient relay, ShopKey shop) {
        this.relay = relay;
        this.shop = shop;
    }

    /// @param half of the pages of 100 entries, anywhere in the thread
    /// @param resume until a hub that has missed three quarters of the thread shows its end
    /// @param closeLong until the long thread is closed, and `closeShort` one of a single message
    public record Result(Duration half, Duration nearlyAll, Duration resume, Duration closeLong, Duration closeShort) {}

    /// Writes the threads into a database that no relay uses, with [TestAgents].
    ///
    /// @param entries of the long one
    public static void write(DatabaseConfig config, int entries) throws DatabaseUnavailable {
        var codec = new Codec();
        try (var database = Database.open(config);
                var journal = Journal.open(database, codec, Clock.systemUTC(), JournalLimits.DEFAULT)) {
            var team = new Team(database);
            var tickets =
                    new Tickets(journal, codec, new Settings(database, journal, codec, team, ZoneOffset.UTC), team);
            var _ = journal.start();
            var profiles = Profiles.alone(database, codec);
            var brief = profiles.recognise(new VerifiedShopper(SHORT, "Short", null, null, null));
            var wordy = profiles.recognise(new VerifiedShopper(LONG, "Long", null, null, null));
            tickets.receive(brief, message()).join();
            tickets.receive(wordy, message()).join();
            var ticket = Objects.requireNonNull(
                            tickets.queries().thread(wordy.id(), null, 1).ticket())
                    .id();
            while (journal.head().sequence() < entries) {
                say(tickets, wordy, ticket);
                // Has the index written.
                var _ = journal.<Long>snapshot((_, position) -> position.sequence());
            }
        }
    }

    private static void say(Tickets tickets, Profile shopper, TicketId ticket) {
        var answers = new ArrayList<CompletableFuture<RelayFrame>>();
        for (var pair = 0; pair < PAIRS_AT_ONCE; pair++) {
            answers.add(tickets.receive(shopper, message()));
            answers.add(tickets.receive(
                    TestAgents.ANNA, new Command.Reply(id(), ticket, "It left us this morning, and is on its way.")));
        }
        answers.forEach(CompletableFuture::join);
    }

    private static Command.SendMessage message() {
        return new Command.SendMessage(id(), null, "Where is my parcel? I ordered it a week ago.");
    }

    private static CommandId id() {
        return new CommandId(UUID.randomUUID());
    }

    /// Measures a relay that runs on such a database.
    public static Result measure(RelayProcess process, ShopKey shop, Duration time)
            throws IOException, InterruptedException {
        var threads = new LongThreads(new RelayClient(process::address), shop);
        var token = threads.relay
                .signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD)
                .token();
        var resume = threads.resume();
        var pages = threads.pages(token, time);
        var closeShort = threads.close(token, SHORT);
        var closeLong = threads.close(token, LONG);
        return new Result(pages.quantile(0.5), pages.quantile(0.99), resume, closeLong, closeShort);
    }

    private Latencies pages(String token, Duration time) throws IOException, InterruptedException {
        var head = relay.snapshot(token).position().sequence();
        var path = "/agent/tickets/" + ticketOf(LONG).number() + "/thread?limit=100&before=";
        var latencies = new Latencies();
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var before = 1 + random.nextLong(head);
            var began = System.nanoTime();
            var answer = relay.send(path + before, HttpRequest.newBuilder().header("Authorization", "Bearer " + token));
            latencies.add(System.nanoTime() - began);
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
        }
        return latencies;
    }

    private TicketId ticketOf(String customer) throws IOException, InterruptedException {
        return Objects.requireNonNull(relay.thread(session(customer)).ticket()).id();
    }

    private String session(String customer) throws IOException, InterruptedException {
        return relay.session(shop.identity(customer, customer, Clock.systemUTC()));
    }

    private Duration resume() throws IOException, InterruptedException {
        var session = session(LONG);
        var head = relay.thread(session).position();
        var options = relay.hub(session);
        var began = System.nanoTime();
        if (resume(options, new Position(head.epoch(), head.sequence() / 4))) {
            throw new IOException("The hub did not have to start over.");
        }
        if (!resume(options, options.snapshot().load())) {
            throw new IOException("The hub could not resume from what it had just loaded.");
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// @return whether it caught up; false if it has to start over
    private boolean resume(ConnectOptions options, Position position) throws IOException {
        try (var link = open(options, position)) {
            return hears(link, "\"caught-up\"");
        }
    }

    private Duration close(String token, String customer) throws IOException, InterruptedException {
        var ticket = ticketOf(customer);
        try (var link = open(relay.desktop(token), relay.snapshot(token).position())) {
            var command = new Command.CloseTicket(id(), ticket, Long.MAX_VALUE);
            if (!hears(link, "\"caught-up\"")) {
                throw new IOException("The desktop could not resume from what it had just loaded.");
            }
            var began = System.nanoTime();
            link.send(codec.encode(command));
            if (!hears(link, "\"done\",\"id\":\"" + command.id())) {
                throw new IOException("The ticket was not closed.");
            }
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /// Whether a frame comes that holds some text.
    private static boolean hears(WebSocketLink link, String text) throws IOException {
        for (var frame = link.receive(); frame != null; frame = link.receive()) {
            if (frame.contains(text)) {
                return true;
            }
        }
        return false;
    }

    private WebSocketLink open(ConnectOptions options, Position position) throws IOException {
        var link = WebSocketLink.open(options.socket().now(), options.headers());
        link.send(codec.encode(new ClientFrame.Hello(options.token(), position)));
        return link;
    }
}
