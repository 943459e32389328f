package dev.sportello.relay.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// To which addresses webhooks go.
class NetworksTest {
    private final Networks publicOnly = new Networks(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatStandsBesideTheRelayIsRefused(String address) {
        assertThat(publicOnly.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"})
    void theInternetIsAllowed(String address) {
        assertThat(publicOnly.allows(InetAddress.ofLiteral(address))).isTrue();
        assertThat(publicOnly.isPrivatelyAllowed(InetAddress.ofLiteral(address)))
                .isFalse();
    }

    @Test
    void theOperatorAllowsWhatTheyNameAndNothingBesideIt() {
        var networks = new Networks(List.of("10.1.0.0/16", "fd00:1::/64"));
        assertThat(networks.allowsPrivate()).isTrue();
        assertThat(networks.allows(InetAddress.ofLiteral("10.1.255.1"))).isTrue();
        assertThat(networks.allows(InetAddress.ofLiteral("::ffff:10.1.0.9"))).isTrue();
        assertThat(networks.allows(InetAddress.ofLiteral("fd00:1::9"))).isTrue();
        assertThat(networks.allows(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(networks.allows(InetAddress.ofLiteral("169.254.169.254"))).isFalse();
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThatThrownBy(() -> new Networks(List.of("erp.local")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--allow-webhooks-to: ");
    }
}
