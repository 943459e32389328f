package dev.sportello.relay.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

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
                .setTlsSocketStrategy(tlsOnceUsed())
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

    /// To read whom the system trusts takes a tenth of a relay's start, and many shops have nobody to ask.
    private static TlsSocketStrategy tlsOnceUsed() {
        var tls = new FutureTask<TlsSocketStrategy>(DefaultClientTlsStrategy::createDefault);
        return (socket, host, port, attachment, context) -> {
            tls.run();
            return made(tls).upgrade(socket, host, port, attachment, context);
        };
    }

    private static TlsSocketStrategy made(FutureTask<TlsSocketStrategy> tls) throws IOException {
        try {
            return tls.get();
        } catch (ExecutionException e) {
            throw new SSLException("What the system trusts cannot be read.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private OutgoingHttp() {}
}
