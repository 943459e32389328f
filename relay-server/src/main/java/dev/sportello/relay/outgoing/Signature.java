package dev.sportello.relay.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs webhooks by the specification of Standard Webhooks: HMAC-SHA256 over id, time and body, with each
/// secret that is live.
final class Signature {
    private static final String MARK = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    static String newSecret(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return MARK + Base64.getEncoder().encodeToString(bytes);
    }

    /// @param secrets that were made here
    /// @return the headers
    static Map<String, String> headers(List<String> secrets, UUID id, Instant now, String body) {
        var time = String.valueOf(now.getEpochSecond());
        var signed = (id + "." + time + "." + body).getBytes(UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", time);
        headers.put(
                "webhook-signature",
                secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(Collectors.joining(" ")));
        return headers;
    }

    private static String sign(String secret, byte[] signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(MARK.length())), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        }
    }

    private Signature() {}
}
