package dev.sportello.relay.failure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What stands in the log of the relays that run in this process.
final class RelayLog implements AutoCloseable {
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.sportello");
    private final @Nullable Level before = ours.getLevel();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    RelayLog() {
        heard.start();
        ours.setLevel(Level.INFO);
        ours.addAppender(heard);
    }

    /// Warnings and errors, in their order.
    List<String> troubles() {
        return List.copyOf(heard.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    long count(String part) {
        return List.copyOf(heard.list).stream()
                .filter(event -> event.getFormattedMessage().contains(part))
                .count();
    }

    @Override
    public void close() {
        ours.detachAppender(heard);
        ours.setLevel(before);
    }
}
