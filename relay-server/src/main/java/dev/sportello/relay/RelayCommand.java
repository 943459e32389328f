package dev.sportello.relay;

import dev.sportello.relay.maintenance.CommandFailed;
import dev.sportello.relay.maintenance.DataOptions;
import dev.sportello.relay.maintenance.MaintenanceCommand;
import dev.sportello.relay.maintenance.MaintenanceCommands;
import dev.sportello.relay.maintenance.Terminal;
import dev.sportello.relay.storage.DatabaseUnavailable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/// The relay as a program of the command line: without a subcommand it starts the relay, with one it works on the
/// relay's data and ends.
///
/// @param commands makes the subcommands
record RelayCommand(Terminal terminal, Clock clock, Function<DataOptions, List<MaintenanceCommand>> commands) {
    private static final int FAILED = 1;

    RelayCommand(Terminal terminal, Clock clock) {
        this(terminal, clock, data -> MaintenanceCommands.on(data, terminal, clock));
    }

    /// Runs the relay until the process is asked to stop, or the subcommand that is named.
    ///
    /// @return the exit code
    int execute(Map<String, String> environment, String... options) {
        return parser(environment).execute(options);
    }

    /// What reads the options, and runs what they name.
    CommandLine parser(Map<String, String> environment) {
        var parser = RelayConfig.parser(environment, commands);
        parser.setExecutionStrategy(parsed -> {
            var helped = CommandLine.executeHelpRequest(parsed);
            return helped == null ? run(parsed.asCommandLineList().getLast().getCommand()) : helped;
        });
        return parser;
    }

    private int run(Object named) {
        try {
            if (named instanceof MaintenanceCommand command) {
                command.run();
            } else if (named instanceof RelayConfig config) {
                runRelay(config);
            }
            return CommandLine.ExitCode.OK;
        } catch (StartFailure e) {
            terminal.err().println(e.getMessage());
            return e.lasts() ? CommandLine.ExitCode.USAGE : FAILED;
        } catch (CommandFailed | DatabaseUnavailable e) {
            terminal.err().println(e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private void runRelay(RelayConfig config) throws StartFailure, InterruptedException {
        var running = Relay.start(config, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "close"));
        var code = running.setupCode();
        if (code != null) {
            terminal.out()
                    .println("There is no admin yet. Become the first one in the desktop with the code " + code
                            + ", which is good for one use.");
        }
        terminal.out().println("Shoppers' identities are signed with the keys in " + config.data.identityKeys());
        terminal.out().println("Relay ready at " + running.address());
        running.awaitEnd();
    }
}
