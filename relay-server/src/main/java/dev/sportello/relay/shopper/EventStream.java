package dev.sportello.relay.shopper;

import dev.sportello.relay.live.Transport;
import dev.sportello.wire.CloseReason;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An answer of server-sent events (HTML standard, section 9.2), one relay frame each.
///
/// The request's own thread writes, in [#run]; a listener hands it one frame at a time from another.
final class EventStream implements Transport {
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final HttpServletResponse response;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    EventStream(HttpServletResponse response) {
        this.response = response;
    }

    private sealed interface Item {
        record Frame(String text, Sent sent) implements Item {}

        record End() implements Item {}
    }

    @Override
    public void send(String frame, Sent sent) {
        items.add(new Item.Frame(frame, sent));
    }

    @Override
    public void close(CloseReason reason) {
        // The stream has no close code: who reconnects learns from the answer's status whether to sign in.
        items.add(new Item.End());
    }

    /// Writes what comes until the stream is closed or breaks.
    ///
    /// @param mayGoOn asked now and then
    void run(BooleanSupplier mayGoOn) throws IOException, InterruptedException {
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        // Proxies such as nginx gather an answer unless told not to.
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        response.flushBuffer();
        while (mayGoOn.getAsBoolean()) {
            var item = items.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            switch (item) {
                case null -> write(out, ":\n\n", null);
                case Item.Frame(String text, Sent sent) -> write(out, "data: " + text + "\n\n", sent);
                case Item.End _ -> {
                    return;
                }
            }
        }
    }

    private static void write(ServletOutputStream out, String text, @Nullable Sent sent) throws IOException {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if (sent != null) {
                sent.sent(e);
            }
            throw e;
        }
        if (sent != null) {
            sent.sent(null);
        }
    }
}
