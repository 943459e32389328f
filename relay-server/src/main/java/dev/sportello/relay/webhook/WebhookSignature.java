package dev.sportello.relay.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.secret.SecretValue;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The signature of a webhook: HMAC-SHA256 (RFC 2104) over the body as it came, in base64.
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    /// Compares in a time that tells nothing of where they differ.
    ///
    /// @param signature as it stands in the header
    static boolean fits(byte[] body, @Nullable String signature, SecretValue secret) {
        if (signature == null) {
            return false;
        }
        try {
            return MessageDigest.isEqual(of(body, secret), Base64.getDecoder().decode(signature.strip()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// As it stands in the header.
    public static String sign(byte[] body, SecretValue secret) {
        return Base64.getEncoder().encodeToString(of(body, secret));
    }

    private static byte[] of(byte[] body, SecretValue secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.plain().getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        }
    }

    private WebhookSignature() {}
}
