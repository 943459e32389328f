package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.PublicKeyText.Key;
import dev.sportello.wire.PublicKeyText.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTextTest {
    /// The key of RFC 8037, appendix A.2.
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String PEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            -----END PUBLIC KEY-----
            """;

    @Test
    void isReadInEachFormInWhichPeopleHaveIt() {
        var key = new Key(X, null);
        assertThat(PublicKeyText.read(" " + X + "\n")).isEqualTo(key);
        assertThat(PublicKeyText.read(X.replace('_', '/') + "=")).isEqualTo(key);
        assertThat(PublicKeyText.read(PEM)).isEqualTo(key);
        assertThat(PublicKeyText.read(jwk(""))).isEqualTo(key);
        assertThat(PublicKeyText.read(jwk(",\"kid\":\"shop-2026\",\"use\":\"sig\"")))
                .isEqualTo(new Key(X, "shop-2026"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGx\",\"x\":\"" + X + "\"}",
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"
            })
    void whatIsToStayAtTheShopIsNamedSo(String pasted) {
        assertThat(PublicKeyText.read(pasted)).isEqualTo(Problem.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----",
                "{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQAB\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + X + "\"}"
            })
    void aKeyOfAnotherKindIsNamedSo(String pasted) {
        assertThat(PublicKeyText.read(pasted)).isEqualTo(Problem.OTHER_KIND);
    }

    @Test
    void anIdThatCannotBeOneIsNamedSo() {
        assertThat(PublicKeyText.read(jwk(",\"kid\":\"my key\""))).isEqualTo(Problem.KEY_ID);
        assertThat(PublicKeyText.read(jwk(",\"kid\":7"))).isEqualTo(Problem.KEY_ID);
    }

    @Property
    void anythingElseIsNoKey(@ForAll String text) {
        assertThat(PublicKeyText.read(text)).isInstanceOf(PublicKeyText.Reading.class);
        assertThat(PublicKeyText.read("{" + text)).isInstanceOf(Problem.class);
    }

    private static String jwk(String rest) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"" + rest + "}";
    }
}
