package dev.sportello.relay.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TestPortsTest {

    @Test
    void nobodyGetsTheSamePortTwice() throws Exception {
        var taken = new HashSet<Integer>();
        for (var i = 0; i < 20; i++) {
            assertThat(taken.add(TestPorts.take())).isTrue();
        }
        assertThat(taken).noneMatch(TestPorts::take);
    }

    @Test
    void aPortOnWhichSomebodyListensIsPassedOver() throws Exception {
        var port = TestPorts.take();
        assertThat(TestPorts.take(port)).isFalse();
        try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.getLocalPort()).isEqualTo(port);
        }
    }

    /// Linux gives out ports from here on, other systems from further up.
    @Test
    void theSystemGivesNoneOfThemToAConnection() throws Exception {
        assertThat(TestPorts.take()).isLessThan(32_768);
    }
}
