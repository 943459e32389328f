package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemProxiesTest {
    private static final URI RELAY = URI.create("https://chat.shop.example");
    private static final Proxy OF_SYSTEM =
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("system.example", 8080));
    private static final ProxySelector SYSTEM = ProxySelector.of((InetSocketAddress) OF_SYSTEM.address());

    @ParameterizedTest
    @ValueSource(strings = {"http://proxy.example:3128", "proxy.example:3128", "HTTP://proxy.example:3128/"})
    void theEnvironmentNamesAProxyInSeveralWays(String value) {
        assertThat(select(Map.of("https_proxy", value), RELAY)).isEqualTo("proxy.example:3128");
        assertThat(select(Map.of("HTTPS_PROXY", value), RELAY)).isEqualTo("proxy.example:3128");
        assertThat(select(Map.of("all_proxy", value), RELAY)).isEqualTo("proxy.example:3128");
    }

    @Test
    void eachSchemeHasItsOwn() {
        var environment = Map.of("http_proxy", "plain.example:1", "https_proxy", "tls.example:2");
        assertThat(select(environment, RELAY)).isEqualTo("tls.example:2");
        assertThat(select(environment, URI.create("http://chat.shop.example"))).isEqualTo("plain.example:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "chat.shop.example", ".shop.example", "*.shop.example", "other.example, SHOP.example"})
    void someNamesAreReachedWithout(String exceptions) {
        var environment = Map.of("https_proxy", "proxy.example:3128", "no_proxy", exceptions);
        assertThat(select(environment, RELAY)).isEqualTo("none");
    }

    @Test
    void anExceptionIsAWholeName() {
        var environment = Map.of("https_proxy", "proxy.example:3128", "no_proxy", "op.example,shop.exampl");
        assertThat(select(environment, RELAY)).isEqualTo("proxy.example:3128");
    }

    @Test
    void withoutAWordOfTheEnvironmentTheSystemDecides() {
        assertThat(select(Map.of("https_proxy", " "), RELAY)).isEqualTo("system.example:8080");
    }

    @Test
    void thisMachineIsReachedWithout() {
        for (var address : List.of("http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080")) {
            assertThat(select(Map.of("http_proxy", "proxy.example:3128"), URI.create(address)))
                    .isEqualTo("none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks://proxy.example:1080", "SOCKS5://proxy.example:1080", "socks5h://proxy.example"})
    void pastASocksProxyOneGoesDirectlyAndKnowsIt(String value) {
        var network = network(Map.of("all_proxy", value));
        assertThat(network.proxy(RELAY)).isEqualTo(Proxy.NO_PROXY);
        assertThat(network.way(RELAY)).isEqualTo(SystemNetwork.Way.PAST_SOCKS);
        assertThat(network(Map.of("all_proxy", value, "no_proxy", "shop.example"))
                        .way(RELAY))
                .isEqualTo(SystemNetwork.Way.DIRECT);
    }

    private static SystemNetwork network(Map<String, String> environment) {
        return new SystemNetwork(new SystemProxies(environment, SYSTEM), new SystemTrust(List.of()));
    }

    private static String select(Map<String, String> environment, URI to) {
        return network(environment).proxy(to).address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "none";
    }
}
