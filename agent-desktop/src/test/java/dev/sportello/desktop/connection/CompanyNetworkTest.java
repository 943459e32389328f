package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.relay.rig.ReverseProxy;
import dev.sportello.relay.rig.TestPorts;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desktop in a network from which one gets out through a proxy only, at a relay whose certificate is the company's
/// own.
@Tag("long")
class CompanyNetworkTest {
    @TempDir
    Path folder;

    @Test
    void requestsAndTheSocketGoThroughTheProxyToACertificateOfTheCompany() throws Exception {
        var site = TestPorts.take();
        var certificates = Files.createDirectories(folder.resolve("site"));
        try (var relay = new ShopRelay(Files.createDirectories(folder.resolve("shop")));
                var _ = ReverseProxy.start(
                        ReverseProxy.Kind.HAPROXY,
                        certificates,
                        site,
                        relay.address().getPort(),
                        Map.of());
                var proxy = OutgoingProxy.start(folder)) {
            var network = new SystemNetwork(
                    ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())),
                    new SystemTrust(List.of(certificates.resolve("proxy.pem"))));
            try (var http = new RelayHttp(Duration.ofSeconds(10), network)) {
                var session = new SignInClient(http, "test")
                        .signIn(URI.create(ReverseProxy.origin(site)), ShopRelay.EMAIL, ShopRelay.PASSWORD)
                        .join();
                assertThat(proxy.tunnels()).as("the sign-in").isEqualTo(1);
                var replica = new Replica(
                        Files.createDirectories(folder.resolve("desk")),
                        session.you(),
                        Clock.systemUTC(),
                        new Random());
                try (var desk = new Desk(
                        replica,
                        http,
                        session,
                        new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random()))) {
                    await("a link").atMost(Duration.ofSeconds(60)).until(() -> desk.link() instanceof LinkState.Live);
                    assertThat(proxy.tunnels()).as("the socket as well").isGreaterThanOrEqualTo(2);
                }
            }
        }
    }
}
