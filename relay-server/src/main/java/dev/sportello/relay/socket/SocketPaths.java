package dev.sportello.relay.socket;

import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.Origins;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.jspecify.annotations.Nullable;

/// Registers endpoints under their paths, straight in Jetty: Javalin would make a session cookie, echo a subprotocol
/// and lose errors of sending. Used while the server starts, by one thread.
///
/// @param container of the server that starts
public record SocketPaths(
        JettyWebSocketServerContainer container, ClientSockets sockets, Origins origins, ClientAddress addresses) {

    /// A socket for pages of allowed sites, and for nobody else.
    public void fromShopPages(String path, Endpoint endpoint) {
        container.addMapping(path, (request, response) -> {
            var origin = origins.ofSocket(request.getHttpServletRequest());
            return origin == null ? refuse(response) : sockets.socket(endpoint, origin, address(request));
        });
    }

    /// A socket for programs. No browser leaves its `Origin` out, so no page can use this one, whatever its site.
    public void fromPrograms(String path, Endpoint endpoint) {
        container.addMapping(
                path,
                (request, response) -> request.getOrigin() != null
                        ? refuse(response)
                        : sockets.socket(endpoint, null, address(request)));
    }

    private String address(JettyServerUpgradeRequest request) {
        return addresses.of(request.getHttpServletRequest());
    }

    private static @Nullable ClientSocket refuse(JettyServerUpgradeResponse response) {
        try {
            response.sendForbidden("origin-refused");
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
