package dev.sportello.relay;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.Proxies;
import dev.sportello.relay.live.LiveLimits;
import dev.sportello.relay.maintenance.CommandFailed;
import dev.sportello.relay.maintenance.DataOptions;
import dev.sportello.relay.maintenance.MaintenanceCommand;
import dev.sportello.relay.network.Networks;
import dev.sportello.relay.storage.DatabaseConfig;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// What the operator decides when starting a relay: options, and an environment variable for each. Filled once by
/// [#parse], then only read.
@Command(
        name = "sportello-relay",
        mixinStandardHelpOptions = true,
        versionProvider = RelayConfig.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Stores the messages of shoppers and agents and delivers them.",
        footer = {
            "",
            "Each option can also be set by an environment variable: --data is",
            "SPORTELLO_DATA, --database-url is SPORTELLO_DATABASE_URL. An option wins over",
            "its variable. Commas separate what may be repeated, in options and variables.",
            "SPORTELLO_LOG=DEBUG makes the log more detailed.",
            "",
            "Limits: frame-bytes, frame-bytes-before-hello, head-within, body-within,",
            "hello-within, silence, commands-per-connection, messages-per-profile,",
            "visits-per-profile, sign-ins, sign-ins-per-account, sessions-per-address,",
            "searches-per-agent, requests-per-api-key, sms-segments,",
            "connections-per-profile, connections-per-address, connections-before-hello,",
            "connections, malformed-frames, incoming-bytes, outgoing-bytes,",
            "shopper-queue-bytes, agent-queue-bytes. Numbers are plain, times like PT10S, rates like 20/PT1S:60",
            "(twenty a second, sixty at once)."
        })
public final class RelayConfig {
    private static final int MOST_PORT = 65_535;
    private static final long MOST_MONTHS = 1_200;
    private static final int MOST_DAYS = 36_525;

    @Mixin
    final DataOptions data = new DataOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    String host;

    @Option(
            names = "--account",
            paramLabel = "ID",
            defaultValue = "shop",
            description = "The account's id: the aud of shoppers' identities. Default: ${DEFAULT-VALUE}.")
    String account;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            split = ",",
            description = "A site whose pages may use the relay, such as https://shop.example. May be repeated.")
    List<String> allowedOrigins = List.of();

    @Option(
            names = "--trust-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            description =
                    "A proxy whose X-Forwarded-For, -Proto and -Host are trusted: its address, or a block such as 10.0.0.0/8. May be repeated.")
    List<String> trustedProxies = List.of();

    @Option(
            names = "--allow-webhooks-to",
            paramLabel = "ADDRESS",
            split = ",",
            description =
                    "An address of your own network to which webhooks and texts for the gateway may go, also by http: one such as 10.0.0.7, or a block such as 10.0.0.0/8. Without it they go to public addresses only. May be repeated.")
    List<String> webhookNetworks = List.of();

    @Option(
            names = "--keep-journal",
            paramLabel = "PERIOD",
            defaultValue = "P30D",
            description =
                    "How long entries that no thread shows are kept, so that clients can resume. Default: ${DEFAULT-VALUE}.")
    Period keepJournal;

    @Option(
            names = "--metrics-token-file",
            paramLabel = "FILE",
            description = "A file whose first line is the bearer token for /metrics. Without it /metrics is closed.")
    @Nullable
    Path metricsTokenFile;

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Replaces one limit; the names are listed below. May be repeated.")
    Map<String, String> limits = Map.of();

    @Option(names = "--demo", description = "Fills an empty relay with sample data and serves a sample shop.")
    boolean demo;

    private RelayConfig() {}

    /// The parser with its help, its version and the environment behind it.
    ///
    /// @param commands makes the subcommands, which work on the data that the shared options name
    static CommandLine parser(
            Map<String, String> environment, Function<DataOptions, List<MaintenanceCommand>> commands) {
        var config = new RelayConfig();
        var parser = new CommandLine(config);
        commands.apply(config.data).forEach(parser::addSubcommand);
        parser.setDefaultValueProvider(
                argument -> argument instanceof OptionSpec option ? variableOf(option, environment) : null);
        parser.registerConverter(Period.class, RelayConfig::period);
        parser.registerConverter(Path.class, RelayConfig::path);
        parser.registerConverter(Integer.TYPE, RelayConfig::wholeNumber);
        parser.setParameterExceptionHandler(new WrongOptions(environment));
        return parser;
    }

    /// @throws CommandLine.ParameterException with a sentence for the operator
    public static RelayConfig parse(Map<String, String> environment, String... options) {
        var parser = parser(environment, _ -> List.of());
        parser.parseArgs(options);
        return parser.getCommand();
    }

    /// Finds what is wrong in the options alone, but for those of the database, before anything is opened.
    ///
    /// @throws StartFailure that lasts
    void check() throws StartFailure {
        var _ = address();
        var _ = liveLimits();
        checkAccount();
        try {
            var _ = new Origins(allowedOrigins, new Proxies(trustedProxies));
            var _ = new Networks(webhookNetworks);
        } catch (IllegalArgumentException e) {
            throw byOptions(e);
        }
    }

    private static StartFailure byOptions(Exception e) {
        return StartFailure.lasting(String.valueOf(e.getMessage()), e);
    }

    /// @throws StartFailure if there is no such port
    InetSocketAddress address() throws StartFailure {
        if (port < 0 || port > MOST_PORT) {
            throw StartFailure.lasting("There is no port " + port + ". Choose one from 0 to 65535 with --port.", null);
        }
        return new InetSocketAddress(host, port);
    }

    /// @throws StartFailure if no shopper's identity could be meant for the account
    void checkAccount() throws StartFailure {
        if (account.isBlank()) {
            throw StartFailure.lasting(
                    "The account has no id. Name with --account what shoppers' identities have as their aud, or leave"
                            + " it out for \"shop\".",
                    null);
        }
    }

    /// @throws StartFailure if a demo could be reached by strangers, or would sign with a real shop's key
    void checkDemo() throws StartFailure {
        if (demo && !address().getAddress().isLoopbackAddress()) {
            throw StartFailure.lasting(
                    "In a demo anybody may sign in as anybody, so --demo listens on this machine only. Start it without"
                            + " --host, or with --host 127.0.0.1.",
                    null);
        }
        if (demo && data.namesIdentityKeys()) {
            throw StartFailure.lasting(
                    "In a demo the sample shop signs for anybody, so --demo has keys of its own. Start it without"
                            + " --identity-keys.",
                    null);
        }
    }

    /// @throws StartFailure if a limit's name or value is not understood
    Limits limits() throws StartFailure {
        try {
            return Limits.of(limits);
        } catch (IllegalArgumentException e) {
            throw byOptions(e);
        }
    }

    /// @throws StartFailure if a limit is not understood, or a secret's file cannot be read
    Foundation.Options foundation() throws StartFailure {
        return new Foundation.Options(database(), limits(), allowedOrigins, trustedProxies, metricsToken());
    }

    /// @throws StartFailure if a limit is not understood
    LiveLimits liveLimits() throws StartFailure {
        var limits = limits();
        try {
            return new LiveLimits(
                    limits.shopperQueueBytes(),
                    limits.agentQueueBytes(),
                    LiveLimits.DEFAULT.frame(),
                    LiveLimits.DEFAULT.stalled(),
                    limits.outgoingBytes());
        } catch (IllegalArgumentException e) {
            throw byOptions(e);
        }
    }

    /// In which private networks the SMS gateway may be: that of the demo is the relay itself.
    List<String> gatewayNetworks() {
        return demo
                ? Stream.concat(webhookNetworks.stream(), Stream.of("127.0.0.1"))
                        .toList()
                : webhookNetworks;
    }

    /// From when on entries that no thread shows are kept.
    Instant keptSince(Instant now) {
        return now.atZone(ZoneOffset.UTC).minus(keepJournal).toInstant();
    }

    private DatabaseConfig database() throws StartFailure {
        try {
            return data.database();
        } catch (CommandFailed e) {
            // A folder or an address that cannot be meant; a secret's file may be there the next time.
            throw e.getCause() instanceof IllegalArgumentException
                    ? byOptions(e)
                    : new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /// @throws StartFailure if the token's file cannot be read
    @Nullable
    String metricsToken() throws StartFailure {
        try {
            return metricsTokenFile == null ? null : DataOptions.firstLine(metricsTokenFile);
        } catch (CommandFailed e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /// A command's own options have no variables: what it does is said where it is called. Nor have those that only
    /// print: images of containers often have a variable for their version.
    private static @Nullable String variableOf(OptionSpec option, Map<String, String> environment) {
        if (option.usageHelp() || option.versionHelp()) {
            return null;
        }
        return option.command().parent() == null || option.inherited() ? environment.get(variable(option)) : null;
    }

    /// The environment variable that stands for an option.
    static String variable(OptionSpec option) {
        var name = option.longestName().replaceFirst("^--", "sportello-").replace('-', '_');
        return name.toUpperCase(Locale.ROOT);
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a whole number");
        }
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new CommandLine.TypeConversionException("'" + text + "' names no file and no folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("'" + text
                    + "' is no name that this system can write. Use other characters, or set LANG to a UTF-8 one");
        }
    }

    private static Period period(String text) {
        try {
            var period = Period.parse(text);
            if (!period.isNegative() && isReal(period)) {
                return period;
            }
        } catch (DateTimeParseException e) {
            throw noPeriod(text);
        }
        throw noPeriod(text);
    }

    /// Whether the time before it is one that databases can keep.
    private static boolean isReal(Period period) {
        return period.toTotalMonths() <= MOST_MONTHS && period.getDays() <= MOST_DAYS;
    }

    private static CommandLine.TypeConversionException noPeriod(String text) {
        return new CommandLine.TypeConversionException(
                "'" + text + "' is not a period such as P30D (thirty days) or P6M (six months), of at most P100Y");
    }

    /// The version that the build wrote into the jar.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = RelayConfig.class.getPackage().getImplementationVersion();
            return new String[] {"Sportello relay " + (version == null ? "(development)" : version)};
        }
    }
}
