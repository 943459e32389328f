package dev.sportello.desktop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of a failure that nobody caught. A layout that was broken off is never taken up again: header, thread
/// and list would go on to show different tickets. So the whole view is rebuilt; drafts and replies are the desk's, and
/// stay. FX thread only.
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /// Two failures closer than this have the same reason, which is likely the ticket that is open.
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Clock clock;
    private final Consumer<Boolean> rebuild;
    private Instant recoveredAt = Instant.EPOCH;
    private boolean recovering;

    /// @param rebuild gets whether the ticket that is open stays open; does nothing where there is no view
    Recovery(Clock clock, Consumer<Boolean> rebuild) {
        this.clock = clock;
        this.rebuild = rebuild;
    }

    void didFail(Throwable failure) {
        LOG.error("Something failed on the screen.", failure);
        if (!recovering) {
            recovering = true;
            Platform.runLater(this::recover);
        }
    }

    private void recover() {
        recovering = false;
        var now = clock.instant();
        var often = Duration.between(recoveredAt, now).compareTo(AGAIN) < 0;
        recoveredAt = now;
        rebuild.accept(!often);
    }
}
