package dev.sportello.relay.failure;

import com.fasterxml.uuid.Generators;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A shopper who numbers the messages from 1, and writes the next one as soon as the one before was acknowledged.
/// What was not acknowledged when the link broke is sent again under the same id. It keeps nothing else: millions of
/// messages must cost the test no memory. It is connected by one thread; any may ask for the number.
final class NumberedShopper {
    private static final String MARK = " n=";

    private final int name;
    private final ConnectOptions hub;
    private final Codec codec = new Codec();
    private volatile long acknowledged;
    private @Nullable UUID command;

    /// @param name a number of its own
    NumberedShopper(int name, ConnectOptions hub) {
        this.name = name;
        this.hub = hub;
    }

    /// The number of the last message that the relay has acknowledged; 0 before the first.
    long acknowledged() {
        return acknowledged;
    }

    /// Connects and writes until the link breaks or enough is written by all.
    ///
    /// @param left how many messages all shoppers together still have to write
    /// @return whether enough is written, and all of it was acknowledged
    boolean write(AtomicLong left) throws IOException, InterruptedException {
        try (var link = WebSocketLink.open(hub.socket().now(), hub.headers())) {
            link.send(codec.encode(
                    new ClientFrame.Hello(hub.token(), hub.snapshot().load())));
            if (command == null && left.getAndDecrement() <= 0) {
                return true;
            }
            send(link);
            for (var text = link.receive(); text != null && command != null; text = link.receive()) {
                if (acknowledges(text, command)) {
                    acknowledged++;
                    command = null;
                    if (left.getAndDecrement() > 0) {
                        send(link);
                    } else {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private void send(WebSocketLink link) throws IOException {
        if (command == null) {
            command = Generators.timeBasedEpochGenerator().generate();
        }
        link.send(
                "{\"kind\":\"send-message\",\"id\":\"%s\",\"text\":\"Where is my parcel? I ordered it a week ago.%s%d/%d;\"}"
                        .formatted(command, MARK, name, acknowledged + 1));
    }

    /// The own message comes back as an entry; one that was committed before the link broke is answered only.
    private boolean acknowledges(String text, UUID command) {
        return text.contains(MARK + name + "/" + (acknowledged + 1) + ";")
                || text.startsWith("{\"kind\":\"done\"") && text.contains(command.toString());
    }
}
