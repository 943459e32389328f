package dev.sportello.relay.apikey;

import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.team.AdminActs;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.ApiKeyBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The keys that admins have made. To make one and to revoke it are entries of the journal, as changes of the
/// team are. Thread-safe.
public final class ApiKeys {
    private static final int MOST = 100;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final AdminActs admins;
    private final Tokens tokens;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ApiKeys(Database database, AdminActs admins, Tokens tokens, Supplier<UUID> ids, Clock clock) {
        this.database = database;
        this.admins = admins;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param team knows who is an admin
    public static ApiKeys open(Foundation foundation, Team team) {
        return new ApiKeys(
                foundation.database(),
                new AdminActs(foundation.journal(), team),
                new Tokens(foundation.random()),
                foundation.ids(),
                foundation.clock());
    }

    /// All that can be used, the newest first.
    public List<ApiKey> all() {
        return database.jdbi().withHandle(ApiKeyTable::all);
    }

    /// Makes a key. Waits for the journal.
    ///
    /// @throws RefusedFrame `input-invalid`, `forbidden`
    public ApiKeyBodies.MadeApiKey make(Party.ByAgent admin, ApiKeyBodies.MakeApiKey asked)
            throws RefusedFrame, InterruptedException {
        var text = KeyText.make(tokens);
        var key = new ApiKey(
                new ApiKeyId(ids.get()),
                name(asked.name()),
                text.start(),
                scopes(asked.scopes()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                admin.agent(),
                null);
        admins.carryOut(admin, transaction -> {
            if (ApiKeyTable.count(transaction.handle()) >= MOST) {
                throw refusal("There are " + MOST + " keys already. Revoke one that is not used.");
            }
            ApiKeyTable.insert(transaction.handle(), key, text.hash());
            return transaction.append(new Change.ApiKeyMade(admin, key)).sequence();
        });
        return new ApiKeyBodies.MadeApiKey(key, text.plain());
    }

    /// Ends a key for ever, at every relay. Waits for the journal.
    ///
    /// @throws RefusedFrame `not-found`, `forbidden`
    public void revoke(Party.ByAgent admin, ApiKeyId id) throws RefusedFrame, InterruptedException {
        admins.carryOut(admin, transaction -> {
            var key = ApiKeyTable.find(transaction.handle(), id);
            if (key == null) {
                throw new RefusedFrame(ErrorKind.NOT_FOUND);
            }
            ApiKeyTable.delete(transaction.handle(), id);
            return transaction.append(new Change.ApiKeyRevoked(admin, key)).sequence();
        });
    }

    /// The key that was sent, and notes that it was used.
    ///
    /// @return null where there is none such, or none any more
    @Nullable
    ApiKey use(String sent) {
        var text = KeyText.of(sent);
        if (text == null) {
            return null;
        }
        return database.jdbi().withHandle(handle -> {
            var row = ApiKeyTable.find(handle, text.start());
            if (row == null || !text.fits(row.hash())) {
                return null;
            }
            var key = row.key();
            var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            var noted = key.usedAt();
            if (noted == null || noted.plus(USE_IS_NOTED_EVERY).compareTo(now) <= 0) {
                ApiKeyTable.used(handle, key.id(), now);
            }
            return key;
        });
    }

    private static String name(String typed) throws RefusedFrame {
        var name = typed.strip();
        if (VisibleText.isInvisible(name) || name.length() > ApiKey.LONGEST_NAME || !StorableText.isLine(name)) {
            throw refusal("A key's name is 1 to " + ApiKey.LONGEST_NAME + " characters, and not blank.");
        }
        return name;
    }

    private static List<ApiKey.Scope> scopes(List<ApiKey.Scope> asked) throws RefusedFrame {
        if (asked.isEmpty()) {
            throw refusal("A key is for at least one of \"ingest\", \"read\" and \"erase\".");
        }
        return asked.stream().distinct().toList();
    }

    private static RefusedFrame refusal(String sentence) {
        return new RefusedFrame(ErrorKind.INPUT_INVALID, sentence, null);
    }
}
