package dev.sportello.relay.integration;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The shop's server in tests: signs identities with the key of a keys' file.
public final class ShopSigner {
    private static final String SECRET = "a secret of more than thirty-two bytes";

    /// The line of the keys' file that lets this signer's identities in.
    public static final String LINE = "key-1 HS256 "
            + Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));

    /// Writes a keys' file that lets this signer's identities in.
    public static void writeKeys(Path file) throws IOException {
        Files.writeString(file, LINE + "\n");
    }

    /// A fresh, valid identity.
    public static String sign(String customerId, String name, Instant now) {
        return sign(valid(customerId, now).claim("name", name).build());
    }

    public static JWTClaimsSet.Builder valid(String customerId, Instant now) {
        return new JWTClaimsSet.Builder()
                .subject(customerId)
                .audience("shop")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    public static String sign(JWTClaimsSet claims) {
        return sign(claims, SECRET, header -> header);
    }

    public static String sign(JWTClaimsSet claims, String secret, UnaryOperator<JWSHeader.Builder> header) {
        try {
            var start = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1");
            var jwt = new SignedJWT(header.apply(start).build(), claims);
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ShopSigner() {}
}
