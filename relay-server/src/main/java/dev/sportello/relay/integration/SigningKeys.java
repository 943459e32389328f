package dev.sportello.relay.integration;

import dev.sportello.model.SigningKey;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys with which the shop's server signs who a shopper is: those of the operator's file, and those that
/// admins have added. Nothing of the latter is kept in memory, so that what an admin changes holds at every
/// relay with the next identity. Thread-safe.
public final class SigningKeys implements KnownKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Secrets secrets;
    private final IdentityKeysFile file;
    private final Clock clock;

    /// Those of which the log has said that they cannot be read.
    private final Set<String> complained = ConcurrentHashMap.newKeySet();

    public SigningKeys(Database database, Secrets secrets, IdentityKeysFile file, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.file = file;
        this.clock = clock;
        secrets.alsoKeptIn(() -> added().stream()
                .map(row -> new Secrets.Sealed(
                        name(row.key().id()),
                        row.sealed(),
                        "the signing key " + row.key().id()))
                .toList());
    }

    /// The key of an identity. The operator's file comes first.
    ///
    /// @param id the identity's `kid`
    /// @return null where there is none such, or none that can be read
    @Override
    public @Nullable IdentityKey find(String id) {
        var ofFile = file.find(id);
        if (ofFile != null) {
            return ofFile;
        }
        var row = database.jdbi().withHandle(handle -> SigningKeyTable.find(handle, id));
        return row == null ? null : open(row);
    }

    /// Once a minute at most.
    @Override
    public void used(String id) {
        database.jdbi().useHandle(handle -> {
            var row = SigningKeyTable.find(handle, id);
            var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            var noted = row == null ? now : row.key().usedAt();
            if (noted == null || noted.plus(USE_IS_NOTED_EVERY).compareTo(now) <= 0) {
                SigningKeyTable.used(handle, id, now);
            }
        });
    }

    /// Those of the operator's file.
    List<IdentityKey> ofFile() {
        return file.all();
    }

    /// Those that admins have added, the oldest first.
    List<SigningKeyTable.Row> added() {
        return database.jdbi().withHandle(SigningKeyTable::all);
    }

    /// @return null where the key of the relay's secrets does not fit
    @Nullable
    IdentityKey open(SigningKeyTable.Row row) {
        var id = row.key().id();
        try {
            var line = secrets.open(name(id), row.sealed()).plain();
            return IdentityKey.parse(id + " " + line);
        } catch (SecretUnreadable e) {
            if (complained.add(id)) {
                LOG.error("{}", e.getMessage(), e);
            }
            return null;
        }
    }

    /// @param line the algorithm and the key, as in the operator's file
    /// @throws SecretUnreadable if the key of the relay's secrets is missing or wrong
    String seal(String id, String line) throws SecretUnreadable {
        return secrets.seal(name(id), new SecretValue(line));
    }

    private static String name(String id) {
        return "signing-key/" + id;
    }
}
