package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NetworkWatchTest {

    @Test
    void noticesAnAddressThatWasNotThere() throws UnknownHostException {
        var cable = InetAddress.getByName("192.0.2.7");
        var radio = InetAddress.getByName("198.51.100.7");
        var addresses = new AtomicReference<>(Set.of(cable));
        var watch = new NetworkWatch(addresses::get);
        assertThat(watch.returned()).isFalse();
        addresses.set(Set.of());
        assertThat(watch.returned()).isFalse();
        addresses.set(Set.of(radio));
        assertThat(watch.returned()).isTrue();
        assertThat(watch.returned()).isFalse();
    }
}
