package dev.sportello.relay.shopper;

import dev.sportello.model.StorableText;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.relay.integration.IdentityKey;
import dev.sportello.relay.integration.KnownKeys;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides whether a token (JWT, RFC 7519) really is the shop's word about a shopper. Every way to fail has a name of
/// its own; none ends in an anonymous shopper. Thread-safe.
public final class IdentityCheck {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final int LONGEST_ID = 200;

    private final KnownKeys keys;
    private final String account;
    private final Clock clock;

    /// @param account the `aud` that tokens must name
    public IdentityCheck(KnownKeys keys, String account, Clock clock) {
        this.keys = keys;
        this.account = account;
        this.clock = clock;
    }

    /// What the token says, if it is to be believed. Whether its `jti` was used before is not looked at here.
    ///
    /// @throws RefusedFrame with the named error
    Identity check(@Nullable String token) throws RefusedFrame {
        return check(token, keys::used);
    }

    /// Finds out whether a token is to be believed, and leaves no trace of it.
    ///
    /// @throws RefusedFrame with the named error
    public void tryOut(@Nullable String token) throws RefusedFrame {
        var _ = check(token, _ -> {});
    }

    private Identity check(@Nullable String token, Consumer<String> used) throws RefusedFrame {
        var formed = TokenForm.check(token);
        try {
            var jwt = TemplateToken.isOne(formed) ? TemplateToken.parse(formed) : SignedJWT.parse(formed);
            var key = signer(jwt, TemplateToken.isOne(formed));
            var claims = jwt.getPayload().toJSONObject();
            if (claims == null) {
                throw new RefusedFrame(ErrorKind.TOKEN_MALFORMED, "The identity's claims are not a JSON object.", null);
            }
            var identity = identity(new Claims(claims));
            used.accept(key.id());
            return identity;
        } catch (ParseException | IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.TOKEN_MALFORMED);
        }
    }

    private IdentityKey signer(SignedJWT jwt, boolean byTemplate) throws RefusedFrame {
        var header = jwt.getHeader();
        var key = header.getKeyID() == null ? null : keys.find(header.getKeyID());
        if (key == null) {
            throw new RefusedFrame(ErrorKind.TOKEN_KEY_UNKNOWN);
        }
        if (!key.algorithm().equals(header.getAlgorithm())) {
            throw new RefusedFrame(ErrorKind.TOKEN_ALGORITHM);
        }
        try {
            var verifier = byTemplate ? key.ofTemplates() : key.verifier();
            if (verifier == null || !jwt.verify(verifier)) {
                throw new RefusedFrame(ErrorKind.TOKEN_SIGNATURE);
            }
            return key;
        } catch (JOSEException e) {
            throw new RefusedFrame(ErrorKind.TOKEN_SIGNATURE);
        }
    }

    private Identity identity(Claims claims) throws RefusedFrame {
        var shopper = shopper(claims);
        var tokenId = claims.required("jti");
        var issuedAt = claims.requiredTime("iat");
        var expiresAt = claims.requiredTime("exp");
        if (!claims.audience().contains(account)) {
            throw new RefusedFrame(ErrorKind.TOKEN_AUDIENCE);
        }
        checkTimes(issuedAt, expiresAt, claims.time("nbf"));
        if (tokenId.length() > LONGEST_ID || !StorableText.isLine(tokenId)) {
            throw new RefusedFrame(
                    ErrorKind.TOKEN_CLAIM_INVALID, "The jti is longer than 200 characters, or holds others.", null);
        }
        return new Identity(shopper, tokenId, expiresAt.plus(SKEW));
    }

    private void checkTimes(Instant issuedAt, Instant expiresAt, @Nullable Instant notBefore) throws RefusedFrame {
        var now = clock.instant();
        if (issuedAt.isAfter(now.plus(SKEW)) || notBefore != null && notBefore.isAfter(now.plus(SKEW))) {
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

    private static VerifiedShopper shopper(Claims claims) throws RefusedFrame {
        try {
            return new VerifiedShopper(
                    claims.required("sub"),
                    claims.text("name"),
                    claims.text("email"),
                    claims.text("phone"),
                    claims.text("locale"),
                    !Boolean.FALSE.equals(claims.flag("email_verified")));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.TOKEN_CLAIM_INVALID, String.valueOf(e.getMessage()), null);
        }
    }
}
