package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    @ParameterizedTest
    @CsvSource({
        "See https://shop.example/a?b=c. Thanks, https://shop.example/a?b=c",
        "(http://shop.example), http://shop.example",
        "https://de.wikipedia.example/wiki/A_(B) is it, https://de.wikipedia.example/wiki/A_(B)",
        "HTTPS://SHOP.EXAMPLE!, HTTPS://SHOP.EXAMPLE",
    })
    void anAddressIsFoundWithoutThePunctuationAroundIt(String text, String address) {
        assertThat(Link.parts(text)).contains(new Link.Part.Address(address, URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "mailto:a@b.example",
                "ftp://shop.example",
                "https://",
                "http://[broken",
                "www.shop.example",
            })
    void nothingElseIsEverALink(String text) {
        assertThat(Link.parts(text)).noneMatch(Link.Part.Address.class::isInstance);
    }

    @Test
    void nothingIsLostOrAdded() {
        var text = "a https://x.example/1, b (https://x.example/2) https:// c";
        assertThat(Link.parts(text).stream().map(Link.Part::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }
}
