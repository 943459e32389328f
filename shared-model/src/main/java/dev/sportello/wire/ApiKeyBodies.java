package dev.sportello.wire;

import dev.sportello.model.ApiKey;
import java.util.List;
import java.util.Objects;

/// The bodies by which admins make API keys, see them and revoke them.
public final class ApiKeyBodies {

    /// `POST /agent/api-keys`
    ///
    /// @param name what the key is for
    /// @param scopes at least one
    public record MakeApiKey(String name, List<ApiKey.Scope> scopes) {
        public MakeApiKey {
            Objects.requireNonNull(name, "name");
            scopes = List.copyOf(scopes);
        }
    }

    /// The answer: the only one that ever holds the key.
    ///
    /// @param secret the key itself; the relay keeps no copy that could be read
    public record MadeApiKey(ApiKey key, String secret) {
        public MadeApiKey {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(secret, "secret");
        }

        @Override
        public String toString() {
            return "MadeApiKey[" + key + "]";
        }
    }

    /// `GET /agent/api-keys`: those that can be used, the newest first.
    public record ApiKeyList(List<ApiKey> keys) {
        public ApiKeyList {
            keys = List.copyOf(keys);
        }
    }

    private ApiKeyBodies() {}
}
