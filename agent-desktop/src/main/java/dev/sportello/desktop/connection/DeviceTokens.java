package dev.sportello.desktop.connection;

import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// By what relays know this device from earlier sign-ins, in a file that only its owner may read. Without it one signs
/// in all the same, and may have to wait while somebody else tries passwords. Thread-safe.
public final class DeviceTokens {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceTokens.class);

    private final Codec codec = new Codec();
    private final OwnFile file;

    private record Kept(Map<String, String> tokens) {}

    public DeviceTokens(Path file) {
        this.file = new OwnFile(file);
    }

    /// What the relay gave this device when the agent last signed in from here.
    @Nullable
    synchronized String find(URI relay, String email) {
        return read().get(key(relay, email));
    }

    /// Keeps what the relay has just given.
    synchronized void keep(URI relay, String email, String token) {
        var all = new TreeMap<>(read());
        all.put(key(relay, email), token);
        try {
            file.write(codec.encode(new Kept(all)));
        } catch (IOException e) {
            LOG.warn("What the relay knows this device by could not be kept.", e);
        }
    }

    private Map<String, String> read() {
        try {
            return Files.exists(file.path())
                    ? codec.body(Files.readString(file.path()), Kept.class).tokens()
                    : Map.of();
        } catch (IOException | RefusedFrame e) {
            LOG.warn("What relays know this device by cannot be read.", e);
            return Map.of();
        }
    }

    private static String key(URI relay, String email) {
        return email.strip().toLowerCase(Locale.ROOT) + " " + relay;
    }
}
