package dev.sportello.relay;

import dev.sportello.relay.agent.AgentApi;
import dev.sportello.relay.apikey.ApiAccess;
import dev.sportello.relay.apikey.ApiKeys;
import dev.sportello.relay.bulk.FileImport;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.check.SetupCheck;
import dev.sportello.relay.customer.ChatEvents;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.demo.SampleMark;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.demo.SamplePhone;
import dev.sportello.relay.demo.SampleShop;
import dev.sportello.relay.follow.Outbox;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Health;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.RequestWatch;
import dev.sportello.relay.http.WebServer;
import dev.sportello.relay.integration.IdentityKeysFile;
import dev.sportello.relay.integration.Integration;
import dev.sportello.relay.klaviyo.KlaviyoApi;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.maintenance.HighWaterMark;
import dev.sportello.relay.maintenance.Requests;
import dev.sportello.relay.maintenance.Terminal;
import dev.sportello.relay.log.FatalErrors;
import dev.sportello.relay.mail.MailChannel;
import dev.sportello.relay.mail.inbound.MailboxChannel;
import dev.sportello.relay.outgoing.OutgoingWebhooks;
import dev.sportello.relay.privacy.AuditLog;
import dev.sportello.relay.privacy.Erasures;
import dev.sportello.relay.privacy.Expiry;
import dev.sportello.relay.privacy.Exports;
import dev.sportello.relay.search.Search;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.shopper.ShopperApi;
import dev.sportello.relay.sms.Sms;
import dev.sportello.relay.socket.ClientSockets;
import dev.sportello.relay.socket.SocketPaths;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.relay.visit.Visits;
import dev.sportello.relay.webhook.ShopWebhooks;
import io.javalin.util.JavalinBindException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
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
        config.check();
        config.checkDemo();
        checkAddress(config);
        var options = config.foundation();
        DataFolder.prepare(config.data.folder());
        var lifetime = running.lifetime();
        var foundation = Foundation.open(options, clock, elapsed, lifetime);
        var database = foundation.database();
        var mark = new SampleMark(database);
        if (!config.demo) {
            corrected(mark::requireNone);
        }
        var journal = foundation.journal();
        var codec = foundation.codec();

        var team = new Team(database);
        var settings = new Settings(database, journal, codec, team, ZoneId.of("UTC"));
        var tickets = new Tickets(journal, codec, settings, team);
        var _ = journal.start();
        settings.readAgain();
        var high = HighWaterMark.in(config.data.folder());
        requireAll(high.missing(journal.head(), !database.dialect().shared()));
        var _ = lifetime.owns(() -> high.note(journal.head(), tickets.highestNumber()));
        var customers = Customers.open(database, codec, foundation.ids(), foundation.peers());
        if (config.demo) {
            var samples = new SampleRelay(mark, settings, team, customers, new TicketHistory(tickets));
            corrected(samples::requireNoShop);
            samples.fillIfEmpty(clock.instant());
        }
        var live = Live.to(journal, codec, config.liveLimits(), tickets, foundation.peers());
        foundation.metrics().registry().gauge("sportello.listeners", live, Live::listeners);
        foundation.metrics().registry().gauge("sportello.outgoing.bytes", live, Live::heldBytes);
        var erasures = Erasures.open(foundation, customers, tickets, live);
        var exports = Exports.open(foundation, customers, tickets, team);
        var audit = AuditLog.open(foundation);
        var expiry = Expiry.open(foundation, settings, tickets, customers.events());
        var chats = ChatEvents.open(foundation, customers);
        var search = Search.open(foundation, config.data.searchIndex());

        var keys = identityKeys(config.data.identityKeys(), foundation.random());
        var secrets = Secrets.open(foundation, config.data.secretsKey());
        foundation.origins().allowToo(() -> settings.account().sites().origins());
        var integration = Integration.open(foundation, config.account, keys, secrets, team);
        var visits = new Visits(
                elapsed,
                foundation.peers(),
                codec,
                live,
                () -> settings.account().webChat().tellsPage());
        journal.subscribe(visits::follow);
        var shoppers = ShopperApi.open(foundation, integration, settings, tickets, customers, visits, live);
        var check = SetupCheck.open(
                foundation, integration, () -> settings.account().sites().origins());
        var webhooks = ShopWebhooks.open(foundation, secrets, customers, erasures);
        var apiKeys = ApiKeys.open(foundation, team);
        var told = new OutgoingWebhooks.Sources(team, secrets, tickets.queries()::owner, customers.profiles()::find);
        var outgoing = OutgoingWebhooks.open(foundation, told, config.webhookNetworks);
        var channels = ChannelStates.open(foundation, () -> settings.account().channels());
        var outbox = lifetime.owns(new Outbox(database, journal, clock, foundation.ids()));
        var mail = MailChannel.open(
                foundation,
                outbox,
                new MailChannel.Sources(settings, secrets, tickets, customers.profiles(), channels));
        var mailbox = MailboxChannel.open(
                foundation,
                new MailboxChannel.Sources(settings, secrets, tickets, customers.profiles(), mail.threads(), channels));
        var texts = new Sms.Parts(settings, secrets, customers, tickets, outbox, channels);
        var sms = Sms.open(foundation, texts, config.gatewayNetworks());
        var features = new AgentApi.Features(
                team,
                settings,
                secrets,
                apiKeys,
                outgoing,
                integration,
                tickets,
                customers,
                erasures,
                exports,
                audit,
                expiry,
                search,
                channels,
                mail,
                mailbox,
                sms,
                visits,
                check);
        var agents = AgentApi.open(foundation, features, live);
        var api = KlaviyoApi.open(foundation, ApiAccess.open(foundation, apiKeys), customers, erasures);
        var sockets = ClientSockets.open(foundation, live);

        foundation.peers().start();
        var periodic = foundation.periodic();
        periodic.every("visits", Duration.ofSeconds(1), visits::publish);
        periodic.every("wakeups", Duration.ofSeconds(1), () -> tickets.wake(clock.instant()));
        periodic.every("high-water", Duration.ofSeconds(5), () -> high.note(journal.head(), tickets.highestNumber()));
        if (!database.dialect().shared()) {
            var imports = new FileImport(database, customers, clock, true);
            var requests = lifetime.owns(Requests.open(config.data.folder(), database, imports));
            periodic.every("maintenance", Duration.ofSeconds(1), requests::look);
        }
        periodic.every("retention", Duration.ofHours(1), () -> {
            journal.drop(config.keptSince(clock.instant()), periodic::goesOn);
        });

        var health = new Health(Map.of("database", database::reachable));
        var shop =
                config.demo ? SampleShop.open(foundation, secrets, config.data.identityKeys(), config.account) : null;
        var phone = config.demo ? SamplePhone.open(foundation, secrets) : null;
        var routes = new Routes(
                shoppers, check, agents, webhooks, api, sms, mail, health, foundation.metrics(), shop, phone);
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
        // In the end nobody new comes in first, then all are told: once the server has stopped, no close frame
        // is sent.
        var _ = lifetime.owns(sockets::shutDown);
        var _ = lifetime.owns(server::stopListening);
        // What can wait, waits until others can come in.
        shoppers.hub().load();
        search.follow();
        chats.begin();
        outgoing.begin();
        mail.begin();
        mailbox.begin();
        sms.begin();
        running.ready(config.host, server.port(), agents.signIn().setupCode());
        if (shop != null) {
            shop.tells(URI.create("http://127.0.0.1:" + server.port()));
            Objects.requireNonNull(phone)
                    .connect(URI.create("http://127.0.0.1:" + server.port()), settings, team.all());
            foundation.origins().allow(Origins.originOf(running.address()));
            foundation.origins().allow("http://127.0.0.1:" + server.port());
        }
    }

    /// Requires what is as it is until the operator names or writes something else.
    private static void corrected(Runnable requirement) throws StartFailure {
        try {
            requirement.run();
        } catch (IllegalArgumentException e) {
            throw StartFailure.lasting(String.valueOf(e.getMessage()), e);
        }
    }

    /// A file that cannot be read now, or has no key yet, may be whole at the next start; a wrong line stays wrong.
    private static IdentityKeysFile identityKeys(Path file, SecureRandom random) throws StartFailure {
        try {
            return IdentityKeysFile.open(file, random);
        } catch (IllegalArgumentException e) {
            var sentence = String.valueOf(e.getMessage());
            throw e.getCause() instanceof IOException
                    ? new StartFailure(sentence, e)
                    : StartFailure.lasting(sentence, e);
        }
    }

    private static void requireAll(@Nullable String missing) throws StartFailure {
        if (missing != null) {
            throw new StartFailure(missing, null);
        }
    }

    private Relay() {}
}
