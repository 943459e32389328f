package dev.sportello.relay.demo;

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
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;

/// What a real shop's server has: the key that it shares with the relay, and a few lines that vouch for a customer who
/// has signed in. Thread-safe.
final class IdentityIssuer {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final String keyId;
    private final byte[] key;
    private final String account;
    private final Clock clock;
    private final Supplier<UUID> ids;

    private IdentityIssuer(String keyId, byte[] key, String account, Clock clock, Supplier<UUID> ids) {
        this.keyId = keyId;
        this.key = key;
        this.account = account;
        this.clock = clock;
        this.ids = ids;
    }

    /// Takes the first key for HS256 of the relay's file of keys.
    ///
    /// @param account the `aud` that the relay wants
    /// @throws IOException with a sentence for the operator
    static IdentityIssuer of(Path identityKeys, String account, Clock clock, Supplier<UUID> ids) throws IOException {
        for (var line : Files.readAllLines(identityKeys, StandardCharsets.UTF_8)) {
            var words = line.strip().split("\\s+");
            if (!line.startsWith("#") && words.length == 3 && words[1].equals("HS256")) {
                var key = Base64.getUrlDecoder().decode(words[2]);
                return new IdentityIssuer(words[0], key, account, clock, ids);
            }
        }
        throw new IOException("The sample shop signs with HS256, and " + identityKeys + " holds no such key. "
                + "Start the demo without --identity-keys.");
    }

    /// A fresh identity (JWT, RFC 7519). The relay takes each only once.
    String identity(SampleCustomer customer) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(customer.customerId())
                .audience(account)
                .jwtID(ids.get().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("name", customer.name())
                .claim("email", customer.email())
                .claim("locale", customer.language())
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key " + keyId + " does not fit HS256.", e);
        }
        return token.serialize();
    }
}
