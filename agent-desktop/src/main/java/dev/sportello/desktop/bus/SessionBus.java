package dev.sportello.desktop.bus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the message bus of the agent's session is (D-Bus specification, "Well-known Message Bus Instances").
public final class SessionBus {
    private static final String UNIX_SOCKET = "unix:path=";

    /// @param environment of this process
    /// @return an address that names one socket; null where there is none
    public static @Nullable String address(Map<String, String> environment) {
        var named = environment.get("DBUS_SESSION_BUS_ADDRESS");
        if (named != null) {
            // Several addresses are tried from the first to the last; only sockets in the file system can be opened.
            return Stream.of(named.split(";"))
                    .filter(address -> address.startsWith(UNIX_SOCKET))
                    .findFirst()
                    .orElse(null);
        }
        var runtime = environment.get("XDG_RUNTIME_DIR");
        var socket = runtime == null ? null : Path.of(runtime, "bus");
        return socket != null && Files.exists(socket) ? UNIX_SOCKET + socket : null;
    }

    private SessionBus() {}
}
