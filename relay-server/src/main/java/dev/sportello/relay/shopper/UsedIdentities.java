package dev.sportello.relay.shopper;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The identities that have been exchanged for a session: each counts once, also after a restart, or again for the
/// browser that exchanged it. Thread-safe.
public final class UsedIdentities {
    private final Database database;
    private final Clock clock;

    public UsedIdentities(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Uses an identity up, and forgets those that have expired. Also after a power cut it is used, once this
    /// returns.
    ///
    /// @param browser the hash of the browser's secret; null where it has none
    /// @throws RefusedFrame `token-replayed`
    void use(Identity identity, @Nullable String browser) throws RefusedFrame {
        // Two that come in the same instant race for the primary key; the one that loses finds the other's row.
        if (!WriteConflict.retried(
                () -> database.jdbi().inTransaction(handle -> useOrFind(handle, identity, browser)))) {
            throw new RefusedFrame(ErrorKind.TOKEN_REPLAYED);
        }
        database.force();
    }

    /// Makes an identity count once only, for its browser too: its shopper has signed out.
    static void close(Handle handle, String tokenId) {
        handle.createUpdate("update used_identity set browser_hash = null where token_id = :tokenId")
                .bind("tokenId", tokenId)
                .execute();
    }

    private boolean useOrFind(Handle handle, Identity identity, @Nullable String browser) {
        handle.createUpdate("delete from used_identity where expires_at <= :now")
                .bind("now", clock.instant())
                .execute();
        var used = handle.createQuery("select token_id, browser_hash from used_identity where token_id = :tokenId")
                .bind("tokenId", identity.tokenId())
                .mapTo(Used.class)
                .findOne();
        if (used.isPresent()) {
            return browser != null && browser.equals(used.get().browserHash());
        }
        return 1
                == handle.createUpdate("""
                                insert into used_identity (token_id, expires_at, browser_hash)
                                values (:tokenId, :expiresAt, :browser)""")
                        .bind("tokenId", identity.tokenId())
                        .bind("expiresAt", identity.expiresAt())
                        .bind("browser", browser)
                        .execute();
    }

    record Used(String tokenId, @Nullable String browserHash) {
        @Override
        public String toString() {
            return "Used[" + tokenId + "]";
        }
    }
}
