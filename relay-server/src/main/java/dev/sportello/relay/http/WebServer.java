package dev.sportello.relay.http;

import dev.sportello.wire.Refusal;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/// The HTTP server, set up for many quiet connections. Thread-safe once started.
public final class WebServer implements AutoCloseable {
    /// A shop's whole public may come back in the same second; the operating system keeps them in line meanwhile.
    private static final int ACCEPT_BACKLOG = 4_096;

    /// Frames are small, and ten thousand connections have one buffer each.
    private static final int BUFFER_BYTES = 1_024;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// What stands before every route.
    ///
    /// @param access runs before each matched route and throws to refuse
    public record Guards(Limits limits, Origins origins, Errors errors, RequestWatch watch, Handler access) {}

    /// Starts to listen.
    ///
    /// @param routes adds the paths
    /// @param sockets adds the paths of the WebSockets
    /// @throws JavalinBindException if the port is taken or not allowed
    public static WebServer start(
            InetSocketAddress address,
            Guards guards,
            Consumer<RoutesConfig> routes,
            Consumer<JettyWebSocketServerContainer> sockets) {
        var limits = guards.limits;
        var errors = guards.errors;
        var javalin = Javalin.create(config -> {
            quiet(config);
            config.http.maxRequestSize = limits.frameBytes();
            config.jetty.addConnector((server, http) -> connector(server, http, address, guards.watch));
            config.jetty.modifyServer(
                    server -> server.addBean(new NetworkConnectionLimit(limits.connections(), server)));
            config.jetty.modifyServer(server -> server.setErrorHandler(errorPages(errors)));
            config.jetty.modifyServletContextHandler(context -> prepare(context, errors, sockets));
            config.routes.before(ctx -> {
                SecurityHeaders.write(ctx);
                if (guards.origins.answer(ctx)) {
                    ctx.status(204).skipRemainingHandlers();
                }
            });
            config.routes.beforeMatched(guards.access);
            config.routes.after(ctx -> Bodies.finish(ctx, LargeBodies.most(ctx, limits.frameBytes())));
            errors.install(config.routes);
            routes.accept(config.routes);
        });
        return new WebServer(javalin.start());
    }

    public int port() {
        return javalin.port();
    }

    /// Takes no more connections; those that are open go on. Who comes now is refused at once, and tries another relay
    /// or waits. Jetty may forget a connection that it accepts while it stops, and that client would wait in vain.
    public void stopListening() {
        for (var connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof NetworkConnector listening) {
                listening.close();
            }
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
    }

    private static Connector connector(
            Server server, HttpConfiguration http, InetSocketAddress address, RequestWatch watch) {
        http.addCustomizer(watch);
        http.setSendServerVersion(false);
        // Jetty takes a header for one that it has read before on the connection, whatever its case, unless it is told
        // that tokens differ by theirs.
        http.setHeaderCacheCaseSensitive(true);
        http.setOutputBufferSize(8 * BUFFER_BYTES);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setAcceptQueueSize(ACCEPT_BACKLOG);
        connector.setIdleTimeout(Duration.ofSeconds(60).toMillis());
        connector.addBean(watch);
        return connector;
    }

    private static void prepare(
            ServletContextHandler context, Errors errors, Consumer<JettyWebSocketServerContainer> sockets) {
        // Nobody needs a servlet session, and its cookie would follow shoppers around.
        context.getSessionHandler().setUsingCookies(false);
        context.setErrorHandler(errorPages(errors));
        JettyWebSocketServletContainerInitializer.configure(context, (_, container) -> {
            // A few bytes would become thousands in memory, and a compressor for each connection doubles what it costs.
            WebSocketServerComponents.getWebSocketComponents(context)
                    .getExtensionRegistry()
                    .unregister("permessage-deflate");
            // One timer watches all links; Jetty would keep one for each.
            container.setIdleTimeout(Duration.ZERO);
            container.setInputBufferSize(BUFFER_BYTES);
            container.setOutputBufferSize(BUFFER_BYTES);
            // A socket gets its frames in pieces and counts them itself, so that a client that sends too much gets a
            // named refusal before the socket is closed.
            container.setMaxTextMessageSize(0);
            container.setMaxBinaryMessageSize(0);
            container.setMaxFrameSize(0);
            sockets.accept(container);
        });
    }

    /// What Jetty refuses before any route sees it, such as a broken request line, gets the same kind of body. Jetty
    /// then closes the connection, and has to say so, or a client would send its next request into the void.
    private static Request.Handler errorPages(Errors errors) {
        return (request, response, callback) -> answer(errors, request, response, callback);
    }

    private static boolean answer(Errors errors, Request request, Response response, Callback callback) {
        var uri = request.getHttpURI();
        var path = uri == null ? "" : String.valueOf(uri.getPath());
        var body = errors.body(path, Refusal.of(Errors.kindOf(response.getStatus())));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        Content.Sink.write(response, true, errors.bodies().codec().encode(body), callback);
        return true;
    }
}
