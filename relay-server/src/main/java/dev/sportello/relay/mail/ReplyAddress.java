package dev.sportello.relay.mail;

import dev.sportello.model.TicketId;
import dev.sportello.relay.secret.SecretUnreadable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address for the answers to one ticket: the mailbox's, with the ticket's number and a signature behind a `+`
/// (RFC 5233). Servers change the case of addresses, so it means nothing. Thread-safe.
record ReplyAddress(MailKey key) {
    private static final String PURPOSE = "reply";
    private static final int SIGNED_BYTES = 10;
    private static final int LETTERS = 16;
    private static final int RADIX = 32;
    private static final Pattern TAG = Pattern.compile("t([1-9]\\d{0,17})-([0-9a-v]{" + LETTERS + "})");

    /// @param mailbox that the answers come into
    MailAddress of(TicketId ticket, MailAddress mailbox) throws SecretUnreadable {
        return new MailAddress(mailbox.local() + "+t" + ticket.number() + "-" + signature(ticket), mailbox.domain());
    }

    /// The ticket that an address names, if it was signed here for that mailbox.
    @Nullable
    TicketId ticket(String address, MailAddress mailbox) throws SecretUnreadable {
        var found = MailAddress.of(address);
        if (found == null || !found.domain().equalsIgnoreCase(mailbox.domain())) {
            return null;
        }
        var local = found.local().toLowerCase(Locale.ROOT);
        var prefix = mailbox.local().toLowerCase(Locale.ROOT) + "+";
        var tag = TAG.matcher(local.startsWith(prefix) ? local.substring(prefix.length()) : "");
        if (!tag.matches()) {
            return null;
        }
        var ticket = new TicketId(Long.parseLong(tag.group(1)));
        return MessageDigest.isEqual(bytes(signature(ticket)), bytes(tag.group(2))) ? ticket : null;
    }

    private String signature(TicketId ticket) throws SecretUnreadable {
        var signed = key.sign(PURPOSE, String.valueOf(ticket.number()), SIGNED_BYTES);
        var text = new BigInteger(1, signed).toString(RADIX);
        return "0".repeat(LETTERS - text.length()) + text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
