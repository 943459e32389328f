package dev.sportello.relay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.site.SiteOrigin;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @Test
    void comparesExactly() {
        var origins = origins("https://Shop.example");
        assertThat(origins.allows("https://shop.example")).isTrue();
        assertThat(origins.allows("http://shop.example")).isFalse();
        assertThat(origins.allows("https://shop.example:8443")).isFalse();
        assertThat(origins.allows("https://shop.example.evil.example")).isFalse();
        assertThat(origins.allows("null")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://bücher.example, https://xn--bcher-kva.example",
        "https://BÜCHER.example, https://xn--bcher-kva.example",
        "https://straße.example, https://xn--strae-oqa.example",
        "https://例え.テスト, https://xn--r8jz45g.xn--zckzah",
        "https://xn--bcher-kva.example, https://xn--bcher-kva.example",
        "https://shop.example:443, https://shop.example",
        "http://shop.example:80, http://shop.example",
        "http://shop.example:443, http://shop.example:443",
        "https://shop.example:08443, https://shop.example:8443",
        "HTTPS://SHOP.Example, https://shop.example",
        "' https://shop.example ', https://shop.example",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://[::1]:8080, http://[::1]:8080",
        "http://[2001:0DB8:0:0:1:0:0:1], http://[2001:db8::1:0:0:1]",
    })
    void isSpelledAsBrowsersDo(String written, String sent) {
        assertThat(origins(written).allows(sent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "\ufdfa", "xn--a"})
    void whatNoSiteIsCalledIsNone(String piece) {
        for (var length : List.of(60, 600, 6_000)) {
            assertThat(SiteOrigin.problem("https://" + piece.repeat(length) + "é.example"))
                    .isIn(null, SiteOrigin.Problem.HOST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "shop.example",
                "//shop.example",
                "https://*.shop.example",
                "http://127.1:8080",
                "http://0177.0.0.1",
                "http://0x7f.0.0.1",
                "http://2130706433",
                "http://127.0.0.1.",
                "http://256.0.0.1",
                "https://shop.1",
                "http://[fe80::1%25eth0]",
                "https://xn--a.example",
                "https://shop.*",
                "https://user@shop.example",
                "https://user:word@shop.example",
                "https://shop.example/",
                "https://shop.example/chat",
                "https://shop.example?a",
                "https://shop.example#a",
                "https://shop.example:",
                "https://shop.example:http",
                "https://shop.example:70000",
                "https://shop example",
                "https://",
                "https://.example",
                "https://[::1",
                "https://[nonsense]",
                "ftp://shop.example",
                "file:///shop",
                ""
            })
    void refusesWhatIsNoOriginAndSaysWhatToWrite(String wrong) {
        assertThatThrownBy(() -> origins(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--allow-origin", "\"" + wrong + "\" is no origin")
                .hasMessageContaining(" https://shop.example.");
    }

    @Property
    void anythingIsTakenOrRefusedWithASentence(@ForAll String text) {
        try {
            assertThat(SiteOrigin.parse(SiteOrigin.parse("https://" + text))).startsWith("https://");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("is no origin");
        }
    }

    @Property
    void noHostOfARequestBreaksAnything(@ForAll String host) {
        var origin = SiteOrigin.of("https", host);
        assertThat(origin == null || origin.startsWith("https://")).isTrue();
    }

    @Test
    void sitesThatAdminsHaveSetAreAllowedAsLongAsTheyAreSet() {
        var set = new ArrayList<String>();
        var origins = origins("https://shop.example");
        origins.allowToo(() -> set);
        set.add("https://other.example");
        assertThat(origins.allows("https://other.example")).isTrue();
        set.clear();
        assertThat(origins.allows("https://other.example")).isFalse();
        assertThat(origins.allows("https://shop.example")).isTrue();
        assertThat(origins.fixed()).containsExactly("https://shop.example");
    }

    private static Origins origins(String origin) {
        return new Origins(List.of(origin), new Proxies(List.of()));
    }
}
