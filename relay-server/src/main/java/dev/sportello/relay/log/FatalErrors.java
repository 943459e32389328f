package dev.sportello.relay.log;

import ch.qos.logback.classic.LoggerContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the process where it would go on without a part that it cannot do without. A supervisor starts it again, and
/// what was acknowledged is on the disk; a relay of which a part has stopped serves nobody. Thread-safe.
public final class FatalErrors {
    /// What the process ends with, so that a supervisor sees a failure.
    public static final int EXIT_CODE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(FatalErrors.class);

    /// Made beforehand: there may be no memory left for it.
    private static final byte[] OUT_OF_MEMORY =
            ("The relay has run out of memory and ends. Start it again, with more memory"
                            + " (-Xmx, or SPORTELLO_JAVA_OPTIONS) if this happens often.\n")
                    .getBytes(StandardCharsets.UTF_8);

    private static final Set<String> VITAL = Set.of("journal", "projections", "periodic");

    /// Ends the process at once; only a main may do that.
    private final IntConsumer halt;

    private FatalErrors(IntConsumer halt) {
        this.halt = halt;
    }

    /// From now on, a vital thread that dies ends the process, and so does a lack of memory anywhere.
    ///
    /// @param halt ends the process with an exit code, and tidies nothing up
    public static void listen(IntConsumer halt) {
        var words = new FatalErrors(halt);
        Thread.setDefaultUncaughtExceptionHandler(words::uncaught);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.addTurboFilter(new OutOfMemoryFilter(words));
        }
    }

    /// Ends the process, if it was memory that lacked.
    void ifOutOfMemory(@Nullable Throwable problem) {
        for (var each = problem; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError) {
                end(OUT_OF_MEMORY);
            }
        }
    }

    private void uncaught(Thread thread, Throwable problem) {
        ifOutOfMemory(problem);
        LOG.error("The thread {} died.", thread.getName(), problem);
        if (VITAL.contains(thread.getName())) {
            end(("The relay cannot go on without its thread \"" + thread.getName()
                            + "\" and ends. Start it again; its log says what happened.\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void end(byte[] words) {
        try (var err = new FileOutputStream(FileDescriptor.err)) {
            err.write(words);
        } catch (IOException _) {
            // Then the exit code has to do.
        } finally {
            // Nothing is tidied up: that needs what is missing.
            halt.accept(EXIT_CODE);
        }
    }
}
