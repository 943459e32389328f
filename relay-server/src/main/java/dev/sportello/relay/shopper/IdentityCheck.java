package dev.sportello.relay.shopper;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decides whether a token (JWT, RFC 7519) really is the shop's word about a shopper. Every way to fail has a name of
/// its own; none ends in an anonymous shopper. Immutable and thread-safe.
public final class IdentityCheck {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final int LONGEST_ID = 200;

    private final IdentityKeys keys;
    private final String account;
    private final Clock clock;

    /// @param account the `aud` that tokens must name
    public IdentityCheck(IdentityKeys keys, String account, Clock clock) {
        this.keys = keys;
        this.account = account;
        this.clock = clock;
    }

    /// What the token says, if it is to be believed. Whether its `jti` was used before is not looked at here.
    ///
    /// @throws RefusedFrame with the named error
    Identity check(@Nullable String token) throws RefusedFrame {
        if (token == null || token.isBlank()) {
            throw new RefusedFrame(ErrorKind.TOKEN_MISSING);
        }
        if (token.length() > LONGEST_TOKEN) {
            throw new RefusedFrame(ErrorKind.TOO_LARGE);
        }
        refuseUnsigned(token);
        try {
            var jwt = SignedJWT.parse(token);
            checkSignature(jwt);
            return identity(jwt.getJWTClaimsSet());
        } catch (ParseException | IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.TOKEN_MALFORMED);
        }
    }

    /// `alg: none` (RFC 8725, section 2.1) is the wrong algorithm, not a broken token, and is named so.
    private static void refuseUnsigned(String token) throws RefusedFrame {
        var dot = token.indexOf('.');
        try {
            var header = new String(Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0))), UTF_8);
            if (header.replaceAll("\\s", "").toLowerCase(Locale.ROOT).contains("\"alg\":\"none\"")) {
                throw new RefusedFrame(ErrorKind.TOKEN_ALGORITHM);
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.TOKEN_MALFORMED);
        }
    }

    private void checkSignature(SignedJWT jwt) throws RefusedFrame {
        var header = jwt.getHeader();
        var key = header.getKeyID() == null ? null : keys.find(header.getKeyID());
        if (key == null) {
            throw new RefusedFrame(ErrorKind.TOKEN_KEY_UNKNOWN);
        }
        if (!key.algorithm().equals(header.getAlgorithm())) {
            throw new RefusedFrame(ErrorKind.TOKEN_ALGORITHM);
        }
        try {
            if (!jwt.verify(key.verifier())) {
                throw new RefusedFrame(ErrorKind.TOKEN_SIGNATURE);
            }
        } catch (JOSEException e) {
            throw new RefusedFrame(ErrorKind.TOKEN_SIGNATURE);
        }
    }

    private Identity identity(JWTClaimsSet claims) throws RefusedFrame, ParseException {
        var subject = required(claims.getSubject(), "sub");
        var tokenId = required(claims.getJWTID(), "jti");
        var issuedAt = required(claims.getIssueTime(), "iat");
        var expiresAt = required(claims.getExpirationTime(), "exp");
        if (claims.getAudience().isEmpty()) {
            throw missing("aud");
        }
        if (!claims.getAudience().contains(account)) {
            throw new RefusedFrame(ErrorKind.TOKEN_AUDIENCE);
        }
        checkTimes(issuedAt, expiresAt, claims.getNotBeforeTime());
        if (tokenId.length() > LONGEST_ID) {
            throw new RefusedFrame(ErrorKind.TOKEN_MALFORMED, "The jti is longer than 200 characters.", null);
        }
        return new Identity(shopper(subject, claims), tokenId, expiresAt.plus(SKEW));
    }

    private void checkTimes(Instant issuedAt, Instant expiresAt, @Nullable Date notBefore) throws RefusedFrame {
        var now = clock.instant();
        if (issuedAt.isAfter(now.plus(SKEW))
                || notBefore != null && notBefore.toInstant().isAfter(now.plus(SKEW))) {
            throw new RefusedFrame(ErrorKind.TOKEN_NOT_YET_VALID);
        }
        if (!expiresAt.plus(SKEW).isAfter(now)) {
            throw new RefusedFrame(ErrorKind.TOKEN_EXPIRED);
        }
        if (expiresAt.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))
                || Duration.between(issuedAt, expiresAt).compareTo(LONGEST_LIFE) > 0) {
            throw new RefusedFrame(ErrorKind.TOKEN_TOO_LONG_LIVED);
        }
    }

    private static VerifiedShopper shopper(String subject, JWTClaimsSet claims) throws RefusedFrame, ParseException {
        try {
            return new VerifiedShopper(
                    subject,
                    claims.getStringClaim("name"),
                    claims.getStringClaim("email"),
                    claims.getStringClaim("phone"),
                    claims.getStringClaim("locale"));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.TOKEN_MALFORMED, String.valueOf(e.getMessage()), null);
        }
    }

    private static Instant required(@Nullable Date claim, String name) throws RefusedFrame {
        if (claim == null) {
            throw missing(name);
        }
        return claim.toInstant();
    }

    private static String required(@Nullable String claim, String name) throws RefusedFrame {
        if (claim == null || claim.isBlank()) {
            throw missing(name);
        }
        return claim;
    }

    private static RefusedFrame missing(String name) {
        return new RefusedFrame(
                ErrorKind.TOKEN_CLAIM_MISSING,
                ErrorKind.TOKEN_CLAIM_MISSING.sentence() + " Missing: " + name + ".",
                null);
    }
}
