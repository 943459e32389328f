package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Mailbox;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The mailbox as admins have set it up, with its password.
///
/// @param password null: none is set
record MailboxAccess(Mailbox mailbox, @Nullable SecretValue password) {

    /// @return null where none is set up
    /// @throws SecretUnreadable if the key of the secrets is missing or wrong
    static @Nullable MailboxAccess find(Settings settings, Secrets secrets) throws SecretUnreadable {
        var mailbox = settings.account().channels().mailbox();
        return mailbox == null ? null : new MailboxAccess(mailbox, secrets.find(SecretName.IMAP_PASSWORD));
    }

    /// The same for one mailbox, however it is reached and under whatever address; 64 characters.
    String name() {
        try {
            var where = mailbox.host() + "\n" + mailbox.user();
            var digest = MessageDigest.getInstance("SHA-256").digest(where.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
