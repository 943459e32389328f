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
        "HTTPS://chat.shop.example, https://chat.shop.example",
        "Http://localhost:8080, http://localhost:8080",
        "LocalHost, http://LocalHost",
        "[::1]:8080, http://[::1]:8080",
        "'\u00a0https://chat.shop.example\u200b', https://chat.shop.example",
        "'\ufeffchat.shop.example\u202f', https://chat.shop.example",
        "chat.caffè.example, https://chat.xn--caff-8oa.example",
        "https://chat.caffè.example:8443/sportello/, https://chat.xn--caff-8oa.example:8443/sportello",
    })
    void anAddressIsReadAsPeopleTypeIt(String typed, URI address) {
        assertThat(LoginForm.address(typed)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost.shop.example", "localhosts.example", "127.0.0.1.shop.example", "127.shop.example"})
    void onlyTheOwnMachineIsReachedWithoutProtection(String typed) {
        assertThat(LoginForm.address(typed)).isEqualTo(URI.create("https://" + typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "ftp://shop.example",
                "https://",
                "not an address",
                "http:///x",
                "//chat.shop.example/://x"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(LoginForm.address(typed)).isNull();
    }

    @Test
    void whatNobodySeesAroundCodeAndEmailIsNotSent() {
        var form = new LoginForm(
                LoginMode.RESET,
                "chat.shop.example",
                "\u00a0K7QF-2M9X\u200b",
                "",
                "\ufeffanna@shop.example\u00a0",
                "correct horse");
        assertThat(form.fault()).isNull();
        assertThat(form.code()).isEqualTo("K7QF-2M9X");
        assertThat(form.email()).isEqualTo("anna@shop.example");
    }

    @Test
    void noCodeAndNoPasswordIsPrinted() {
        var form = new LoginForm(
                LoginMode.RESET, "chat.shop.example", "K7QF-2M9X", "Anna", "anna@shop.example", "correct horse");
        assertThat(form.toString()).contains("chat.shop.example").doesNotContain("K7QF", "horse");
    }
}
