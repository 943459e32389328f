package dev.sportello.relay.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mail about to be sent.
///
/// @param fromName beside the address; blank: none
/// @param replyTo null: answers go to where it comes from
/// @param messageId with its angle brackets
/// @param references the same of earlier mails of the conversation, the earliest first
/// @param html the same as the text, as markup
/// @param further headers, whose values are the relay's own
record OutgoingMail(
        MailAddress from,
        String fromName,
        MailAddress to,
        @Nullable MailAddress replyTo,
        String subject,
        String messageId,
        List<String> references,
        Instant at,
        String text,
        String html,
        Map<String, String> further) {
    OutgoingMail {
        references = List.copyOf(references);
        further = Map.copyOf(further);
    }
}
