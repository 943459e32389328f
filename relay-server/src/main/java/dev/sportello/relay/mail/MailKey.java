package dev.sportello.relay.mail;

import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.storage.Database;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The key with which the relay signs what comes back to it in mails: addresses for replies, and links. It is made with
/// the first of them, and encrypted as secrets are. Thread-safe.
final class MailKey {
    private static final String NAME = "mail-key";
    private static final int BYTES = 32;

    private final Database database;
    private final Secrets secrets;
    private final SecureRandom random;
    private volatile byte @Nullable [] known;

    MailKey(Database database, Secrets secrets, SecureRandom random) {
        this.database = database;
        this.secrets = secrets;
        this.random = random;
    }

    /// Signs a text for one purpose.
    ///
    /// @return so many bytes
    /// @throws SecretUnreadable if the key of the secrets is missing or wrong
    byte[] sign(String purpose, String text, int bytes) throws SecretUnreadable {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal((purpose + "\n" + text).getBytes(UTF_8)), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }

    private byte[] key() throws SecretUnreadable {
        var key = known;
        if (key == null) {
            var sealed = find();
            if (sealed == null) {
                make();
                sealed = find();
            }
            key = Base64.getDecoder()
                    .decode(secrets.open(NAME, String.valueOf(sealed)).plain());
            known = key;
        }
        return key;
    }

    private @Nullable String find() {
        return database.jdbi().withHandle(MailKey::stored);
    }

    private static @Nullable String stored(Handle handle) {
        return handle.createQuery("select sealed from mail_key where name = :name")
                .bind("name", NAME)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private void make() throws SecretUnreadable {
        var key = new byte[BYTES];
        random.nextBytes(key);
        var sealed = secrets.seal(NAME, new SecretValue(Base64.getEncoder().encodeToString(key)));
        try {
            database.jdbi()
                    .useHandle(handle -> handle.createUpdate("""
                    insert into mail_key (name, sealed) values (:name, :sealed)""")
                            .bind("name", NAME)
                            .bind("sealed", sealed)
                            .execute());
        } catch (UnableToExecuteStatementException e) {
            // Another relay was faster: then its key counts.
            if (find() == null) {
                throw e;
            }
        }
        // An address that is out there must not outlive the key that signed it.
        database.force();
    }
}
