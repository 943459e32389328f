package dev.sportello.relay.maintenance;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Says now and then how far a long piece of work is. For one thread.
final class Progress {
    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    private final PrintStream out;
    private final String what;
    private final String of;
    private long saidAt = System.nanoTime();

    /// @param what the work, such as "Reading the log"
    /// @param of what is counted, such as "entries"
    Progress(PrintStream out, String what, String of) {
        this.out = out;
        this.what = what;
        this.of = of;
    }

    /// @param all how many there are; 0 where nobody knows
    void at(long done, long all) {
        var now = System.nanoTime();
        if (now - saidAt >= EVERY) {
            saidAt = now;
            out.println(what + ": " + (all > 0 ? count(done) + " of " + count(all) : count(done)) + " " + of);
        }
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
