package dev.sportello.relay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

    @Test
    void comparesExactly() {
        var origins = new Origins(List.of("https://Shop.example"));
        assertThat(origins.allows("https://shop.example")).isTrue();
        assertThat(origins.allows("http://shop.example")).isFalse();
        assertThat(origins.allows("https://shop.example:8443")).isFalse();
        assertThat(origins.allows("https://shop.example.evil.example")).isFalse();
        assertThat(origins.allows("null")).isFalse();
    }

    @Test
    void refusesWhatIsNoOrigin() {
        for (var wrong : new String[] {"*", "null", "shop.example", "https://shop.example/", "ftp://shop.example"}) {
            assertThatThrownBy(() -> new Origins(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Write it like https://shop.example");
        }
    }
}
