package dev.sportello.relay.rig;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shop's end of signing in: a key, and identities signed with it. Immutable.
///
/// @param secret 32 bytes or more
public record ShopKey(String id, byte[] secret) {
    private static final String ACCOUNT = "shop";

    /// A key that is the same in each run.
    public static ShopKey test() {
        return new ShopKey("test", "a secret that only this test knows".getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the file that the relay's `--identity-keys` names.
    public Path write(Path file) throws IOException {
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return Files.writeString(file, id + " HS256 " + key + "\n");
    }

    /// Signs any claims, right or not.
    public String signed(String claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build();
            var token = new JWSObject(header, new Payload(claims));
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A fresh identity of a customer, good for five minutes.
    public String identity(String customer, String name, Clock clock) {
        return identity(customer, name, null, clock);
    }

    /// The same, with a phone number; null: with none.
    public String identity(String customer, String name, @Nullable String phone, Clock clock) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(customer)
                .audience(ACCOUNT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .jwtID(UUID.randomUUID().toString())
                .claim("name", name)
                .claim("phone", phone)
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build(), claims);
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
