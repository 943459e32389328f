package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeMessage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// By what one mail is known again, in whatever folder and however often it comes: of what its author's mailer
/// gave it. The `Message-ID` alone is not enough, since some mailers give several mails the same.
final class MailKeys {
    private static final List<String> HEADERS = List.of("Message-ID", "Date", "From", "Subject");

    /// @return 64 characters
    static String of(MimeMessage message, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : HEADERS) {
                digest.update((HeaderText.first(message, name) + "\n").getBytes(UTF_8));
            }
            if (HeaderText.first(message, "Message-ID").isEmpty()) {
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private MailKeys() {}
}
