package dev.sportello.relay.log;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A program of which a part dies.
public final class CrashingProgram {
    private static final Logger LOG = LoggerFactory.getLogger(CrashingProgram.class);

    public static void main(String[] arguments) throws InterruptedException {
        FatalErrors.listen(Runtime.getRuntime()::halt);
        var how = arguments[0];
        var thread = switch (how) {
            case "memory" -> Thread.ofPlatform().name("hungry").unstarted(CrashingProgram::eat);
            case "virtual" -> Thread.ofVirtual().unstarted(CrashingProgram::eat);
            case "caught" -> Thread.ofPlatform().unstarted(CrashingProgram::eatAndGoOn);
            default ->
                Thread.ofPlatform().name(how).unstarted(() -> {
                    throw new IllegalStateException("dies");
                });
        };
        thread.start();
        thread.join();
    }

    private static void eat() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    /// As a server does.
    private static void eatAndGoOn() {
        try {
            eat();
        } catch (OutOfMemoryError e) {
            LOG.debug("{} went wrong", "A request", e);
        }
    }

    private CrashingProgram() {}
}
