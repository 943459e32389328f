package dev.sportello.relay.demo;

import dev.sportello.model.Entry;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A link of a [SampleChat]. Used by one thread.
final class SampleLink implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final Codec codec;
    private final WebSocket socket;
    private final BlockingQueue<String> received;

    private SampleLink(Codec codec, WebSocket socket, BlockingQueue<String> received) {
        this.codec = codec;
        this.socket = socket;
        this.received = received;
    }

    /// @param origin of the page on which the hub would stand; null for a desktop
    static SampleLink open(HttpClient http, Codec codec, URI address, @Nullable String origin) throws IOException {
        var received = new LinkedBlockingQueue<String>();
        var opening = http.newWebSocketBuilder().connectTimeout(WITHIN);
        if (origin != null) {
            opening.header("Origin", origin);
        }
        try {
            var socket = opening.buildAsync(address, new Texts(received)).join();
            return new SampleLink(codec, socket, received);
        } catch (CompletionException e) {
            throw new IOException("There was no link to " + address + ".", e);
        }
    }

    void send(ClientFrame frame) {
        var _ = socket.sendText(codec.encode(frame), true).join();
    }

    void untilCaughtUp() throws IOException, InterruptedException {
        var frame = next();
        while (!(frame instanceof RelayFrame.CaughtUp)) {
            frame = next();
        }
    }

    void untilDone(CommandId command) throws IOException, InterruptedException {
        var frame = next();
        while (!(frame instanceof RelayFrame.Done(var id, var _) && id.equals(command))) {
            frame = next();
        }
    }

    /// @return the first entry from here on that is wanted
    Entry until(Predicate<Entry> wanted) throws IOException, InterruptedException {
        while (true) {
            if (next() instanceof RelayFrame.Entries(var entries)) {
                var found = entries.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
    }

    private RelayFrame next() throws IOException, InterruptedException {
        var text = received.poll(WITHIN.toSeconds(), TimeUnit.SECONDS);
        if (text == null) {
            throw new IOException("The relay did not say what was expected within " + WITHIN.toSeconds() + " s.");
        }
        try {
            return codec.relayFrame(text);
        } catch (RefusedFrame e) {
            throw new IOException("What the relay said cannot be read.", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Texts implements WebSocket.Listener {
        private final BlockingQueue<String> received;
        private final StringBuilder part = new StringBuilder();

        private Texts(BlockingQueue<String> received) {
            this.received = received;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                received.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
