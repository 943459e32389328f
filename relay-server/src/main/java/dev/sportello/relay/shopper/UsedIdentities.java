package dev.sportello.relay.shopper;

import dev.sportello.relay.storage.Race;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The identities that have been exchanged for a session: each counts once, also after a restart. Thread-safe.
public final class UsedIdentities {
    private final Jdbi jdbi;
    private final Clock clock;

    public UsedIdentities(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /// Uses an identity up, and forgets those that have expired.
    ///
    /// @throws RefusedFrame `token-replayed`
    void use(Identity identity) throws RefusedFrame {
        // Two that come in the same instant race for the primary key; the one that loses finds the other's row.
        if (!Race.retried(() -> jdbi.inTransaction(handle -> useIfNew(handle, identity)))) {
            throw new RefusedFrame(ErrorKind.TOKEN_REPLAYED);
        }
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
