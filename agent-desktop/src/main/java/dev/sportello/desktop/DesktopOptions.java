package dev.sportello.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the command line and the environment say. Not thread-safe; read once at start.
@Command(
        name = "sportello",
        description = "Sportello's inbox for agents.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = DesktopOptions.Version.class)
public final class DesktopOptions {
    @Option(
            names = "--relay",
            paramLabel = "URL",
            defaultValue = "${env:SPORTELLO_RELAY}",
            description = "The relay to sign in to. Environment: SPORTELLO_RELAY.")
    private @Nullable URI relay;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SPORTELLO_EMAIL}",
            description = "The agent to sign in. With SPORTELLO_PASSWORD set, nobody is asked for a password."
                    + " Environment: SPORTELLO_EMAIL.")
    private @Nullable String email;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:SPORTELLO_DATA}",
            description = "The folder for tickets, drafts and the session. Environment: SPORTELLO_DATA.")
    private @Nullable Path data;

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK",
            description =
                    "sportello://ticket/1042 opens that ticket, in the window that there is already if there is one.")
    private @Nullable String link;

    public @Nullable URI relay() {
        return relay;
    }

    public @Nullable String email() {
        return email;
    }

    /// From the environment only: a command line can be read by everybody on the machine.
    public @Nullable String password() {
        return System.getenv("SPORTELLO_PASSWORD");
    }

    /// Anything that somebody has made a link of.
    @Nullable
    String link() {
        return link;
    }

    public Path data() {
        return data == null ? standardFolder(System.getProperty("os.name", ""), System.getenv()) : data;
    }

    /// Whether these arguments, where nothing is wrong with them, ask for more than help or the version.
    static boolean opensWindow(String[] arguments) {
        return Stream.of(arguments).noneMatch(Set.of("-h", "--help", "-V", "--version")::contains);
    }

    /// Reads the command line; prints help, version, or what is wrong with it.
    ///
    /// @param start gets the options when there is something to start, and returns the process's exit code
    /// @return what that returned, or the process's exit code
    public static int run(String[] arguments, ToIntFunction<DesktopOptions> start) {
        var options = new DesktopOptions();
        return new CommandLine(options)
                .setExecutionStrategy(parsed -> {
                    var printed = CommandLine.executeHelpRequest(parsed);
                    return printed == null ? start.applyAsInt(options) : printed;
                })
                .execute(arguments);
    }

    /// Where the system keeps what belongs to a user and a program, such as `$XDG_DATA_HOME` (XDG Base Directory
    /// Specification 0.8).
    static Path standardFolder(String system, Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", home), "Sportello");
        }
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Application Support", "Sportello");
        }
        var data = environment.getOrDefault("XDG_DATA_HOME", "");
        // A relative path is invalid by the specification, and ignored.
        return data.startsWith("/") ? Path.of(data, "sportello") : Path.of(home, ".local", "share", "sportello");
    }

    /// Which version this is; null where it runs from its sources.
    static @Nullable String version() {
        return DesktopOptions.class.getPackage().getImplementationVersion();
    }

    /// The version that the build wrote into the jar.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = version();
            return new String[] {"Sportello desktop " + (version == null ? "(from source)" : version)};
        }
    }
}
