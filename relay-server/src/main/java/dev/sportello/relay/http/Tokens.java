package dev.sportello.relay.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Makes the opaque tokens of sessions. Immutable and thread-safe.
public record Tokens(SecureRandom random) {
    private static final int BYTES = 32;
    private static final String BEARER = "Bearer";

    /// A new token: 256 random bits in base64url.
    public String make() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What is stored instead of the token: its SHA-256 in hex. A token is random, so no salt is needed.
    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /// The token in the `Authorization` header (RFC 6750, section 2.1), or null.
    public static @Nullable String bearer(Context ctx) {
        return shown(ctx, BEARER);
    }

    /// What stands in the `Authorization` header behind a scheme, or null. The scheme may be in any case (RFC 9110,
    /// section 11.1).
    public static @Nullable String shown(Context ctx, String scheme) {
        var header = ctx.header("Authorization");
        return header != null && header.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)
                ? header.substring(scheme.length()).strip()
                : null;
    }
}
