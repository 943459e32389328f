package dev.sportello.relay.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.NpmProgram;
import dev.sportello.relay.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySignatureTest {
    private static final SecretValue TOKEN = new SecretValue("12345");

    private static boolean fits(String signature, String address, String form) throws Exception {
        return GatewaySignature.fits(signature, List.of(address), FormFields.of(form.getBytes(UTF_8)), TOKEN);
    }

    private static String sign(String address, String form) throws Exception {
        return GatewaySignature.sign(address, FormFields.of(form.getBytes(UTF_8)), TOKEN);
    }

    /// As the official library signs it.
    @Test
    void aRecordedSignatureFits() throws Exception {
        var form = "Digits=1234&To=%2B18005551212&From=%2B14158675310&Caller=%2B14158675310&CallSid=CA1234567890ABCDE";
        assertThat(fits("GvWf1cFY/Q7PnoempGyD5oXAezc=", "https://mycompany.com/myapp.php?foo=1&bar=2", form))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/x?a=1, https://shop.example:443/x?a=1",
        "https://shop.example/x, https://shop.example:8443/x",
        "http://shop.example:80/x, http://shop.example/x"
    })
    void thePortMayStandThereOrNot(String signed, String known) throws Exception {
        assertThat(fits(sign(signed, "Body=Hi"), known, "Body=Hi")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Body=Ho", "Body=Hi&From=", "", "body=Hi", "Body=Hi&Body=Ho"})
    void anotherFormDoesNotFit(String form) throws Exception {
        assertThat(fits(sign("https://shop.example/x", "Body=Hi"), "https://shop.example/x", form))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/y",
                "https://evil.example/x",
                "https://shop.example/x?",
                "http://shop.example/x"
            })
    void anotherAddressDoesNotFit(String address) throws Exception {
        assertThat(fits(sign("https://shop.example/x", "Body=Hi"), address, "Body=Hi"))
                .isFalse();
    }

    /// The library of the gateway (`twilio` of npm) signs alike, whatever the fields are.
    @Tag("long")
    @EnabledIf("dev.sportello.relay.rig.NpmProgram#isInstalled")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Body=Dov%E2%80%99%C3%A8+il+mio+pacco%3F+%F0%9F%93%A6&From=%2B393331234567",
                "FromCity=&ToState=&Body=&NumMedia=0",
                "b=2&a=1&B=3&A=4&_=5&%C3%A9=6&%F0%9F%93%A6=7&%EF%BC%A1=8",
                "Body=b&Body=a&Body=b",
                "Body=a%26b%3Dc%2Bd+e%0D%0Af",
                ""
            })
    void theOfficialLibrarySignsAlike(String form) throws Exception {
        for (var address : List.of("https://shop.example/x?b=2&a=%201&c=", "https://shop.example:8443/x")) {
            var theirs = NpmProgram.run("twilio.cjs", "sign", TOKEN.plain(), address, form);
            assertThat(theirs).containsExactly(sign(address, form));
            assertThat(NpmProgram.run("twilio.cjs", "verify", TOKEN.plain(), sign(address, form), address, form))
                    .containsExactly("true");
        }
    }
}
