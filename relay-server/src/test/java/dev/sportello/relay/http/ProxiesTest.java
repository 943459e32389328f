package dev.sportello.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.OnARelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.TeamBodies;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A relay behind proxies, which write what the test sends: two on this machine's network and one in front of them.
class ProxiesTest extends OnARelay {
    /// How many sign-ins of one address pass. Each costs the hash of a password.
    private static final int MOST = 2;

    @Override
    protected String[] options() {
        return new String[] {
            "--trust-proxy=127.0.0.0/8,::1",
            "--trust-proxy=10.1.0.0/16,2001:db8:ffff::/48",
            "--limit=sign-ins=1/PT1M:" + MOST
        };
    }

    @Test
    void allLinesOfTheHeaderAreOneList() throws Exception {
        exhaust("203.0.113.7");
        assertThat(signIn("203.0.113.7")).isEqualTo(ErrorKind.RATE_LIMITED);
        // A visitor's own line before the proxy's counts for nothing, and neither does the visitor's part of a line.
        assertThat(signIn("198.51.100.1", "203.0.113.7")).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(signIn("198.51.100.1, 203.0.113.7", "10.1.2.3")).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(signIn("198.51.100.1, 203.0.113.7, 10.1.2.3", "2001:db8:ffff::7, ,"))
                .isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(signIn("203.0.113.7", "198.51.100.1")).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7:51234",
        "203.0.113.7, ::ffff:203.0.113.7",
        "203.0.113.7, [::FFFF:203.0.113.7]:443",
        "203.0.113.7, ::ffff:cb00:7107",
        "2001:db8::7, 2001:0DB8:0:0:0:0:0:7",
        "2001:db8::7, [2001:db8::7]",
        "2001:db8::7, [2001:db8::7]:51234",
        "2001:db8::7, 2001:db8::0.0.0.7",
        "2001:db8::7, 2001:db8:0:0:ffff::1",
        "fe80::1, fe80::1%eth0"
    })
    void oneVisitorIsCountedOnceHoweverTheAddressIsWritten(String one, String other) throws Exception {
        exhaust(one);
        assertThat(signIn(other)).isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @Test
    void threeHundredAddressesOfOneNetworkAreOneVisitor() throws Exception {
        var refused = 0;
        for (var i = 0; i < 300; i++) {
            refused += signIn("2001:db8:1:2:" + Integer.toHexString(i) + "::1") == ErrorKind.RATE_LIMITED ? 1 : 0;
        }
        assertThat(refused).isEqualTo(300 - MOST);
        assertThat(signIn("2001:db8:1:3::1")).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
    }

    @Test
    void forwardedIsNotRead() throws Exception {
        exhaust("203.0.113.7");
        var request = request("203.0.113.7").header("Forwarded", "for=198.51.100.1;proto=https;host=evil.example");
        assertThat(error(client.send("/agent/sign-in", request))).isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "203.0.113", "localhost", "1.2.3.4.5", "[::1", "999.1.1.1"})
    void whatIsNoAddressCountsAsTheProxyThatWroteIt(String nonsense) throws Exception {
        exhaust("10.1.9.9");
        assertThat(signIn("198.51.100.1, " + nonsense + ", 10.1.9.9")).isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @Property(tries = 300)
    void noAddressBreaksAnything(@ForAll String text) {
        var address = AddressBlock.address(text);
        if (address != null) {
            assertThat(AddressBlock.address(address.getHostAddress())).isEqualTo(address);
            assertThat(ClientAddress.counted(address)).isNotBlank();
        }
    }

    @Property
    void everySpellingOfAnAddressIsRead(@ForAll byte[] seed) throws Exception {
        var bytes = Arrays.copyOf(seed, 16);
        var address = InetAddress.getByAddress(bytes);
        var text = address.getHostAddress();
        assertThat(AddressBlock.address(text)).isEqualTo(address);
        assertThat(AddressBlock.address("[" + text.toUpperCase(Locale.ROOT) + "]:80"))
                .isEqualTo(address);
        assertThat(AddressBlock.parse(text + "/48").contains(address)).isTrue();
        assertThat(AddressBlock.parse("10.0.0.0/8").contains(address)).isFalse();
    }

    @Test
    void aBlockEndsWhereItEnds() {
        var block = AddressBlock.parse("10.1.128.0/17");
        assertThat(block.contains(address("10.1.128.0"))).isTrue();
        assertThat(block.contains(address("10.1.255.255"))).isTrue();
        assertThat(block.contains(address("10.1.127.255"))).isFalse();
        assertThat(block.contains(address("10.2.0.0"))).isFalse();
        assertThat(AddressBlock.parse("::ffff:10.0.0.1").contains(address("10.0.0.1")))
                .isTrue();
    }

    @Test
    void theVisitorsSchemeAndHostAreTheProxys() throws Exception {
        var shop = RelayClient.ORIGIN.substring("http://".length());
        var session = shopper("c-7");
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + session)
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", shop);
        assertThat(client.send("/widget/thread", request).statusCode()).isEqualTo(200);
        var wrong = request.setHeader("X-Forwarded-Proto", "https");
        assertThat(error(client.send("/widget/thread", wrong))).isEqualTo(ErrorKind.ORIGIN_REFUSED);
    }

    private void exhaust(String address) throws Exception {
        for (var time = 0; time < MOST; time++) {
            assertThat(signIn(address)).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
        }
    }

    private ErrorName signIn(String... forwardedFor) throws Exception {
        return error(client.send("/agent/sign-in", request(forwardedFor)));
    }

    /// Each time another account, so that only the address is counted.
    private HttpRequest.Builder request(String... forwardedFor) {
        var body = new TeamBodies.SignIn(id() + "@shop.example", "wrong horse", "laptop");
        var request = HttpRequest.newBuilder().POST(BodyPublishers.ofString(codec.encode(body)));
        List.of(forwardedFor).forEach(line -> request.header("X-Forwarded-For", line));
        return request;
    }

    private static InetAddress address(String text) {
        return Objects.requireNonNull(AddressBlock.address(text));
    }
}
