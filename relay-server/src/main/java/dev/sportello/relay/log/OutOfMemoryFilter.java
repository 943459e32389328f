package dev.sportello.relay.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Looks at every problem that anybody would log, at whatever level. Servers and libraries catch a lack of memory, log
/// it and go on without what it cost them; here it ends the process. Thread-safe.
final class OutOfMemoryFilter extends TurboFilter {
    private final FatalErrors words;

    OutOfMemoryFilter(FatalErrors words) {
        this.words = words;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable problem) {
        words.ifOutOfMemory(problem);
        if (parameters != null
                && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable last) {
            words.ifOutOfMemory(last);
        }
        return FilterReply.NEUTRAL;
    }
}
