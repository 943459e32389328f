package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTest {

    /// What was written at one spelling of an address is there at the others: it is kept by the address.
    @ParameterizedTest
    @CsvSource({
        "https://chat.shop.example, https://chat.shop.example",
        "HTTPS://Chat.Shop.Example/, https://chat.shop.example",
        "https://chat.shop.example:443/, https://chat.shop.example",
        "http://LocalHost:80, http://localhost",
        "https://chat.shop.example:8443/Sportello/, https://chat.shop.example:8443/Sportello",
        "http://[::1]:8080/a%20b, http://[::1]:8080/a%20b",
    })
    void anAddressIsOneHoweverItIsSpelled(URI written, URI base) {
        assertThat(new RelayAddress(written).base()).isEqualTo(base);
        assertThat(new RelayAddress(written)).hasToString(base.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://shop.example", "chat.shop.example", "https://a@shop.example", "https://shop.example/?a=b"
            })
    void whatIsNoAddressIsRefused(URI written) {
        assertThatThrownBy(() -> new RelayAddress(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Write the relay's address");
    }
}
