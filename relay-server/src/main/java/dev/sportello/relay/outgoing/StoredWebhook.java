package dev.sportello.relay.outgoing;

import dev.sportello.model.Webhook;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.wire.WebhookBodies.Failing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as it is stored. Immutable.
///
/// @param keys with which it signs
/// @param since after which entry it hears
/// @param deliveredAt when the last delivery arrived
/// @param failing what is wrong with it
record StoredWebhook(
        Webhook webhook,
        Keys keys,
        long since,
        @Nullable Instant deliveredAt,
        @Nullable Failing failing) {

    /// The secret, and the one before it while receivers go over to the new one. Both are encrypted.
    record Keys(String sealed, @Nullable Earlier earlier) {

        /// @param until from when on it signs no more
        record Earlier(String sealed, Instant until) {
            @Override
            public String toString() {
                return "Earlier[" + until + "]";
            }
        }

        static Keys of(String secret, Secrets secrets) throws SecretUnreadable {
            return new Keys(secrets.seal(NAME, new SecretValue(secret)), null);
        }

        /// A new secret, beside which the one of now signs for a while.
        Keys rotated(String secret, Instant until, Secrets secrets) throws SecretUnreadable {
            return new Keys(secrets.seal(NAME, new SecretValue(secret)), new Earlier(sealed, until));
        }

        @Nullable
        Instant earlierUntil(Instant now) {
            return earlier != null && now.isBefore(earlier.until) ? earlier.until : null;
        }

        /// Those that sign now, the newest first.
        List<String> live(Secrets secrets, Instant now) throws SecretUnreadable {
            var live = new ArrayList<String>();
            live.add(secrets.open(NAME, sealed).plain());
            if (earlier != null && now.isBefore(earlier.until)) {
                live.add(secrets.open(NAME, earlier.sealed).plain());
            }
            return live;
        }

        /// The same as they are kept.
        ///
        /// @param host to which the webhook goes
        List<Secrets.Sealed> sealed(String host, Instant now) {
            var what = "the secret of the webhook to " + host;
            var ofNow = new Secrets.Sealed(NAME, sealed, what);
            return earlier != null && now.isBefore(earlier.until)
                    ? List.of(ofNow, new Secrets.Sealed(NAME, earlier.sealed, what))
                    : List.of(ofNow);
        }

        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    /// Under which secrets of webhooks are sealed. It is never changed.
    private static final String NAME = "webhook";
}
