package dev.sportello.desktop.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The proxy that the environment names, as curl reads it (`https_proxy`, `http_proxy`, `all_proxy`, `no_proxy`), else
/// the one that the system is set to. What is on this machine is reached without. Immutable.
final class SystemProxies extends ProxySelector {
    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);
    private static final int STANDARD_PORT = 80;

    private final Map<String, String> environment;
    private final ProxySelector system;

    /// @param system asked where the environment names none
    SystemProxies(Map<String, String> environment, ProxySelector system) {
        this.environment = environment;
        this.system = system;
    }

    static SystemProxies ofThisMachine() {
        // Read once, before the first question.
        if (System.getProperty("java.net.useSystemProxies") == null) {
            System.setProperty("java.net.useSystemProxies", "true");
        }
        return new SystemProxies(System.getenv(), ProxySelector.getDefault());
    }

    @Override
    public List<Proxy> select(URI to) {
        var host = Objects.requireNonNullElse(to.getHost(), "").toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return NONE;
        }
        var named = Stream.of(to.getScheme() + "_proxy", "all_proxy")
                .map(this::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
        if (named.isEmpty()) {
            return system.select(to);
        }
        var proxy = isExcepted(host, to.getPort()) ? null : proxy(named.get());
        return proxy == null ? NONE : List.of(proxy);
    }

    @Override
    public void connectFailed(URI to, SocketAddress proxy, IOException failure) {
        system.connectFailed(to, proxy, failure);
    }

    private boolean isExcepted(String host, int port) {
        return Arrays.stream(value("no_proxy").split("[\\s,]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .anyMatch(entry -> entry.equals("*")
                        || host.equals(entry)
                        || (host + ":" + port).equals(entry)
                        || !entry.isEmpty() && host.endsWith("." + entry));
    }

    /// `proxy.example:3128`, with or without a scheme before it; null for what is none, or of neither kind.
    private static @Nullable Proxy proxy(String value) {
        try {
            var address = URI.create(value.contains("://") ? value : "http://" + value);
            var type = type(address.getScheme().toLowerCase(Locale.ROOT));
            var port = address.getPort() < 0 ? STANDARD_PORT : address.getPort();
            return address.getHost() == null || type == Proxy.Type.DIRECT
                    ? null
                    : new Proxy(type, InetSocketAddress.createUnresolved(address.getHost(), port));
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static Proxy.Type type(String scheme) {
        if (scheme.startsWith("socks")) {
            return Proxy.Type.SOCKS;
        }
        return scheme.equals("http") ? Proxy.Type.HTTP : Proxy.Type.DIRECT;
    }

    private String value(String name) {
        var small = environment.getOrDefault(name, "").strip();
        return small.isEmpty()
                ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
                : small;
    }
}
