package dev.sportello.relay.team;

import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The code by which whoever reads a relay's output becomes the first admin. Each relay that starts before there is an
/// agent prints one of its own; all are good at every relay on the database, until one of them is used. Ten wrong
/// guesses, wherever they are made, end all that were printed before. Thread-safe.
public final class SetupCode {
    /// 60 bits: too many to find the code for its hash.
    private static final int LETTERS = 12;

    private static final int MOST_GUESSES = 10;
    private static final int MOST_KEPT = 20;

    private final Database database;
    private final @Nullable ReadableCode own;

    private SetupCode(Database database, @Nullable ReadableCode own) {
        this.database = database;
        this.own = own;
    }

    /// Makes this relay's code, if there is nobody in the team yet. A relay that is alone on its database forgets the
    /// code of its last start.
    public static SetupCode make(Database database, SecureRandom random, Clock clock) {
        if (!teamIsEmpty(database)) {
            return new SetupCode(database, null);
        }
        var code = ReadableCode.make(random, LETTERS);
        var others = database.dialect().shared() ? MOST_KEPT : 0;
        database.jdbi().useTransaction(handle -> {
            forgetAllBut(handle, others);
            handle.createUpdate("insert into setup_code (code_hash, made_at, wrong_guesses) values (:hash, :now, 0)")
                    .bind("hash", Tokens.hash(code.plain()))
                    .bind("now", clock.instant())
                    .execute();
        });
        database.force();
        return new SetupCode(database, code);
    }

    /// What this relay prints; null where there was an agent when it started.
    public @Nullable String printed() {
        return own == null ? null : own.printed();
    }

    /// Whether a code is good, without using it; counts it where it is not.
    ///
    /// @throws RefusedFrame `setup-code-wrong`
    public void check(String given) throws RefusedFrame {
        var good = database.jdbi().withHandle(handle -> isGood(handle, given));
        if (!good) {
            database.jdbi()
                    .useHandle(handle -> handle.execute("update setup_code set wrong_guesses = wrong_guesses + 1"));
            throw new RefusedFrame(ErrorKind.SETUP_CODE_WRONG);
        }
    }

    /// Uses all codes up by one of them, within the transaction that adds the first admin.
    ///
    /// @throws RefusedFrame `setup-code-wrong`, also where another relay was quicker
    static void use(Handle handle, String given) throws RefusedFrame {
        // Locked in one order, so that two who use different codes wait for each other.
        var _ = handle.createQuery("select code_hash from setup_code order by code_hash for update")
                .mapTo(String.class)
                .list();
        if (!isGood(handle, given)) {
            throw new RefusedFrame(ErrorKind.SETUP_CODE_WRONG);
        }
        handle.execute("delete from setup_code");
    }

    private static boolean isGood(Handle handle, String given) {
        return handle.createQuery("""
                        select 1 from setup_code
                        where code_hash = :hash and wrong_guesses < :most and not exists (select 1 from agent)
                        """)
                .bind("hash", Tokens.hash(ReadableCode.typed(given).plain()))
                .bind("most", MOST_GUESSES)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static boolean teamIsEmpty(Database database) {
        return new Team(database).isEmpty();
    }

    private static void forgetAllBut(Handle handle, int newest) {
        handle.createUpdate("""
                        delete from setup_code where code_hash not in (
                            select code_hash from setup_code order by made_at desc fetch first :newest rows only)
                        """).bind("newest", newest).execute();
    }
}
