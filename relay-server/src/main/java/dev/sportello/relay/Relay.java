package dev.sportello.relay;

import dev.sportello.relay.agent.AgentApi;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.demo.SampleMark;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.demo.SampleShop;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Health;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.RequestWatch;
import dev.sportello.relay.http.WebServer;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.maintenance.HighWaterMark;
import dev.sportello.relay.maintenance.Requests;
import dev.sportello.relay.maintenance.Terminal;
import dev.sportello.relay.log.FatalErrors;
import dev.sportello.relay.search.Search;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.shopper.IdentityCheck;
import dev.sportello.relay.shopper.IdentityKeysFile;
import dev.sportello.relay.shopper.ShopperApi;
import dev.sportello.relay.socket.ClientSockets;
import dev.sportello.relay.socket.SocketPaths;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.relay.ticket.Tickets;
import io.javalin.util.JavalinBindException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one place where the relay's parts are put together.
public final class Relay {

    /// Executes the command line: starts the relay, and runs it until the process is asked to stop; or runs the
    /// subcommand that is named.
    public static void main(String[] options) throws InterruptedException {
        // The log is set up beside the parser of the options: each takes a tenth of a start.
        var logging = Thread.ofPlatform().start(() -> FatalErrors.listen(Runtime.getRuntime()::halt));
        var typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        var command = new RelayCommand(new Terminal(System.out, System.err, typed), Clock.systemUTC());
        var parser = command.parser(System.getenv());
        logging.join();
        System.exit(parser.execute(options));
    }

    /// Starts a relay inside this process.
    ///
    /// @throws StartFailure with a sentence for the operator
    public static RunningRelay start(RelayConfig config, Clock clock) throws StartFailure {
        return start(config, clock, ElapsedTime.ofTheMachine());
    }

    /// The same with a time of its own for limits and deadlines.
    ///
    /// @throws StartFailure with a sentence for the operator
    static RunningRelay start(RelayConfig config, Clock clock, ElapsedTime elapsed) throws StartFailure {
        var running = new RunningRelay();
        try {
            start(config, clock, elapsed, running);
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

    /// Whether a relay could listen as configured; leaves nothing open.
    ///
    /// @throws StartFailure with a sentence for the operator
    public static void checkAddress(RelayConfig config) throws StartFailure {
        ListenCheck.require(config.address(), config.host);
    }

    private static void start(RelayConfig config, Clock clock, ElapsedTime elapsed, RunningRelay running)
            throws StartFailure, DatabaseUnavailable {
        checkAddress(config);
        config.checkDemo();
        var options = config.foundation();
        DataFolder.prepare(config.data.folder());
        var lifetime = running.lifetime();
        var foundation = Foundation.open(options, clock, elapsed, lifetime);
        var database = foundation.database();
        var mark = new SampleMark(database);
        if (!config.demo) {
            mark.requireNone();
        }
        var journal = foundation.journal();
        var codec = foundation.codec();

        var team = new Team(database);
        var settings = new Settings(database, journal, codec, team, ZoneId.of("UTC"));
        var tickets = new Tickets(journal, codec, settings, team);
        var _ = journal.start();
        var high = HighWaterMark.in(config.data.folder());
        requireAll(high.missing(journal.head(), !database.dialect().shared()));
        var _ = lifetime.owns(() -> high.note(journal.head(), tickets.highestNumber()));
        var customers = Customers.open(database.jdbi(), codec, foundation.ids(), foundation.peers());
        if (config.demo) {
            new SampleRelay(mark, settings, team, customers, new TicketHistory(tickets)).fillIfEmpty(clock.instant());
        }
        var live = Live.to(journal, codec, config.liveLimits(), tickets, foundation.peers());
        foundation.metrics().registry().gauge("sportello.listeners", live, Live::listeners);
        foundation.metrics().registry().gauge("sportello.outgoing.bytes", live, Live::heldBytes);
        var search = Search.open(foundation, config.data.searchIndex());

        var keys = IdentityKeysFile.open(config.data.identityKeys(), foundation.random());
        var identities = new IdentityCheck(keys, config.account, clock);
        var shoppers = ShopperApi.open(foundation, identities, settings, tickets, customers.profiles(), live);
        var secrets = Secrets.open(foundation, config.data.secretsKey());
        var features = new AgentApi.Features(team, settings, secrets, tickets, customers, search);
        var agents = AgentApi.open(foundation, features, live);
        var sockets = ClientSockets.open(foundation, live);

        foundation.peers().start();
        var periodic = foundation.periodic();
        periodic.every("identity-keys", Duration.ofSeconds(2), keys::look);
        periodic.every("wakeups", Duration.ofSeconds(1), () -> tickets.wake(clock.instant()));
        periodic.every("high-water", Duration.ofSeconds(5), () -> high.note(journal.head(), tickets.highestNumber()));
        if (!database.dialect().shared()) {
            periodic.every("maintenance", Duration.ofSeconds(1), Requests.open(config.data.folder(), database)::look);
        }
        periodic.every("retention", Duration.ofHours(1), () -> journal.drop(config.keptSince(clock.instant())));

        var health = new Health(Map.of("database", database::reachable));
        var shop = config.demo ? SampleShop.open(foundation, config.data.identityKeys(), config.account) : null;
        var routes = new Routes(shoppers, agents, health, foundation.metrics(), shop);
        var watch = new RequestWatch(
                foundation.limits(), foundation.proxies(), foundation.elapsed(), foundation.incoming());
        periodic.every("requests", Duration.ofSeconds(1), watch::look);
        foundation.metrics().registry().gauge("sportello.connections", watch, RequestWatch::count);
        var guards = new WebServer.Guards(
                foundation.limits(), foundation.origins(), foundation.errors(), watch, routes::guard);
        var server = lifetime.owns(WebServer.start(
                config.address(),
                guards,
                routes::paths,
                container -> routes.sockets(
                        new SocketPaths(container, sockets, foundation.origins(), foundation.addresses()))));
        // Owned last, so first in the end: after the server has stopped, no close frame can be sent.
        var _ = lifetime.owns(sockets::shutDown);
        // What can wait, waits until others can come in.
        shoppers.hub().load();
        search.follow();
        running.ready(config.host, server.port(), agents.signIn().setupCode());
        if (config.demo) {
            foundation.origins().allow(Origins.originOf(running.address()));
            foundation.origins().allow("http://127.0.0.1:" + server.port());
        }
    }

    private static void requireAll(@Nullable String missing) throws StartFailure {
        if (missing != null) {
            throw new StartFailure(missing, null);
        }
    }

    private Relay() {}
}
