package dev.sportello.relay.team;

import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.storage.Database;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The SQL of `admin_code`: the one code by which an operator lets an admin in again who cannot sign in.
public final class AdminCodes {

    /// Keeps the one code; an earlier one is void. It is on the disk when this returns.
    ///
    /// @param hash of the code, by [#hash]
    public static void put(Database database, String hash, Instant expiresAt) {
        database.jdbi().useTransaction(handle -> {
            remove(handle);
            handle.createUpdate("insert into admin_code (code_hash, expires_at) values (:hash, :expiresAt)")
                    .bind("hash", hash)
                    .bind("expiresAt", expiresAt)
                    .execute();
        });
        database.force();
    }

    /// What is kept of a code, and may be seen by others.
    public static String hash(ReadableCode code) {
        return Tokens.hash(code.plain());
    }

    static boolean fits(Handle handle, ReadableCode code, Instant now) {
        return handle.createQuery("select 1 from admin_code where code_hash = :hash and expires_at > :now")
                .bind("hash", hash(code))
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static void remove(Handle handle) {
        handle.execute("delete from admin_code");
    }

    private AdminCodes() {}
}
