package dev.sportello.relay.shopper;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.ShopperBodies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The sessions of shoppers: opaque, each bound to the site on which it began. Thread-safe.
public final class ShopperSessions {
    private static final Duration LIFE = Duration.ofHours(12);

    private final Database database;
    private final Profiles profiles;
    private final Tokens tokens;
    private final Clock clock;

    public ShopperSessions(Database database, Profiles profiles, Tokens tokens, Clock clock) {
        this.database = database;
        this.profiles = profiles;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Begins a session, and forgets those that have ended by themselves.
    ///
    /// @param tokenId of the identity that it was exchanged for
    ShopperBodies.Session begin(Profile shopper, String tokenId, String origin) {
        var token = tokens.make();
        var now = clock.instant();
        var expiresAt = now.plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        database.jdbi().useTransaction(handle -> {
            handle.createUpdate("delete from shopper_session where expires_at <= :now")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            insert into shopper_session (token_hash, profile, origin, expires_at, identity)
                            values (:hash, :profile, :origin, :expiresAt, :tokenId)
                            """)
                    .bind("hash", Tokens.hash(token))
                    .bind("profile", shopper.id())
                    .bind("origin", origin)
                    .bind("expiresAt", expiresAt)
                    .bind("tokenId", tokenId)
                    .execute();
        });
        return new ShopperBodies.Session(token, expiresAt, shopper.verified().name() ? shopper.name() : null);
    }

    /// The session of a token.
    ///
    /// @throws RefusedFrame `sign-in-required` without a token, `session-expired` where the session is over or was
    ///     never one, `origin-refused` when it was stolen from another site
    public ShopperSession require(@Nullable String token, String origin) throws RefusedFrame {
        if (token == null || token.isBlank()) {
            throw new RefusedFrame(ErrorKind.SIGN_IN_REQUIRED);
        }
        var key = Tokens.hash(token);
        var row = find(key);
        if (row == null || !row.expiresAt.isAfter(clock.instant())) {
            throw new RefusedFrame(ErrorKind.SESSION_EXPIRED);
        }
        if (!row.origin.equals(origin)) {
            throw new RefusedFrame(ErrorKind.ORIGIN_REFUSED, "This session belongs to another site. Sign in.", null);
        }
        var profile = profiles.find(row.profile);
        if (profile == null) {
            throw new RefusedFrame(ErrorKind.SESSION_EXPIRED);
        }
        return new ShopperSession(key, profile, row.expiresAt);
    }

    /// Whether the session has not been ended since it was found.
    boolean stands(ShopperSession session) {
        return isKnown(session.key());
    }

    boolean isKnown(String key) {
        return find(key) != null;
    }

    /// Ends a session for ever, if there is one: also a power cut brings it back no more once this returns. With it
    /// ends that its browser may show its identity again.
    ///
    /// @param key [ShopperSession#key], the hash of its token
    void end(String key) {
        database.jdbi().useTransaction(handle -> {
            handle.createQuery("select identity from shopper_session where token_hash = :hash")
                    .bind("hash", key)
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(identity -> UsedIdentities.close(handle, identity));
            handle.createUpdate("delete from shopper_session where token_hash = :hash")
                    .bind("hash", key)
                    .execute();
        });
        database.force();
    }

    /// Ends all sessions of a shopper who is erased.
    public static void erase(Handle handle, ProfileId profile) {
        handle.createUpdate("delete from shopper_session where profile = :profile")
                .bind("profile", profile)
                .execute();
    }

    private @Nullable Row find(String hash) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select profile, origin, expires_at from shopper_session where token_hash = :hash
                                """)
                        .bind("hash", hash)
                        .mapTo(Row.class)
                        .findOne())
                .orElse(null);
    }

    record Row(ProfileId profile, String origin, Instant expiresAt) {}
}
