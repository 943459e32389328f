package dev.sportello.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of a key by which a system of the shop uses the relay's API. The key itself is nowhere.
/// Immutable.
///
/// @param name what the admins call it, 1 to 100 characters
/// @param start how the key begins, so that people can tell which one they have at hand
/// @param scopes what it may be used for, each once
/// @param madeBy the admin
/// @param usedAt when it was last used, to the minute; null: never
public record ApiKey(
        ApiKeyId id,
        String name,
        String start,
        List<Scope> scopes,
        Instant madeAt,
        AgentId madeBy,
        @Nullable Instant usedAt) {
    /// The longest name, in UTF-16 units.
    public static final int LONGEST_NAME = 100;

    public ApiKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(start, "start");
        scopes = scopes.stream().distinct().toList();
        Objects.requireNonNull(madeAt, "madeAt");
        Objects.requireNonNull(madeBy, "madeBy");
    }

    /// What a key may be used for.
    public sealed interface Scope {
        Known INGEST = Known.INGEST;
        Known READ = Known.READ;
        Known ERASE = Known.ERASE;

        enum Known implements Scope {
            /// Tells of profiles and their events.
            INGEST,
            /// Reads what is known of profiles.
            READ,
            /// Erases profiles.
            ERASE
        }

        /// A scope that is newer than this program. It allows nothing here.
        record Unknown(String name) implements Scope, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }
}
