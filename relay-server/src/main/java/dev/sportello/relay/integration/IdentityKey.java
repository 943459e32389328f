package dev.sportello.relay.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// One key with which the shop signs identities. The key says by which algorithm; a token's own word never counts.
/// Immutable and thread-safe.
///
/// @param id the `kid` of tokens
/// @param verifier checks signatures
/// @param ofTemplates checks signatures of a shop system whose templates sign by a secret as it is written, and not by
///     the bytes that it stands for; null where the key is no secret
public record IdentityKey(
        String id,
        JWSAlgorithm algorithm,
        JWSVerifier verifier,
        @Nullable JWSVerifier ofTemplates) {
    /// RFC 7518, section 3.2: a key for HS256 has at least 256 bits.
    private static final int LEAST_SECRET_BYTES = 32;

    private static final int ED25519_BYTES = 32;

    /// A secret of at least 32 bytes, in base64url.
    static final String HS256 = "HS256";

    /// A public key of Ed25519, in base64url.
    static final String EDDSA = "EdDSA";

    /// Reads a line of the keys' file: the id, the algorithm, and the key in base64url.
    ///
    /// @throws IllegalArgumentException with a sentence that never holds the key
    static IdentityKey parse(String line) {
        var words = line.strip().split("\\s+");
        if (words.length != 3) {
            throw new IllegalArgumentException("Write the id, HS256 or EdDSA, and the key, with spaces between them.");
        }
        var key = bytes(words[2]);
        return switch (words[1]) {
            case HS256 -> new IdentityKey(words[0], JWSAlgorithm.HS256, hmac(key), hmac(words[2].getBytes(UTF_8)));
            case EDDSA -> new IdentityKey(words[0], JWSAlgorithm.EdDSA, new Ed25519(publicKey(key)), null);
            default -> throw new IllegalArgumentException("The algorithm is HS256 or EdDSA, not " + words[1] + ".");
        };
    }

    private static byte[] bytes(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The key is not base64url.", e);
        }
    }

    private static JWSVerifier hmac(byte[] secret) {
        if (secret.length < LEAST_SECRET_BYTES) {
            throw new IllegalArgumentException("A key for HS256 has at least " + LEAST_SECRET_BYTES + " bytes.");
        }
        try {
            return new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The key does not fit HS256.", e);
        }
    }

    /// RFC 8032, section 5.1.2: 32 bytes, little-endian, whose highest bit is the sign of x.
    private static PublicKey publicKey(byte[] encoded) {
        if (encoded.length != ED25519_BYTES) {
            throw new IllegalArgumentException("A public key for EdDSA (Ed25519) has 32 bytes.");
        }
        var bigEndian = new byte[ED25519_BYTES];
        for (var i = 0; i < ED25519_BYTES; i++) {
            bigEndian[i] = encoded[ED25519_BYTES - 1 - i];
        }
        var negative = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        try {
            var point = new EdECPoint(negative, new BigInteger(1, bigEndian));
            var key = new EdECPublicKeySpec(NamedParameterSpec.ED25519, point);
            return KeyFactory.getInstance("Ed25519").generatePublic(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key does not fit EdDSA (Ed25519).", e);
        }
    }

    @Override
    public String toString() {
        return "IdentityKey[" + id + ", " + algorithm + "]";
    }
}
