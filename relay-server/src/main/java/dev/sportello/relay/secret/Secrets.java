package dev.sportello.relay.secret;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The secrets that admins have set. They are encrypted in the database, with a key that is not in it. No frame, no
/// answer and no log ever holds one. Thread-safe.
public final class Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

    private final Database database;
    private final SecretKeyFile file;
    private final List<Supplier<List<Sealed>>> elsewhere = new CopyOnWriteArrayList<>();
    private final SecureRandom random;
    private final Clock clock;

    /// @param key the file of the key; made with the first secret
    public Secrets(Database database, Path key, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
        file = new SecretKeyFile(key, random);
    }

    /// Logs at once if the key does not fit what is stored. The relay starts all the same: chats need none.
    public static Secrets open(Foundation foundation, Path key) {
        var secrets = new Secrets(foundation.database(), key, foundation.random(), foundation.clock());
        secrets.complain(secrets.own());
        return secrets;
    }

    /// What was encrypted under a name.
    ///
    /// @param what it is, for sentences that end with it
    public record Sealed(String name, String value, String what) {
        @Override
        public String toString() {
            return "Sealed[" + what + "]";
        }
    }

    /// Adds what another feature keeps in a table of its own, so that it stays under one key with all else. Logs
    /// at once if the key does not fit it.
    ///
    /// @param kept what an admin can remove; is asked whenever something is encrypted
    public void alsoKeptIn(Supplier<List<Sealed>> kept) {
        elsewhere.add(kept);
        complain(kept.get());
    }

    private void complain(List<Sealed> sealed) {
        try {
            check(sealed);
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
        }
    }

    /// @throws SecretUnreadable if there are secrets that the key does not open
    void check() throws SecretUnreadable {
        check(all());
    }

    private void check(List<Sealed> sealed) throws SecretUnreadable {
        for (var secret : sealed) {
            var _ = open(secret);
        }
    }

    private List<Sealed> all() {
        var all = new ArrayList<>(own());
        elsewhere.forEach(kept -> all.addAll(kept.get()));
        return all;
    }

    /// Makes the key's file where nothing is encrypted yet, and else sees to it that all stays under one key.
    private void keepUnderOneKey(List<Sealed> others) throws SecretUnreadable {
        if (others.isEmpty() && !file.exists()) {
            file.make();
        }
        check(others);
    }

    /// When each secret was set; without an entry for one that is not.
    public Map<SecretName, Instant> setAt() {
        return database.jdbi().withHandle(handle -> {
            var set = new EnumMap<SecretName, Instant>(SecretName.class);
            for (var row : rows(handle)) {
                var name = SecretName.find(row.name());
                if (name != null) {
                    set.put(name, row.setAt());
                }
            }
            return set;
        });
    }

    /// Stores a secret in the place of what was stored under its name. Returns when it is on disk.
    ///
    /// @throws SecretUnreadable if the key does not open the others: all are stored under one key
    public void put(SecretName name, SecretValue value) throws SecretUnreadable {
        var others = all();
        others.removeIf(other -> other.name.equals(name.text()));
        keepUnderOneKey(others);
        var sealed = new SecretCipher(file.read(), random).close(name.text(), value);
        var now = clock.instant();
        var _ = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            delete(handle, name);
            return handle.createUpdate("insert into secret (name, sealed, set_at) values (:name, :sealed, :setAt)")
                    .bind("name", name.text())
                    .bind("sealed", sealed)
                    .bind("setAt", now)
                    .execute();
        }));
        database.force();
    }

    /// Forgets a secret. Returns when that is on disk.
    public void remove(SecretName name) {
        database.jdbi().useHandle(handle -> delete(handle, name));
        database.force();
    }

    /// For the relay's own use.
    ///
    /// @return null where nobody has set it
    /// @throws SecretUnreadable if the key is missing or wrong
    public @Nullable SecretValue find(SecretName name) throws SecretUnreadable {
        for (var sealed : own()) {
            if (sealed.name.equals(name.text())) {
                return open(sealed);
            }
        }
        return null;
    }

    /// Encrypts what another feature keeps in a table of its own.
    ///
    /// @param name that no other secret has; it is needed to open it again
    /// @return at most twice as long as the value, and 60 characters
    /// @throws SecretUnreadable if the key is missing or does not open the others
    public String seal(String name, SecretValue value) throws SecretUnreadable {
        keepUnderOneKey(all());
        return new SecretCipher(file.read(), random).close(name, value);
    }

    /// Opens what was sealed under that name.
    ///
    /// @throws SecretUnreadable if the key is missing or wrong
    public SecretValue open(String name, String sealed) throws SecretUnreadable {
        return open(named(name, sealed));
    }

    private static Sealed named(String name, String sealed) {
        return new Sealed(name, sealed, "the secret \"" + name + "\"");
    }

    private SecretValue open(Sealed sealed) throws SecretUnreadable {
        var key = file.read();
        try {
            return new SecretCipher(key, random).open(sealed.name, sealed.value);
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
            throw new SecretUnreadable(
                    "The key in " + file.file().toAbsolutePath() + " does not open " + sealed.what
                            + ". Put back the key with which it was stored, or remove it and set it again.",
                    e);
        }
    }

    private List<Sealed> own() {
        // A newer relay may have stored what this one does not know.
        return database.jdbi()
                .withHandle(handle -> rows(handle).stream()
                        .filter(row -> SecretName.find(row.name()) != null)
                        .map(row -> named(row.name(), row.sealed()))
                        .toList());
    }

    /// @param name as it stands in the table
    public record Row(String name, String sealed, Instant setAt) {
        @Override
        public String toString() {
            return "Row[" + name + "]";
        }
    }

    private static List<Row> rows(Handle handle) {
        return handle.createQuery("select name, sealed, set_at from secret")
                .mapTo(Row.class)
                .list();
    }

    private static void delete(Handle handle, SecretName name) {
        handle.createUpdate("delete from secret where name = :name")
                .bind("name", name.text())
                .execute();
    }
}
