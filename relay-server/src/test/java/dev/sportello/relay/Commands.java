package dev.sportello.relay;

import dev.sportello.relay.maintenance.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/// Runs the subcommands of the relay's command line inside a test. For one thread.
public final class Commands {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Clock clock;

    public Commands(Clock clock) {
        this.clock = clock;
    }

    /// @param typed what the operator types
    /// @return the exit code
    public int run(String typed, String... options) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(out, out, new BufferedReader(new StringReader(typed)));
        return new RelayCommand(terminal, clock).execute(Map.of(), options);
    }

    /// All that was printed since the last time, on either stream.
    public String said() {
        var text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }
}
