package dev.sportello.desktop.connection;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.disk.OwnFile;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// By what relays know this device from earlier sign-ins, in a file that only its owner may read. Without it one signs
/// in all the same, and may have to wait while somebody else tries passwords. What a newer version keeps beside the
/// tokens stays as it is. Thread-safe.
public final class DeviceTokens {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceTokens.class);
    private static final String TOKENS = "tokens";

    private final Codec codec = new Codec();
    private final OwnFile file;
    private final DamagedFiles damaged;

    /// @param damaged gets a file that cannot be read
    public DeviceTokens(Path file, DamagedFiles damaged) {
        this.file = new OwnFile(file);
        this.damaged = damaged;
    }

    /// What the relay gave this device when the agent last signed in from here.
    @Nullable
    synchronized String find(URI relay, String email) {
        try {
            return tokens(read()).get(key(relay, email)) instanceof String token ? token : null;
        } catch (IOException e) {
            LOG.warn("What relays know this device by cannot be read.", e);
            return null;
        }
    }

    /// Keeps what the relay has just given. Where the disk does not let it read what is there, all stays as it is.
    synchronized void keep(URI relay, String email, String token) {
        try {
            var all = read();
            var tokens = tokens(all);
            tokens.put(key(relay, email), token);
            all.put(TOKENS, tokens);
            file.write(codec.encode(all));
        } catch (IOException e) {
            LOG.warn("What the relay knows this device by could not be kept.", e);
        }
    }

    private Map<String, @Nullable Object> read() throws IOException {
        if (!Files.exists(file.path())) {
            return new LinkedHashMap<>();
        }
        try {
            var read = byName(codec.body(Files.readString(file.path()), Map.class));
            if (read.get(TOKENS) instanceof Map) {
                return read;
            }
            LOG.warn("{} holds no tokens.", file.path());
        } catch (RefusedFrame | CharacterCodingException e) {
            LOG.warn("{} is damaged: {}", file.path(), e.getMessage());
        }
        damaged.trySetAside(FileKind.DEVICES, file.path(), false);
        return new LinkedHashMap<>();
    }

    private static Map<String, @Nullable Object> tokens(Map<String, @Nullable Object> all) {
        return all.get(TOKENS) instanceof Map<?, ?> tokens ? byName(tokens) : new LinkedHashMap<>();
    }

    private static Map<String, @Nullable Object> byName(Map<?, ?> object) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static String key(URI relay, String email) {
        return email.strip().toLowerCase(Locale.ROOT) + " " + relay;
    }
}
