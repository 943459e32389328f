package dev.sportello.desktop.ticket;

import dev.sportello.model.Agent;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One of the ways in which an act can be done.
public sealed interface Choice {
    String words();

    /// Done at once.
    ///
    /// @param colleague whose avatar is shown beside the words; null for nobody
    record Ready(String words, @Nullable Agent colleague, boolean allowed, Runnable perform) implements Choice {
        static Ready of(String words, Runnable perform) {
            return new Ready(words, null, true, perform);
        }
    }

    /// Needs a day and a time first, which are still to come.
    record AtATime(String words, Consumer<Instant> perform) implements Choice {}
}
