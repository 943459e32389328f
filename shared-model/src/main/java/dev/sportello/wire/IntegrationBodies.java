package dev.sportello.wire;

import dev.sportello.model.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies by which admins see how the shop's pages and its server fit to the relay, and change it.
public final class IntegrationBodies {

    /// `GET /agent/integration`
    ///
    /// @param account the `aud` that identities must name
    /// @param fixedOrigins the sites that the operator allows; those of the admins stand in the settings
    /// @param fileKeys the keys of the operator's file
    /// @param keys those that admins have added, the oldest first
    /// @param unreadable the ids of those that the relay cannot read, since the key of its secrets is not the
    ///     one
    public record IntegrationState(
            String account,
            List<String> fixedOrigins,
            List<FileKey> fileKeys,
            List<SigningKey> keys,
            List<String> unreadable,
            Seen seen) {
        public IntegrationState {
            Objects.requireNonNull(account, "account");
            fixedOrigins = List.copyOf(fixedOrigins);
            fileKeys = List.copyOf(fileKeys);
            keys = List.copyOf(keys);
            unreadable = List.copyOf(unreadable);
            Objects.requireNonNull(seen, "seen");
        }

        /// The same with other keys of the admins.
        public IntegrationState with(List<SigningKey> keys) {
            return new IntegrationState(account, fixedOrigins, fileKeys, keys, unreadable, seen);
        }
    }

    /// A key of the operator's file.
    ///
    /// @param id the `kid` of identities
    /// @param algorithm `HS256` or `EdDSA`
    public record FileKey(String id, String algorithm) {
        public FileKey {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(algorithm, "algorithm");
        }
    }

    /// What was last seen of the shop's pages; null for what never was.
    ///
    /// @param loaded a page of an allowed site, or of one that does not say which, has loaded the hub
    /// @param accepted a shopper was signed in
    /// @param elsewhere a page of a site that is not allowed asked for something
    /// @param refused what a page said of a shopper was refused
    public record Seen(
            @Nullable Sighting loaded,
            @Nullable Sighting accepted,
            @Nullable Sighting elsewhere,
            @Nullable Sighting refused) {
        /// Before anything was seen.
        public static final Seen NOTHING = new Seen(null, null, null, null);
    }

    /// Something that was seen.
    ///
    /// @param origin of the page; null where it does not say
    /// @param refusal why a shopper was not signed in; null for all else
    public record Sighting(
            Instant at, @Nullable String origin, @Nullable Refusal refusal) {
        public Sighting {
            Objects.requireNonNull(at, "at");
        }

        /// Whether only the time differs.
        public boolean isLike(Sighting other) {
            return Objects.equals(origin, other.origin) && Objects.equals(refusal, other.refusal);
        }
    }

    /// `POST /agent/signing-keys`
    ///
    /// @param publicKey in one of the forms of [PublicKeyText]; null: a secret is made
    public record AddSigningKey(@Nullable String publicKey) {}

    /// The answer: the only one that ever holds the secret.
    ///
    /// @param secret that shop and relay share, in base64url; null where a public key was added
    public record AddedSigningKey(SigningKey key, @Nullable String secret) {
        public AddedSigningKey {
            Objects.requireNonNull(key, "key");
        }

        @Override
        public String toString() {
            return "AddedSigningKey[" + key + "]";
        }
    }

    private IntegrationBodies() {}
}
