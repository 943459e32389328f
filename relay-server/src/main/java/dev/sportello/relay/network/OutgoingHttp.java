package dev.sportello.relay.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/// Makes the clients by which the relay asks others over HTTP.
public final class OutgoingHttp {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int MOST_CONNECTIONS = 200;

    /// A client that connects to allowed addresses only, follows no redirect, keeps no cookie, unpacks nothing, tries
    /// nothing again, and waits 15 s at most for the next byte. Thread-safe; to be closed.
    ///
    /// @param names finds addresses
    /// @param allowed to which of them it may connect
    public static CloseableHttpClient client(DnsResolver names, Predicate<InetAddress> allowed) {
        var connection = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .setSocketTimeout((int) CONNECT_WITHIN.toMillis() * 3, TimeUnit.MILLISECONDS)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(names, allowed))
                .setDefaultConnectionConfig(connection)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Sportello")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    private OutgoingHttp() {}
}
