package dev.sportello.relay.mail.inbound;

import dev.sportello.relay.mail.MailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail as it came in, taken apart. Every text of it can be stored, and none is longer than a thread shows.
///
/// @param key the same for each copy of one mail, and of no other
/// @param messageId with its angle brackets; null where it has none
/// @param from null where no usable address stands in it
/// @param fromName as its author calls themselves; null for no name
/// @param recipients all addresses by which it may have come here
/// @param answered the `Message-ID`s that it answers, the nearest first
/// @param text what its author wrote, never blank
/// @param quoted what they quoted, and what of the text was too long; null for nothing
/// @param attachments the names of the files that came with it
/// @param bounce what it reports of a mail that was not delivered; null where it reports none
record ReceivedMail(
        String key,
        @Nullable String messageId,
        @Nullable MailAddress from,
        @Nullable String fromName,
        List<String> recipients,
        List<String> answered,
        String subject,
        String text,
        @Nullable String quoted,
        List<String> attachments,
        Author author,
        @Nullable Bounce bounce) {

    /// Who may have written it, as far as its headers say.
    enum Author {
        PERSON,

        /// A machine: an absence note, a list, a report.
        MACHINE
    }

    ReceivedMail {
        recipients = List.copyOf(recipients);
        answered = List.copyOf(answered);
        attachments = List.copyOf(attachments);
    }
}
