package dev.sportello.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginFormTest {
    @ParameterizedTest
    @CsvSource({
        "chat.shop.example, https://chat.shop.example",
        "' https://chat.shop.example/ ', https://chat.shop.example",
        "localhost:8080, http://localhost:8080",
        "127.0.0.1:8080, http://127.0.0.1:8080",
        "http://relay.lan/sportello/, http://relay.lan/sportello",
    })
    void anAddressIsReadAsPeopleTypeIt(String typed, URI address) {
        assertThat(LoginForm.address(typed)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ftp://shop.example", "https://", "not an address", "http:///x"})
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(LoginForm.address(typed)).isNull();
    }

    @Test
    void noCodeAndNoPasswordIsPrinted() {
        var form = new LoginForm(
                LoginMode.RESET, "chat.shop.example", "K7QF-2M9X", "Anna", "anna@shop.example", "correct horse");
        assertThat(form.toString()).contains("chat.shop.example").doesNotContain("K7QF", "horse");
    }
}
