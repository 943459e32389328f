package dev.sportello.relay.rig;

import dev.sportello.model.Position;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// How a [Participant] connects: a hub or a desktop, signed in.
///
/// @param socket asked before each connection, since a relay may come back elsewhere
/// @param headers of the upgrade, such as `Origin`
/// @param token the session
/// @param snapshot loads what a client starts from, and tells its position
public record ConnectOptions(Where socket, Map<String, String> headers, String token, Load snapshot) {
    public ConnectOptions {
        headers = Map.copyOf(headers);
    }

    /// The address as of now.
    @FunctionalInterface
    public interface Where {
        URI now();
    }

    /// A request over HTTP.
    @FunctionalInterface
    public interface Load {
        Position load() throws IOException, InterruptedException;
    }
}
