package dev.sportello.desktop.connection;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// What the machine is set to for all its programs: which proxies lead outside, and whose certificates are trusted.
/// Thread-safe.
///
/// @param proxies may take a while to answer
public record SystemNetwork(ProxySelector proxies, X509ExtendedTrustManager trust) {

    public static SystemNetwork ofThisMachine() {
        return new SystemNetwork(SystemProxies.ofThisMachine(), SystemTrust.ofThisMachine());
    }

    SSLContext tls() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has TLS.", e);
        }
    }

    /// What is on the way to an address.
    enum Way {
        DIRECT,
        PROXY,
        /// The network has a SOCKS proxy, which this program cannot use: it tries without.
        PAST_SOCKS
    }

    Way way(URI to) {
        if (proxy(to).type() == Proxy.Type.HTTP) {
            return Way.PROXY;
        }
        var socks = proxies.select(to).stream().anyMatch(one -> one.type() == Proxy.Type.SOCKS);
        return socks ? Way.PAST_SOCKS : Way.DIRECT;
    }

    /// The proxy on the way to an address; [Proxy#NO_PROXY] for none.
    Proxy proxy(URI to) {
        return proxies.select(to).stream()
                .filter(one -> one.type() == Proxy.Type.HTTP)
                .findFirst()
                .orElse(Proxy.NO_PROXY);
    }
}
