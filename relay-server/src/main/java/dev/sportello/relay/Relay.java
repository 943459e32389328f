package dev.sportello.relay;

import com.fasterxml.uuid.Generators;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.agent.AdminDesk;
import dev.sportello.relay.agent.AgentDesk;
import dev.sportello.relay.agent.AgentDoor;
import dev.sportello.relay.agent.AgentSessions;
import dev.sportello.relay.agent.Membership;
import dev.sportello.relay.agent.ShutOut;
import dev.sportello.relay.agent.Presence;
import dev.sportello.relay.agent.SignIn;
import dev.sportello.relay.agent.Team;
import dev.sportello.relay.customer.Events;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.demo.SampleShop;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.Errors;
import dev.sportello.relay.http.Health;
import dev.sportello.relay.http.Metrics;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.http.WebServer;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.live.LiveLimits;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.shopper.HubAssets;
import dev.sportello.relay.shopper.IdentityCheck;
import dev.sportello.relay.shopper.IdentityKeys;
import dev.sportello.relay.shopper.ShopNews;
import dev.sportello.relay.shopper.ShopperCommands;
import dev.sportello.relay.shopper.ShopperDesk;
import dev.sportello.relay.shopper.ShopperDoor;
import dev.sportello.relay.shopper.ShopperFallback;
import dev.sportello.relay.shopper.ShopperSessions;
import dev.sportello.relay.shopper.UsedIdentities;
import dev.sportello.relay.socket.Links;
import dev.sportello.relay.socket.SocketPaths;
import dev.sportello.relay.socket.Tally;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.ticket.TicketBook;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.relay.ticket.Wakeups;
import dev.sportello.wire.Codec;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import picocli.CommandLine;

/// The relay's main, and the one place where its parts are put together.
public final class Relay {
    private static final int CANNOT_START = 1;

    /// Starts a relay by the command line and runs it until the process is told to end.
    public static void main(String[] options) {
        var parser = RelayConfig.parser(System.getenv());
        parser.setExecutionStrategy(parsed -> {
            var helped = CommandLine.executeHelpRequest(parsed);
            return helped == null ? run(parser.getCommand()) : helped;
        });
        System.exit(parser.execute(options));
    }

    /// Starts a relay inside this process.
    ///
    /// @throws StartFailure with a sentence for the operator
    public static RunningRelay start(RelayConfig config, Clock clock) throws StartFailure {
        var running = new RunningRelay();
        try {
            start(config, clock, running);
            return running;
        } catch (JavalinBindException e) {
            running.close();
            throw ListenCheck.taken(config.host, config.port, e);
        } catch (DatabaseUnavailable | IllegalArgumentException e) {
            running.close();
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        } catch (StartFailure | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /// Whether a relay could listen as it is told to; opens nothing that stays.
    ///
    /// @throws StartFailure with a sentence for the operator
    public static void checkAddress(RelayConfig config) throws StartFailure {
        ListenCheck.require(config.address(), config.host);
    }

    private static void start(RelayConfig config, Clock clock, RunningRelay running)
            throws StartFailure, DatabaseUnavailable {
        checkAddress(config);
        if (config.keepsFiles()) {
            DataFolder.prepare(config.data);
        }
        var random = new SecureRandom();
        var ids = Generators.timeBasedEpochRandomGenerator(random);
        var limits = config.limits();
        var codec = new Codec();
        var bodies = new Bodies(codec);
        var errors = new Errors(bodies, ids::generate);
        var origins = new Origins(config.allowedOrigins);
        var addresses = new ClientAddress(Set.copyOf(config.trustedProxies));
        var metrics = running.owns(new Metrics(config.metricsToken()));

        var database = running.owns(Database.open(config.database()));
        var jdbi = database.jdbi();
        var book = new TicketBook(database, codec);
        var journal = running.owns(Journal.open(database, codec, clock, JournalLimits.DEFAULT, book));
        var settings = new Settings(database, journal, codec, ZoneOffset.UTC);
        var team = new Team(jdbi);
        var tickets = new Tickets(journal, book, codec, settings, team::works);
        var liveLimits =
                new LiveLimits(limits.shopperQueueBytes(), limits.agentQueueBytes(), LiveLimits.DEFAULT.frame());
        var live = Live.to(journal, codec, liveLimits, tickets);
        var profiles = new Profiles(jdbi, codec, ids::generate);
        var events = new Events(jdbi, codec);
        var tokens = new Tokens(random);

        if (config.demo) {
            new SampleRelay(settings, team, profiles, events, new TicketHistory(tickets)).fillIfEmpty(clock.instant());
        }
        journal.subscribe(new ShutOut(live)::publish);
        var agentSessions = new AgentSessions(jdbi, tokens, clock);
        var attempts = new SignIn.Attempts(
                new RateLimit<>(limits.signIns(), clock), new RateLimit<>(limits.signIns(), clock), addresses);
        var members = new Membership(journal, database, team, tickets, ids::generate, random, clock);
        var signIn = new SignIn(bodies, team, agentSessions, attempts, members, ids::generate, random);
        var shop = new AgentDesk.Shop(profiles, events);
        var presence = running.owns(new Presence(live, clock));
        var agents = new Routes.Agents(
                signIn,
                new AgentDesk(bodies, agentSessions, team, tickets, live, shop),
                new AdminDesk(bodies, settings, members, live),
                new AgentDoor(agentSessions, tickets, presence));

        var keys = identityKeys(config, random);
        var entrance = new ShopperDesk.Entrance(
                new RateLimit<>(limits.sessionsPerAddress(), clock),
                addresses,
                new IdentityCheck(keys, config.account, clock),
                new UsedIdentities(jdbi, clock),
                profiles);
        var shopperSessions = new ShopperSessions(jdbi, profiles, tokens, clock);
        var commands = new ShopperCommands(tickets, new RateLimit<>(limits.messagesPerProfile(), clock));
        var news = new ShopNews(settings, live);
        journal.subscribe(news::publish);
        var connections = new Tally<ProfileId>(limits.connectionsPerProfile());
        var shopperDoor = new ShopperDoor(shopperSessions, commands, connections, news);
        var perSession = new RateLimit<String>(limits.commandsPerConnection(), clock);
        var shoppers = new Routes.Shoppers(
                new HubAssets(settings::account, codec),
                new ShopperDesk(bodies, origins, entrance, shopperSessions, tickets, live),
                new ShopperFallback(bodies, origins, shopperDoor, commands, perSession, live, clock),
                shopperDoor);

        var health = new Health(Map.of("database", () -> reachable(database)));
        var sampleShop = config.demo ? sampleShop(config, bodies, clock, ids::generate) : null;
        var routes = new Routes(shoppers, agents, health, metrics, sampleShop);
        var links = running.owns(new Links(codec, live, limits, errors, clock));
        metrics.registry().gauge("sportello.links", links, Links::count);
        metrics.registry().gauge("sportello.listeners", live, Live::listeners);
        metrics.registry().gauge("sportello.journal.waiting", journal, Journal::waiting);
        metrics.registry()
                .gauge("sportello.journal.entries", journal, it -> it.head().sequence());
        running.owns(new Wakeups(tickets, clock));
        running.owns(new Retention(journal, config.keepJournal, clock));
        var server = running.owns(WebServer.start(
                config.address(),
                limits,
                origins,
                errors,
                routes::guard,
                routes::paths,
                container -> routes.sockets(new SocketPaths(container, links, origins, addresses))));
        // Owned last, so first in the end: once the server has stopped nobody hears a farewell.
        var _ = running.owns(links::farewell);
        running.ready(config.host, server.port(), signIn.setupCode());
        if (config.demo) {
            origins.allow(Origins.originOf(running.address()));
            origins.allow("http://127.0.0.1:" + server.port());
        }
    }

    private static SampleShop sampleShop(RelayConfig config, Bodies bodies, Clock clock, Supplier<UUID> ids)
            throws StartFailure {
        try {
            return SampleShop.open(bodies, config.identityKeys(), config.account, clock, ids);
        } catch (IOException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static IdentityKeys identityKeys(RelayConfig config, SecureRandom random) throws StartFailure {
        var file = config.identityKeys();
        try {
            if (!Files.exists(file)) {
                IdentityKeys.make(file, random);
            }
            return IdentityKeys.read(file);
        } catch (IOException e) {
            throw new StartFailure("The keys' file " + file + " cannot be read or made. Check its rights.", e);
        }
    }

    private static boolean reachable(Database database) {
        return database.jdbi()
                        .withHandle(handle -> handle.createQuery("select 1")
                                .mapTo(Integer.class)
                                .one())
                == 1;
    }

    private static int run(RelayConfig config) {
        try {
            var running = start(config, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "close"));
            var code = running.setupCode();
            if (code != null) {
                System.out.println("There is no admin yet. Become the first one in the desktop with the code " + code
                        + ", which is good until the relay ends.");
            }
            System.out.println("Shoppers' identities are signed with the keys in " + config.identityKeys());
            System.out.println("Relay ready at " + running.address());
            running.awaitEnd();
            return CommandLine.ExitCode.OK;
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            return CANNOT_START;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CANNOT_START;
        }
    }

    private Relay() {}
}
