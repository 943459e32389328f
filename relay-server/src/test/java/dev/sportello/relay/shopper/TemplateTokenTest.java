package dev.sportello.relay.shopper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sportello.relay.MovableClock;
import dev.sportello.relay.integration.IdentityKeysFile;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Identities as Shopify's Liquid makes them: parts in padded base64url, the signature in hex, keyed by the
/// secret's text.
class TemplateTokenTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final String SECRET = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
    private static final String HEADER = "{\"alg\":\"HS256\",\"kid\":\"liquid\"}";

    @TempDir
    Path folder;

    private IdentityCheck check;

    @BeforeEach
    void writeTheKey() throws Exception {
        var file = folder.resolve("identity-keys");
        Files.writeString(file, "liquid HS256 " + SECRET + "\n");
        check = new IdentityCheck(IdentityKeysFile.open(file, new SecureRandom()), "shop", CLOCK);
    }

    @Test
    void anIdentityThatATemplateHasSignedIsTaken() throws Exception {
        var signed = part(HEADER) + "." + part(claims());
        assertThat(check.check(signed + "." + hmac(signed, SECRET)).shopper().customerId())
                .isEqualTo("6789");
    }

    @Test
    void aSignatureByAnotherSecretOrOfOtherClaimsIsRefused() throws Exception {
        var signed = part(HEADER) + "." + part(claims());
        refused(signed + "." + hmac(signed, SECRET + "x"), ErrorKind.TOKEN_SIGNATURE);
        var other = part(HEADER) + "." + part(claims().replace("6789", "6790"));
        refused(other + "." + hmac(signed, SECRET), ErrorKind.TOKEN_SIGNATURE);
    }

    @Test
    void theRulesOfClaimsHoldForItToo() throws Exception {
        var late = part(HEADER) + "." + part(claims().replace("\"exp\":", "\"exp\":1,\"was\":"));
        refused(late + "." + hmac(late, SECRET), ErrorKind.TOKEN_EXPIRED);
    }

    private void refused(String token, ErrorKind error) {
        var refused = catchThrowableOfType(RefusedFrame.class, () -> check.check(token));
        assertThat(refused.refusal().error()).isEqualTo(error);
    }

    private static String claims() {
        var now = Instant.now(CLOCK).getEpochSecond();
        return "{\"sub\":\"6789\",\"aud\":\"shop\",\"jti\":\"6789-1\",\"iat\":%d,\"exp\":%d,\"name\":\"Zoë\"}"
                .formatted(now, now + 300);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8));
    }

    private static String hmac(String text, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }
}
