package dev.sportello.relay;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/// The relay as a program of the command line.
///
/// @param out for messages to the operator, `err` for why it does not start
record RelayCommand(PrintStream out, PrintStream err, Clock clock) {
    private static final int CANNOT_START = 1;

    /// Runs the relay until the process is asked to stop.
    ///
    /// @return the exit code
    int execute(Map<String, String> environment, String... options) {
        var parser = RelayConfig.parser(environment);
        parser.setExecutionStrategy(parsed -> {
            var helped = CommandLine.executeHelpRequest(parsed);
            return helped == null ? run(parser.getCommand()) : helped;
        });
        return parser.execute(options);
    }

    private int run(RelayConfig config) {
        try {
            var running = Relay.start(config, clock);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "close"));
            var code = running.setupCode();
            if (code != null) {
                out.println("There is no admin yet. Become the first one in the desktop with the code " + code
                        + ", which is good until the relay ends.");
            }
            out.println("Shoppers' identities are signed with the keys in " + config.identityKeys());
            out.println("Relay ready at " + running.address());
            running.awaitEnd();
            return CommandLine.ExitCode.OK;
        } catch (StartFailure e) {
            err.println(e.getMessage());
            return CANNOT_START;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CANNOT_START;
        }
    }
}
