package dev.sportello.relay.shopper;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.Race;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/// The identities that have been exchanged for a session: each counts once, also after a restart. Thread-safe.
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
    /// @throws RefusedFrame `token-replayed`
    void use(Identity identity) throws RefusedFrame {
        // Two that come in the same instant race for the primary key; the one that loses finds the other's row.
        if (!Race.retried(() -> database.jdbi().inTransaction(handle -> useIfNew(handle, identity)))) {
            throw new RefusedFrame(ErrorKind.TOKEN_REPLAYED);
        }
        database.force();
    }

    private boolean useIfNew(Handle handle, Identity identity) {
        handle.createUpdate("delete from used_identity where expires_at <= :now")
                .bind("now", clock.instant())
                .execute();
        var used = handle.createQuery("select 1 from used_identity where token_id = :tokenId")
                .bind("tokenId", identity.tokenId())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!used) {
            handle.createUpdate("insert into used_identity (token_id, expires_at) values (:tokenId, :expiresAt)")
                    .bind("tokenId", identity.tokenId())
                    .bind("expiresAt", identity.expiresAt())
                    .execute();
        }
        return !used;
    }
}
