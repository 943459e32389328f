package dev.sportello.relay.integration;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.SigningKey;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.team.AdminActs;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.PublicKeyText;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds and removes the keys with which the shop signs identities. Each is an entry of the journal.
/// Thread-safe.
public final class SigningKeyChanges {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyChanges.class);

    /// One, and the one that replaces it.
    private static final int MOST = 2;

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final SigningKeys keys;
    private final AdminActs admins;
    private final SecureRandom random;
    private final Clock clock;

    public SigningKeyChanges(SigningKeys keys, AdminActs admins, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.admins = admins;
        this.random = random;
        this.clock = clock;
    }

    /// Makes a secret that shop and relay share, or adds a public key. Waits for the journal.
    ///
    /// @param publicKey as somebody has pasted it; null: a secret is made
    /// @throws RefusedFrame `input-invalid`, `forbidden`, `storage-failed`
    public AddedSigningKey add(Party.ByAgent admin, @Nullable String publicKey)
            throws RefusedFrame, InterruptedException {
        if (publicKey == null) {
            var secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            return new AddedSigningKey(add(admin, newId(), IdentityKey.HS256, text), text);
        }
        return switch (PublicKeyText.read(publicKey)) {
            case PublicKeyText.Key(var text, var id) ->
                new AddedSigningKey(add(admin, id == null ? newId() : id, IdentityKey.EDDSA, text), null);
            case PublicKeyText.Problem problem -> throw invalid(problem.sentence());
        };
    }

    private SigningKey add(Party.ByAgent admin, String id, String algorithm, String text)
            throws RefusedFrame, InterruptedException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var key = new SigningKey(id, algorithm, now, admin.agent(), null);
        var row = new SigningKeyTable.Row(key, sealed(id, algorithm + " " + text));
        admins.carryOut(admin, transaction -> {
            var others = SigningKeyTable.all(transaction.handle());
            if (others.size() >= MOST) {
                throw invalid("There are two keys already. Remove the one that the shop signs with no more.");
            }
            if (isTaken(id)
                    || others.stream().anyMatch(other -> other.key().id().equals(id))) {
                throw invalid("There is a key with this id already. Give the new one another id.");
            }
            SigningKeyTable.insert(transaction.handle(), row);
            return transaction.append(new Change.SigningKeyAdded(admin, key)).sequence();
        });
        return key;
    }

    /// Ends a key: no identity that is signed with it is accepted from now on, at every relay. The sessions
    /// of shoppers who are signed in stay. Waits for the journal.
    ///
    /// @throws RefusedFrame `not-found`, `forbidden`
    public void remove(Party.ByAgent admin, String id) throws RefusedFrame, InterruptedException {
        admins.carryOut(admin, transaction -> {
            var row = SigningKeyTable.find(transaction.handle(), id);
            if (row == null) {
                throw new RefusedFrame(ErrorKind.NOT_FOUND);
            }
            SigningKeyTable.delete(transaction.handle(), id);
            return transaction
                    .append(new Change.SigningKeyRemoved(admin, row.key()))
                    .sequence();
        });
    }

    private boolean isTaken(String id) {
        return keys.ofFile().stream().anyMatch(key -> key.id().equals(id));
    }

    private String sealed(String id, String line) throws RefusedFrame {
        try {
            var _ = IdentityKey.parse(id + " " + line);
            return keys.seal(id, line);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            throw new RefusedFrame(
                    ErrorKind.STORAGE_FAILED,
                    "The key of the relay's secrets is missing or wrong. The operator should look at the log.",
                    null);
        }
    }

    private String newId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "key-" + HexFormat.of().formatHex(bytes);
    }

    private static RefusedFrame invalid(String sentence) {
        return new RefusedFrame(ErrorKind.INPUT_INVALID, sentence, null);
    }
}
