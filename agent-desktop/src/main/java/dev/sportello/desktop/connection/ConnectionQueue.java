package dev.sportello.desktop.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the connection's thread has to handle, in order. Any thread may add; only that thread takes, and only it
/// opens links. Events of an earlier link are dropped.
final class ConnectionQueue {
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private int link;

    sealed interface Signal {
        record TryNow() implements Signal {}

        record MoreToSend() implements Signal {}

        /// @param link from which one it came, counted from 1
        record Received(int link, RelaySocket.Event event) implements Signal {}
    }

    void tryNow() {
        signals.add(new Signal.TryNow());
    }

    void moreToSend() {
        signals.add(new Signal.MoreToSend());
    }

    /// Where the next link puts its events.
    Consumer<RelaySocket.Event> nextLink() {
        var number = ++link;
        return event -> signals.add(new Signal.Received(number, event));
    }

    /// @return null when nothing came in that time
    @Nullable
    Signal next(Duration patience) throws InterruptedException {
        var signal = signals.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        return signal instanceof Signal.Received(int number, RelaySocket.Event _) && number != link ? null : signal;
    }

    /// The events of the link that are here already, up to the first signal of another kind.
    List<RelaySocket.Event> waiting() {
        var waiting = new ArrayList<RelaySocket.Event>();
        while (signals.peek() instanceof Signal.Received(int number, RelaySocket.Event event) && number == link) {
            var _ = signals.poll();
            waiting.add(event);
        }
        return waiting;
    }

    Signal take() throws InterruptedException {
        return signals.take();
    }
}
